// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowprogram.h"

#include "app/cli/console.h"
#include "report/errortext.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace kvlens {

namespace {

// Where there is no /proc, it is looked for as the shell found this one.
QString ownFolder(const char *name)
{
    const QString own = QFileInfo(QStringLiteral("/proc/self/exe")).symLinkTarget();
    return QFileInfo(own.isEmpty() ? pathText(name) : own).path();
}

} // namespace

int becomeWindow(char **argv)
{
    const QString program = ownFolder(argv[0]) + QStringLiteral("/kvlens-window");
    ::execv(QFile::encodeName(program).constData(), argv);
    const QString sentence
        = translatedEarly("CommandLine",
            QT_TRANSLATE_NOOP("CommandLine",
                "The window could not be started: %1 (%2); kvlens --help says what works without."))
              .arg(displayText(program), QString::fromLocal8Bit(std::strerror(errno)));
    std::fputs(qUtf8Printable(sentence + u'\n'), stderr);
    return static_cast<int>(ExitStatus::StoreFailed);
}

} // namespace kvlens
