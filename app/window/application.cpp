// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/window/application.h"

#include "app/cli/clitext.h"
#include "app/cli/console.h"
#include "app/window/display.h"
#include "model/recoveryfile.h"
#include "model/workspace.h"
#include "stores/file/filevault.h"
#include "stores/file/tempfile.h"
#include "stores/json/indentstep.h"
#include "stores/pathtext.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/buttonnames.h"
#include "ui/mainwindow.h"
#include "ui/plainlabels.h"
#include "ui/settings.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

struct WindowArguments
{
    QStringList stores;
    QString theme; // empty: not given
    QString config; // the file of settings; empty: not given
};

// Nothing: an argument that nobody knows; it was named on standard error.
std::optional<WindowArguments> parse(QStringList arguments)
{
    WindowArguments parsed;
    arguments.removeFirst();
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        if (argument == "--theme"_L1 && !arguments.isEmpty())
            parsed.theme = arguments.takeFirst();
        else if (argument.startsWith("--theme="_L1))
            parsed.theme = argument.section(u'=', 1);
        else if (argument == "--config"_L1 && !arguments.isEmpty())
            parsed.config = arguments.takeFirst();
        else if (argument.startsWith("--config="_L1))
            parsed.config = argument.section(u'=', 1);
        else if (argument == "--"_L1)
            parsed.stores += std::exchange(arguments, {});
        else if (!argument.startsWith(u'-'))
            parsed.stores += argument;
        else {
            std::fputs(
                qUtf8Printable(
                    CliText::tr("kvlens: unknown option %1").arg(displayText(argument)) + u'\n'),
                stderr);
            return std::nullopt;
        }
    }
    return parsed;
}

// Paths of any bytes.
QStringList given(int argc, char **argv)
{
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words.append(pathText(argv[i]));
    return words;
}

Theme themeOf(const WindowArguments &arguments)
{
    if (!arguments.theme.isEmpty())
        return themeFromName(arguments.theme);
    if (qEnvironmentVariableIsSet("KVLENS_THEME"))
        return themeFromName(qEnvironmentVariable("KVLENS_THEME"));
    return themeFromName(Settings().value(u"theme"_s).toString());
}

// What was opened is nobody else's business. Whether they can be kept.
bool makeSettingsPrivate()
{
    const QString path = Settings().fileName();
    QDir().mkpath(QFileInfo(path).path());
    const FileDescriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CREAT | O_CLOEXEC, privateMode));
    if (file)
        ::fchmod(file.get(), privateMode);
    return file && QFileInfo(path).isWritable();
}

// Without a home they go with the program.
bool haveNoPlace()
{
    return homeFolder().isEmpty() && !QDir::isAbsolutePath(qEnvironmentVariable("XDG_CONFIG_HOME"));
}

// False: those in a file of the person's choice cannot be kept; it was told. `instead`: a folder
// that is made if there is no place for them, and goes at the end.
bool useSettings(const QString &path, std::optional<QTemporaryDir> &instead)
{
    if (!path.isEmpty())
        Settings::setFile(QFileInfo(path).absoluteFilePath());
    else if (haveNoPlace()) {
        instead.emplace();
        Settings::setFile(instead->filePath(u"kvlens.conf"_s));
        std::fputs(qUtf8Printable(
                       CliText::tr("kvlens: there is no home folder, so nothing is kept") + u'\n'),
            stderr);
    }
    if (makeSettingsPrivate() || path.isEmpty())
        return true;
    std::fputs(
        qUtf8Printable(
            CliText::tr("kvlens: settings cannot be kept in %1").arg(displayText(path)) + u'\n'),
        stderr);
    return false;
}

} // namespace

int runWindow(int &argc, char **argv)
{
    if (!hasDisplay(argc, argv)) {
        const bool isKnown = parse(given(argc, argv)).has_value();
        isKnown ? endWithoutDisplay() : std::_Exit(static_cast<int>(ExitStatus::WrongUsage));
    }
    std::optional<DisplayWatch> starting(std::in_place);
    QApplication application(argc, argv);
    starting.reset();
    installPlainLabels(application);
    installButtonNames(application);
    QApplication::setOrganizationName(u"kvlens"_s);
    QApplication::setApplicationName(u"kvlens"_s);
    QApplication::setApplicationVersion(QStringLiteral(KVLENS_VERSION));
    QApplication::setDesktopFileName(u"org.kvlens.KVLens"_s);
    installTranslations();
    const auto arguments = parse(given(argc, argv)); // what is Qt's is out of them by now
    if (!arguments)
        return static_cast<int>(ExitStatus::WrongUsage);
    std::optional<QTemporaryDir> unkept;
    if (!useSettings(arguments->config, unkept))
        return static_cast<int>(ExitStatus::WrongUsage);
    json::setIndentStep(chosen::indent());
    applyTheme(Theme::System);
    Workspace workspace;
    workspace.keepEditsIn(chosen::keepsEdits() ? recoveryFolder() : QString());
    MainWindow window(workspace);
    window.setTheme(themeOf(*arguments));
    window.show();
    window.begin(arguments->stores);
    return QApplication::exec();
}

} // namespace kvlens
