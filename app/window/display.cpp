// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/display.h"

#include "app/cli/console.h"
#include "stores/words/translations.h"

#include <QByteArrayView>
#include <QString>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace kvlens {

namespace {

QtMessageHandler others = nullptr;

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type == QtFatalMsg)
        endWithoutDisplay();
    if (!QByteArrayView(context.category).startsWith("qt.qpa"))
        others(type, context, text);
}

} // namespace

bool hasDisplay(int argc, const char *const *argv)
{
    const auto isSet = [](const char *name) { return !qEnvironmentVariableIsEmpty(name); };
    const auto asksForPlatform
        = [](const char *argument) { return std::strcmp(argument, "-platform") == 0; };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("QT_QPA_PLATFORM")
        || std::any_of(argv + 1, argv + argc, asksForPlatform);
}

void endWithoutDisplay()
{
    const QString sentence = translatedEarly("CommandLine",
        QT_TRANSLATE_NOOP("CommandLine",
            "There is no display to open a window on; kvlens --help says what works without."));
    std::fputs(qUtf8Printable(sentence + u'\n'), stderr);
    std::_Exit(static_cast<int>(ExitStatus::StoreFailed));
}

DisplayWatch::DisplayWatch()
{
    others = qInstallMessageHandler(listen);
}

DisplayWatch::~DisplayWatch()
{
    qInstallMessageHandler(others);
}

} // namespace kvlens
