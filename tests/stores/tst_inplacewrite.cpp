// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing into a file instead of replacing it, and the backups of files. What a crash or a failing
// call leaves at any moment is tested in tests/faults.
#include "stores/catalog.h"
#include "stores/file/filereplacement.h"
#include "stores/file/filevault.h"
#include "stores/file/inplacemark.h"
#include "stores/file/inplacemend.h"
#include "stores/file/overwrite.h"
#include "stores/file/replaceable.h"
#include "tests/support/asnobody.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

QByteArray bytesAt(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

struct stat statusOf(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) < 0)
        qFatal("cannot look at %s", qPrintable(path));
    return status;
}

// A file, and a state folder of its own.
class KeptFile
{
public:
    explicit KeptFile(const QByteArray &bytes)
    {
        qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("state"))));
        path = QDir(m_folder.path()).canonicalPath() + QStringLiteral("/store.json");
        put(bytes);
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);
    }
    void put(const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QString folder() const { return m_folder.path(); }
    QList<QByteArray> backups() const
    {
        QList<QByteArray> contents;
        for (const QString &backup : backupsOf(path))
            contents.append(bytesAt(backup));
        return contents;
    }
    Result<Stored> writeInPlace(const QByteArray &bytes, const IsExpected &isExpected) const
    {
        Result<FileReplacement> replacement = FileReplacement::beginInPlace(path, {}, true);
        if (!replacement)
            return replacement.error();
        if (!replacement->write(bytes) || !replacement->prepare())
            qFatal("cannot prepare");
        return replacement->commit(isExpected);
    }
    // A process begins to write the bytes, and is killed before the first of them.
    void beginToWrite(const QByteArray &bytes) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const Result<Stored> ignored = writeInPlace(bytes, [looks = 0](int) mutable {
                return ++looks == 1 || ::kill(::getpid(), SIGKILL) != 0;
            });
            ::_exit(ignored ? 0 : 1);
        }
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
    }

    QString path;

private:
    QTemporaryDir m_folder;
};

bool always(int)
{
    return true;
}

Result<std::unique_ptr<Store>> opened(const QString &path, const WriteManner &manner)
{
    return openStore({.address = {QStringLiteral("json"), path, {}},
        .mode = OpenMode::ReadWrite,
        .manner = [manner] { return manner; }});
}

} // namespace

class TestInPlaceWrite : public QObject
{
    Q_OBJECT

private slots:
    void withoutHomeItIsWhatTheSystemKnows();
    void keepsWhatBelongsToTheFile();
    void writesNothingWithoutABackup();
    void mendsWhatIsHalfWritten_data();
    void mendsWhatIsHalfWritten();
    void isToldToWhoeverKeepsBackupsElsewhere_data() { mendsWhatIsHalfWritten_data(); }
    void isToldToWhoeverKeepsBackupsElsewhere();
    void isMendedWhereTheMarkLeads();
    void believesNoMarkOfWhoMayNotWrite();
    void isWrittenWithoutAMarkWhereNoneCanBe();
    void takesNothingOfOthersForItsOwn();
    void leavesAloneWhatAnotherProgramWrote();
    void isToldAndChosenWhereAFileCannotBeReplaced();
    void takesNoOtherFileForWhatItBegan();
    void backsUpBeforeTheFirstPersistOnly();
    void keepsSoManyBackups();
    void whatIsCalledOtherwiseIsNoBackup();
    void aBackupNeverWasTheFileItself();
    void anIndexOfSeveralFilesIsNotWrittenInPlace();
};

// Never the root of all files, which it is to Qt then.
void TestInPlaceWrite::withoutHomeItIsWhatTheSystemKnows()
{
    const QByteArray home = qgetenv("HOME");
    const QByteArray state = qgetenv("XDG_STATE_HOME");
    qunsetenv("XDG_STATE_HOME");
    qputenv("HOME", "/somewhere");
    QCOMPARE(stateFolder(), QStringLiteral("/somewhere/.local/state/kvlens"));
    qunsetenv("HOME");
    const passwd *user = ::getpwuid(::geteuid());
    const QString theirs = user ? QFile::decodeName(user->pw_dir) : QString();
    const bool isThere = theirs.startsWith(u'/') && QFileInfo(theirs).isDir();
    QCOMPARE(homeFolder(), isThere ? theirs : QString());
    QCOMPARE(stateFolder(), isThere ? theirs + QStringLiteral("/.local/state/kvlens") : QString());
    qputenv("HOME", home);
    qputenv("XDG_STATE_HOME", state);
}

void TestInPlaceWrite::keepsWhatBelongsToTheFile()
{
    const KeptFile file("old contents");
    const QString other = file.folder() + QStringLiteral("/other");
    QCOMPARE(
        ::link(QFile::encodeName(file.path).constData(), QFile::encodeName(other).constData()), 0);
    const struct stat before = statusOf(file.path);
    QVERIFY(file.writeInPlace("new", always));
    QCOMPARE(bytesAt(file.path), "new");
    QCOMPARE(bytesAt(other), "new");
    QCOMPARE(statusOf(file.path).st_ino, before.st_ino);
    QCOMPARE(statusOf(file.path).st_mode, before.st_mode);
    QCOMPARE(file.backups(), {"old contents"});
    QCOMPARE(statusOf(backupsOf(file.path).first()).st_mode & 07777, mode_t(0600));
    // Nothing else remains.
    const QDir vault = QFileInfo(backupsOf(file.path).first()).dir();
    QCOMPARE(vault.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 1);
}

void TestInPlaceWrite::writesNothingWithoutABackup()
{
    const KeptFile file("old");
    qputenv("XDG_STATE_HOME", "/proc/nowhere");
    const Result<Stored> stored = file.writeInPlace("new", always);
    QVERIFY(!stored);
    QVERIFY(reasonText(stored.error().detail).contains(QLatin1String("backup")));
    QCOMPARE(bytesAt(file.path), "old");
}

void TestInPlaceWrite::mendsWhatIsHalfWritten_data()
{
    QTest::addColumn<QByteArray>("half");
    QTest::addColumn<bool>("isTorn");
    const QByteArray before(3000, 'o');
    const QByteArray after(5000, 'n');
    QTest::newRow("nothing written") << before << false;
    QTest::newRow("some blocks") << after.first(1024) + before.sliced(1024) << true;
    QTest::newRow("within a block") << after.first(700) + before.sliced(700) << true;
    QTest::newRow("a later block first") << before.first(2560) + after.sliced(2560) << true;
    QTest::newRow("longer, but not written") << before + QByteArray(2000, '\0') << true;
    QTest::newRow("all written") << after << false;
}

void TestInPlaceWrite::mendsWhatIsHalfWritten()
{
    QFETCH(const QByteArray, half);
    QFETCH(const bool, isTorn);
    const QByteArray before(3000, 'o');
    const KeptFile file(before);
    file.beginToWrite(QByteArray(5000, 'n'));
    file.put(half);
    const Result<Mended> looked = mendInPlace(file.path, false);
    QCOMPARE(looked.has_value(), !isTorn); // who only reads is refused
    QCOMPARE(bytesAt(file.path), half);
    const Result<Mended> mended = mendInPlace(file.path, true);
    QVERIFY(mended);
    QCOMPARE(mended->told.has_value(), isTorn);
    QVERIFY(!isTorn || mended->told->isTold);
    QCOMPARE(bytesAt(file.path), isTorn ? before : half);
    QVERIFY(!mendInPlace(file.path, true)->told);
}

// Another user, a container: what was kept is not to be found.
void TestInPlaceWrite::isToldToWhoeverKeepsBackupsElsewhere()
{
    QFETCH(const QByteArray, half);
    QFETCH(const bool, isTorn);
    const KeptFile file(QByteArray(3000, 'o'));
    file.beginToWrite(QByteArray(5000, 'n'));
    file.put(half);
    const QString state = QFile::decodeName(qgetenv("XDG_STATE_HOME"));
    QVERIFY(QDir().rename(state, state + QStringLiteral("-of-another")));
    for (const bool mayWrite : {false, true}) {
        const Result<Mended> looked = mendInPlace(file.path, mayWrite);
        QCOMPARE(looked.has_value(), !isTorn);
        QVERIFY(isTorn || !looked->told);
        QVERIFY(!isTorn || reasonText(looked.error().detail).contains(state));
    }
    const Result<Stored> stored = file.writeInPlace("new", always);
    QCOMPARE(stored.has_value(), !isTorn);
    QCOMPARE(bytesAt(file.path), isTorn ? half : QByteArray("new"));
    QVERIFY(!QFile::exists(inPlaceMarkOf(file.path)) || isTorn);
    if (!isTorn)
        return;
    QVERIFY(QDir(state).removeRecursively());
    QVERIFY(QDir().rename(state + QStringLiteral("-of-another"), state));
    QVERIFY(mendInPlace(file.path, true)->told);
    QCOMPARE(bytesAt(file.path), QByteArray(3000, 'o'));
    QVERIFY(!QFile::exists(inPlaceMarkOf(file.path)));
}

// The same user with another state folder.
void TestInPlaceWrite::isMendedWhereTheMarkLeads()
{
    const KeptFile file(QByteArray(3000, 'o'));
    file.beginToWrite(QByteArray(3000, 'n'));
    file.put(QByteArray(1000, 'n') + QByteArray(2000, 'o'));
    qputenv("XDG_STATE_HOME", QFile::encodeName(file.folder() + QStringLiteral("/elsewhere")));
    QVERIFY(!mendInPlace(file.path, false));
    QVERIFY(mendInPlace(file.path, true)->told);
    QCOMPARE(bytesAt(file.path), QByteArray(3000, 'o'));
    QVERIFY(!QFile::exists(inPlaceMarkOf(file.path)));
    QVERIFY(mendInPlace(file.path, false) && !mendInPlace(file.path, true)->told);
}

// In a folder for all.
void TestInPlaceWrite::believesNoMarkOfWhoMayNotWrite()
{
    const KeptFile file("old");
    const QByteArray name = QFile::encodeName(file.path);
    QCOMPARE(::chmod(QFile::encodeName(file.folder()).constData(), 0777), 0);
    {
        const AsNobody nobody;
        QFile mark(inPlaceMarkOf(file.path));
        QVERIFY(mark.open(QIODevice::WriteOnly));
        QCOMPARE(mark.write("begun"), 5);
        QVERIFY(mark.setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    }
    QCOMPARE(::chmod(name.constData(), 0644), 0);
    const bool isTheirs = ::geteuid() == 0; // else nobody is somebody else
    QCOMPARE(mendInPlace(file.path, false).has_value(), isTheirs);
    QCOMPARE(::chmod(name.constData(), 0666), 0);
    QVERIFY(!mendInPlace(file.path, false));
}

void TestInPlaceWrite::isWrittenWithoutAMarkWhereNoneCanBe()
{
    const KeptFile file("old");
    QCOMPARE(::chmod(QFile::encodeName(file.path).constData(), 0666), 0);
    QVERIFY(QDir().mkdir(file.folder() + QStringLiteral("/state")));
    QCOMPARE(
        ::chmod(QFile::encodeName(file.folder() + QStringLiteral("/state")).constData(), 0777), 0);
    QCOMPARE(::chmod(QFile::encodeName(file.folder()).constData(), 0555), 0);
    {
        const AsNobody nobody;
        QVERIFY(file.writeInPlace("new", always));
    }
    QCOMPARE(bytesAt(file.path), "new");
    QCOMPARE(::chmod(QFile::encodeName(file.folder()).constData(), 0777), 0);
}

// Something else may have the name of what is kept, or of the mark.
void TestInPlaceWrite::takesNothingOfOthersForItsOwn()
{
    for (const bool isMark : {true, false}) {
        const KeptFile file("old");
        const FileVault vault(file.path, BackupPlace::StateFolder);
        QVERIFY(QDir().mkpath(vault.folder()));
        const QString theirs = isMark ? inPlaceMarkOf(file.path) : vault.pathOf(vault.oldName());
        QVERIFY(QDir().mkpath(theirs + QStringLiteral("/empty")));
        QVERIFY(!file.writeInPlace("new", always));
        QCOMPARE(bytesAt(file.path), "old");
        QVERIFY(QFile::exists(theirs + QStringLiteral("/empty")));
    }
    const KeptFile file("old");
    QFile text(inPlaceMarkOf(file.path));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("a list of mine") > 0 && text.flush());
    QVERIFY(!file.writeInPlace("new", always));
    QCOMPARE(bytesAt(text.fileName()), "a list of mine");
}

void TestInPlaceWrite::leavesAloneWhatAnotherProgramWrote()
{
    const KeptFile file(QByteArray(3000, 'o'));
    file.beginToWrite(QByteArray(3000, 'n'));
    file.put("theirs");
    const Result<Mended> mended = mendInPlace(file.path, true);
    QVERIFY(mended && mended->told);
    QCOMPARE(mended->told->severity, Severity::Warning);
    QCOMPARE(bytesAt(file.path), "theirs");
    QCOMPARE(file.backups(), {QByteArray(3000, 'o')});
    QVERIFY(!mendInPlace(file.path, true)->told);
}

void TestInPlaceWrite::takesNoOtherFileForWhatItBegan()
{
    const KeptFile file(QByteArray(3000, 'o'));
    file.beginToWrite(QByteArray(3000, 'n'));
    QVERIFY(replaceFile(file.path, QByteArray(1024, 'n') + QByteArray(1976, 'o')));
    QVERIFY(!mendInPlace(file.path, true)->told);
    QCOMPARE(bytesAt(file.path), QByteArray(1024, 'n') + QByteArray(1976, 'o'));
}

void TestInPlaceWrite::isToldAndChosenWhereAFileCannotBeReplaced()
{
    const KeptFile file(R"({"c": {"k": 1}})");
    const QString inner = file.folder() + QStringLiteral("/inner");
    const QString path = inner + QStringLiteral("/store.json");
    QVERIFY(QDir().mkdir(inner));
    QVERIFY(QFile::copy(file.path, path));
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0666), 0);
    QCOMPARE(::chmod(QFile::encodeName(inner).constData(), 0555), 0);
    QCOMPARE(::chmod(QFile::encodeName(file.folder()).constData(), 0777), 0);
    {
        const AsNobody nobody;
        const auto store = opened(path, {});
        QVERIFY(store && loadAll(**store));
        QVERIFY(!(*store)->info().capabilities.testFlag(Capability::Write));
        QCOMPARE((*store)->info().inPlaceReasons, {(*store)->info().readOnlyReason});
        const auto inPlace = opened(path, {.isInPlace = true});
        QVERIFY(inPlace && loadAll(**inPlace));
        QVERIFY((*inPlace)->info().capabilities.testFlag(Capability::Write));
        for (const QByteArray value : {"20", "3"}) {
            QVERIFY(writeOne(**inPlace, {{{"c"}, "k"}, value}));
            QCOMPARE(readOne(**inPlace, {{"c"}, "k"})->value, value);
        }
    }
    QCOMPARE(bytesAt(path), R"({"c": {"k": 3}})");
    QCOMPARE(backupsOf(path).size(), 1); // of the session
    QCOMPARE(::chmod(QFile::encodeName(inner).constData(), 0777), 0);
}

void TestInPlaceWrite::backsUpBeforeTheFirstPersistOnly()
{
    for (const BackupPlace place : {BackupPlace::StateFolder, BackupPlace::Beside}) {
        const KeptFile file(R"({"c": {"k": 1}})");
        const ino_t old = statusOf(file.path).st_ino;
        const auto store = opened(file.path, {.backups = place});
        QVERIFY(store && loadAll(**store));
        for (const QByteArray value : {"2", "3"})
            QVERIFY(writeOne(**store, {{{"c"}, "k"}, value}));
        QCOMPARE(file.backups(), {R"({"c": {"k": 1}})"});
        QCOMPARE(statusOf(backupsOf(file.path).first()).st_ino, old); // nothing was copied
        QCOMPARE(freshnessOf(**store), Freshness::Current);
        QVERIFY(problemsOf(**store)->isEmpty());
    }
}

void TestInPlaceWrite::keepsSoManyBackups()
{
    const KeptFile file(R"({"c": {"k": 0}})");
    for (const QByteArray value : {"1", "2", "3", "4"}) {
        const auto store
            = opened(file.path, {.backups = BackupPlace::StateFolder, .keptBackups = 2});
        QVERIFY(store && loadAll(**store));
        QVERIFY(writeOne(**store, {{{"c"}, "k"}, value}));
    }
    QCOMPARE(file.backups(), (QList<QByteArray> {R"({"c": {"k": 2}})", R"({"c": {"k": 3}})"}));
}

// A copy that somebody has made under a name like that; a backup of a backup; a folder.
void TestInPlaceWrite::whatIsCalledOtherwiseIsNoBackup()
{
    const KeptFile file(R"({"c": {"k": 0}})");
    const QString prefix = file.path + QStringLiteral(".kvlens-backup-");
    const QStringList theirs {prefix + QStringLiteral("before-migration"),
        prefix + QStringLiteral("before-1"),
        prefix + QStringLiteral("20260101-000000-1.kvlens-backup-20260101-000000-1")};
    for (const QString &path : theirs)
        QVERIFY(QFile::copy(file.path, path));
    QVERIFY(QDir().mkpath(prefix + QStringLiteral("20260101-000000-1/folder")));
    QCOMPARE(backupsOf(file.path), QStringList());
    for (const QByteArray value : {"1", "2", "3"}) {
        const auto store = opened(file.path, {.backups = BackupPlace::Beside, .keptBackups = 1});
        QVERIFY(store && loadAll(**store));
        QVERIFY(writeOne(**store, {{{"c"}, "k"}, value}));
    }
    QCOMPARE(file.backups(), {R"({"c": {"k": 2}})"});
    QVERIFY(!backupsOf(file.path).first().contains(QStringLiteral("before")));
    for (const QString &path : theirs)
        QVERIFY(QFile::exists(path));
    QVERIFY(QFile::exists(prefix + QStringLiteral("20260101-000000-1/folder")));
}

// As a process leaves it that was killed before it replaced the file.
void TestInPlaceWrite::aBackupNeverWasTheFileItself()
{
    const KeptFile file(R"({"c": {"k": 0}})");
    const QString name = file.path + QStringLiteral(".kvlens-backup-20260101-000000-1");
    QCOMPARE(
        ::link(QFile::encodeName(file.path).constData(), QFile::encodeName(name).constData()), 0);
    QVERIFY(opened(file.path, {}));
    QVERIFY(!QFile::exists(name));
    QCOMPARE(statusOf(file.path).st_nlink, nlink_t(1));
}

void TestInPlaceWrite::anIndexOfSeveralFilesIsNotWrittenInPlace()
{
    const KeptFile file(R"({"c": {"k": 0}})");
    const QString other = file.folder() + QStringLiteral("/docstore.json");
    QVERIFY(QFile::copy(file.path, other));
    QCOMPARE(::link(QFile::encodeName(file.path).constData(),
                 QFile::encodeName(file.folder() + QStringLiteral("/name")).constData()),
        0);
    const auto store = openStore({.address = {QStringLiteral("index"), file.folder(), {}},
        .mode = OpenMode::ReadWrite,
        .manner = [] { return WriteManner {.isInPlace = true}; }});
    QVERIFY(store && loadAll(**store));
    const auto write = [&](const QByteArray &group) {
        return Write {{{"c", group}, "k"}, QByteArray("1")};
    };
    const auto outcomes = (*store)->write({write("store.json"), write("docstore.json")}, {});
    QCOMPARE(outcomes.first().result.error().code, ErrorCode::Denied);
    QCOMPARE(bytesAt(file.path), R"({"c": {"k": 0}})");
    QCOMPARE(bytesAt(other), R"({"c": {"k": 0}})");
    QVERIFY((*store)->write({write("store.json")}, {}).first().result);
    QCOMPARE(bytesAt(file.folder() + QStringLiteral("/name")), R"({"c": {"k": 1}})");
}

QTEST_GUILESS_MAIN(TestInPlaceWrite)
#include "tst_inplacewrite.moc"
