// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/startup.h"

#include "stores/file/filevault.h"
#include "stores/file/openfiles.h"

#include <QCoreApplication>
#include <QFile>

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <langinfo.h>
#include <string>
#include <unistd.h>

namespace kvlens {

namespace {

// As the environment asks for it: "de_DE"; empty: for none.
std::string askedLanguage()
{
    for (const char *variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char *set = std::getenv(variable);
        const std::string name = set ? set : "";
        if (!name.empty())
            return name.substr(0, name.find_first_of(".@"));
    }
    return {};
}

// Paths and output are UTF-8 even where the environment says "C", as in many containers. What
// language is asked for is kept, though the system may have nothing of it.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    const std::string language = askedLanguage();
    if (!language.empty() && language != "C" && language != "POSIX")
        setenv("LANGUAGE", language.c_str(), 0);
    setenv("LC_ALL", "C.UTF-8", 1);
}

// A file that `ulimit -f` forbids to grow then fails like a full disk; else the process would end.
void failWhereFilesMayNotGrow()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

// Where nobody says it, as under some services, it is what the system knows of the user: libraries
// would take the root of all files.
void findHome()
{
    const QByteArray home = QFile::encodeName(homeFolder());
    if (!home.isEmpty())
        setenv("HOME", home.constData(), 1);
}

// Who starts the program may have closed them. What is opened later must not take their place, and
// what is written to a closed output has to fail: each is held open for the other direction.
void keepStandardStreams()
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream) {
        if (::fcntl(stream, F_GETFD) < 0)
            ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace

void prepareProcess()
{
    keepStandardStreams();
    allowManyOpenFiles();
    useUtf8();
    failWhereFilesMayNotGrow();
    findHome();
    QCoreApplication::setApplicationName(QStringLiteral("kvlens"));
}

} // namespace kvlens
