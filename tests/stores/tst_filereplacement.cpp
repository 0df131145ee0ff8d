// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Replacing a file: what others can see, read and change meanwhile. That a crash or a failing call
// leaves the old file or the new one is tested in tests/faults.
#include "stores/file/exchangename.h"
#include "stores/file/filereplacement.h"
#include "stores/file/leftovers.h"
#include "stores/file/persistjournal.h"
#include "stores/file/replaceable.h"
#include "stores/file/unfinished.h"
#include "stores/words/filereasons.h"
#include "tests/support/asnobody.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <thread>
#include <tuple>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

struct Folder
{
    QString path(const QString &name) const
    {
        return QDir(folder.path()).canonicalPath() + QLatin1Char('/') + name;
    }
    QByteArray bytes(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }
    void put(const QString &name, const QByteArray &bytes, mode_t mode = 0600) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
        file.close();
        QCOMPARE(::chmod(QFile::encodeName(path(name)), mode), 0);
    }
    mode_t mode(const QString &name) const
    {
        struct stat status = {};
        return ::stat(QFile::encodeName(path(name)), &status) == 0 ? status.st_mode & 07777 : 0;
    }
    QStringList names() const
    {
        return QDir(folder.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }
    FileReplacement begin(const QString &name, const QByteArray &bytes) const
    {
        Result<FileReplacement> replacement = FileReplacement::begin(path(name));
        if (!replacement || !replacement->write(bytes))
            qFatal("cannot begin");
        return *std::move(replacement);
    }

    // As a process that is killed right after it has exchanged the two files.
    void exchangeAndDie(FileReplacement &replacement) const
    {
        const QByteArray temp = QFile::encodeName(replacement.tempPath());
        const QByteArray target = QFile::encodeName(replacement.targetPath());
        QCOMPARE(::renameat2(AT_FDCWD, temp, AT_FDCWD, target, RENAME_EXCHANGE), 0);
        replacement.keep();
    }

    QTemporaryDir folder;
};

const QString store = QStringLiteral("store.json");

} // namespace

class TestFileReplacement : public QObject
{
    Q_OBJECT

private slots:
    void isForOurEyesOnlyUntilItIsWhole();
    void keepsPermissions();
    void letsNobodyInWhoWasNotBefore();
    void leavesNothingWhenItIsGivenUp();
    void putsBackWhatAnotherProgramWrote();
    void doesNotGiveBackRightsThatWereTaken();
    void doesNotMakeAFileThatWasDeleted();
    void neverReplacesAFileThatCameMeanwhile();
    void keepsALinkAndWritesItsTarget();
    void makesWhatALinkLeadsTo();
    void removesWhatKilledProcessesLeft();
    void removesTheOldFileThatAKilledProcessExchanged();
    void keepsWhatAnotherProgramWroteInTheMomentOfAKill();
    void keepsWhatAnotherProgramWroteInTheMomentOfADeletion();
    void touchesNoOtherFileOfThatName();
    void showsNobodyWhatIsNotToStay();
    void letsNoOtherInBetween();
    void doesNotReplaceWhatAnotherProgramIsAboutToWrite();
    void doesNotReplaceWhatBecameALink();
    void saysWhoHoldsALockAfterItsTakerIsGone();
    void aNewFileIsNoLeftover();
    void saysThatItIsStoredWhenTheFolderCannotBeSynced();
    void saysThatOtherNamesKeepTheOldContents();
    void replacesNoFileThatMayNotBeWritten();
    void whatBecameShorterWasWrittenByAnother();
};

void TestFileReplacement::isForOurEyesOnlyUntilItIsWhole()
{
    const Folder folder;
    const mode_t mask = ::umask(022);
    ::umask(mask);
    folder.put(store, "old", 0644);
    for (const QString &name : {store, QStringLiteral("new.json")}) {
        FileReplacement replacement = folder.begin(name, "new");
        const QString temp = QFileInfo(replacement.tempPath()).fileName();
        QCOMPARE(folder.mode(temp), mode_t(0600));
        QVERIFY(replacement.prepare());
        QVERIFY(replacement.commitOver());
        QCOMPARE(folder.mode(name), name == store ? mode_t(0644) : mode_t(0666 & ~mask));
    }
}

void TestFileReplacement::whatBecameShorterWasWrittenByAnother()
{
    const Folder folder;
    folder.put(store, "old");
    const Result<FileDescriptor> file = openForReading(folder.path(store));
    QVERIFY(file);
    FileReplacement replacement = folder.begin(QStringLiteral("new.json"), "");
    const Result<void> copied = replacement.copy(file->get(), 0, 100);
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::Conflict);
    QCOMPARE(copied.error().detail, Reason(FileReasons::fileBecameShorter));
}

void TestFileReplacement::keepsPermissions()
{
    const Folder folder;
    for (const mode_t mode : {0600, 0640, 0664, 0444}) {
        folder.put(store, "old", 0600);
        QCOMPARE(::chmod(QFile::encodeName(folder.path(store)), mode), 0);
        FileReplacement replacement = folder.begin(store, "new");
        QVERIFY(replacement.prepare());
        const Result<Stored> stored = replacement.commitOver();
        QVERIFY(stored && !stored->warning);
        QCOMPARE(folder.mode(store), mode);
        QVERIFY(QFile::remove(folder.path(store)));
    }
}

// A folder can have a list of who else may use its new files; this is no new file.
void TestFileReplacement::letsNobodyInWhoWasNotBefore()
{
    struct AccessEntry
    {
        quint16 tag;
        quint16 rights;
        quint32 id;
    };
    struct AccessList
    {
        quint32 version = 2;
        AccessEntry entries[5]
            = {{0x01, 6, ~0U}, {0x02, 6, 12'345}, {0x04, 6, ~0U}, {0x10, 6, ~0U}, {0x20, 0, ~0U}};
    };
    const Folder folder;
    folder.put(QStringLiteral("file"), "old", 0660);
    folder.put(QStringLiteral("listed"), "old", 0600);
    const AccessList list;
    const auto set = [&](const QString &path, const char *name) {
        return ::setxattr(QFile::encodeName(path), name, &list, sizeof list, 0) == 0;
    };
    if (!set(folder.path(QStringLiteral(".")), "system.posix_acl_default"))
        QSKIP("no access lists here");
    QVERIFY(set(folder.path(QStringLiteral("listed")), "system.posix_acl_access"));
    const auto lengthOfList = [&](const QString &name) {
        return ::getxattr(
            QFile::encodeName(folder.path(name)), "system.posix_acl_access", nullptr, 0);
    };
    for (const auto &name : {QStringLiteral("file"), QStringLiteral("listed")}) {
        const mode_t mode = folder.mode(name);
        const ssize_t length = lengthOfList(name);
        QVERIFY(replaceFile(folder.path(name), "new"));
        QCOMPARE(folder.bytes(name), QByteArray("new"));
        QCOMPARE(folder.mode(name), mode);
        QCOMPARE(lengthOfList(name), length);
    }
    QCOMPARE(lengthOfList(QStringLiteral("file")), ssize_t(-1));
}

void TestFileReplacement::leavesNothingWhenItIsGivenUp()
{
    const Folder folder;
    folder.put(store, "old");
    folder.begin(store, "new");
    QCOMPARE(folder.names(), QStringList {store});
    QCOMPARE(folder.bytes(store), "old");
}

void TestFileReplacement::putsBackWhatAnotherProgramWrote()
{
    const Folder folder;
    folder.put(store, "old");
    const FileStamp seen = *stampOf(folder.path(store));
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    folder.put(store, "theirs, in place");
    QCOMPARE(replacement.commit(hasStamp(seen)).error().code, ErrorCode::Conflict);
    QCOMPARE(folder.bytes(store), "theirs, in place");
    QVERIFY(QFile::remove(folder.path(store)));
    folder.put(store, "theirs, another file");
    QCOMPARE(replacement.commit(hasStamp(seen)).error().code, ErrorCode::Conflict);
    QCOMPARE(folder.bytes(store), "theirs, another file");
    QVERIFY(replacement.commit(hasStamp(*stampOf(folder.path(store)))));
    QCOMPARE(folder.bytes(store), "new");
    QCOMPARE(folder.names(), QStringList {store});
}

void TestFileReplacement::doesNotGiveBackRightsThatWereTaken()
{
    const Folder folder;
    folder.put(store, "old");
    QVERIFY(QFile::setPermissions(folder.path(store),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    const QFile::Permissions taken = QFile::ReadOwner | QFile::WriteOwner;
    QVERIFY(QFile::setPermissions(folder.path(store), taken));
    const FileStamp seen = *stampOf(folder.path(store));
    QCOMPARE(replacement.commit(hasStamp(seen)).error().code, ErrorCode::Conflict);
    QCOMPARE(folder.bytes(store), "old");
    QVERIFY(!QFile::permissions(folder.path(store)).testFlag(QFile::ReadOther));
}

void TestFileReplacement::doesNotMakeAFileThatWasDeleted()
{
    const Folder folder;
    folder.put(store, "old");
    const FileStamp seen = *stampOf(folder.path(store));
    {
        FileReplacement replacement = folder.begin(store, "new");
        QVERIFY(replacement.prepare());
        QVERIFY(QFile::remove(folder.path(store)));
        QCOMPARE(replacement.commit(hasStamp(seen)).error().code, ErrorCode::Conflict);
    }
    QVERIFY(folder.names().isEmpty());
}

void TestFileReplacement::neverReplacesAFileThatCameMeanwhile()
{
    const Folder folder;
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    folder.put(store, "theirs");
    QCOMPARE(replacement.commitNew().error().code, ErrorCode::Conflict);
    QCOMPARE(folder.bytes(store), "theirs");
}

void TestFileReplacement::keepsALinkAndWritesItsTarget()
{
    const Folder folder;
    folder.put(store, "old");
    QVERIFY(QFile::link(store, folder.path(QStringLiteral("link"))));
    QVERIFY(replaceFile(folder.path(QStringLiteral("link")), "new"));
    QVERIFY(QFileInfo(folder.path(QStringLiteral("link"))).isSymLink());
    QCOMPARE(folder.bytes(store), "new");
}

void TestFileReplacement::makesWhatALinkLeadsTo()
{
    const Folder folder;
    QVERIFY(QFile::link(QStringLiteral("second"), folder.path(QStringLiteral("first"))));
    QVERIFY(QFile::link(store, folder.path(QStringLiteral("second"))));
    QVERIFY(replaceFile(folder.path(QStringLiteral("first")), "new"));
    QCOMPARE(folder.bytes(store), "new");
    QVERIFY(QFileInfo(folder.path(QStringLiteral("first"))).isSymLink());
    QVERIFY(QFile::link(QStringLiteral("round"), folder.path(QStringLiteral("round"))));
    QCOMPARE(replaceFile(folder.path(QStringLiteral("round")), "new").error().code,
        ErrorCode::Unavailable);
}

void TestFileReplacement::removesWhatKilledProcessesLeft()
{
    const Folder folder;
    folder.put(store, "old");
    const QString left = QString::fromLatin1(newTempName());
    folder.put(left, "half");
    {
        // Nothing while a record is there, which may need it.
        folder.put(QLatin1String(persistRecordName), {});
        folder.begin(store, "new");
        QVERIFY(folder.names().contains(left));
        QVERIFY(QFile::remove(folder.path(QLatin1String(persistRecordName))));
    }
    folder.begin(store, "new");
    QCOMPARE(folder.names(), QStringList {store});
}

void TestFileReplacement::removesTheOldFileThatAKilledProcessExchanged()
{
    const Folder folder;
    folder.put(store, "old");
    {
        FileReplacement killed = folder.begin(store, "new");
        QVERIFY(killed.prepare());
        folder.exchangeAndDie(killed);
    }
    QCOMPARE(folder.names().size(), 2);
    folder.begin(store, "newer");
    QCOMPARE(folder.names(), QStringList {store});
    QCOMPARE(folder.bytes(store), "new");
}

void TestFileReplacement::keepsWhatAnotherProgramWroteInTheMomentOfAKill()
{
    const QString kept = store + QStringLiteral(".kvlens-unfinished");
    for (const bool isInPlace : {false, true}) {
        const Folder folder;
        folder.put(store, "old");
        {
            FileReplacement killed = folder.begin(store, "new");
            QVERIFY(killed.prepare());
            if (!isInPlace)
                QVERIFY(QFile::remove(folder.path(store)));
            folder.put(store, "theirs");
            folder.exchangeAndDie(killed);
            folder.begin(store, "newer"); // whoever did that may still be at work
            QVERIFY(!folder.names().contains(kept));
        }
        folder.begin(store, "newer");
        QCOMPARE(folder.names(), (QStringList {store, kept}));
        QCOMPARE(folder.bytes(store), "new");
        QCOMPARE(folder.bytes(kept), "theirs");
        QCOMPARE(unfinishedBeside(folder.path(store)), QStringList {folder.path(kept)});
    }
}

void TestFileReplacement::keepsWhatAnotherProgramWroteInTheMomentOfADeletion()
{
    const Folder folder;
    folder.put(QStringLiteral("gone"), "old");
    const Result<FileStamp> old = stampOf(folder.path(QStringLiteral("gone")));
    QVERIFY(old);
    const auto taken = [&](const QByteArray &bytes) {
        const QByteArray name = exchangeName(newTempName(), {markOfNew(0), markOfOld(*old)});
        if (bytes != "old")
            folder.put(QStringLiteral("gone"), bytes);
        QVERIFY(QFile::rename(
            folder.path(QStringLiteral("gone")), folder.path(QFile::decodeName(name))));
    };
    taken("old");
    folder.begin(store, "new");
    QCOMPARE(folder.names(), QStringList());
    taken("theirs");
    folder.begin(store, "new");
    QCOMPARE(folder.names(), QStringList {QStringLiteral("deleted.kvlens-unfinished")});
}

void TestFileReplacement::touchesNoOtherFileOfThatName()
{
    const Folder folder;
    folder.put(store, "old");
    const QString linked = QString::fromLatin1(newTempName());
    QCOMPARE(
        ::link(QFile::encodeName(folder.path(store)), QFile::encodeName(folder.path(linked))), 0);
    const QString symlink = QString::fromLatin1(newTempName());
    QVERIFY(QFile::link(store, folder.path(symlink)));
    const QString pipe = QString::fromLatin1(newTempName());
    QCOMPARE(::mkfifo(QFile::encodeName(folder.path(pipe)), 0600), 0);
    const QString used = QString::fromLatin1(newTempName());
    folder.put(used, "half");
    const Result<FileDescriptor> lock = openForReading(folder.path(used));
    QVERIFY(lock && ::flock(lock->get(), LOCK_EX | LOCK_NB) == 0);
    for (const char *other : {".kvlens-notes.tmp", ".kvlens-my-notes-of-1234.tmp",
             ".kvlens-0123456789abcdef-of-the-first-and-second1.tmp"})
        folder.put(QString::fromLatin1(other), "a person's");
    const QStringList before = folder.names();
    folder.begin(store, "new");
    QCOMPARE(folder.names(), before);
    QCOMPARE(folder.bytes(store), "old");
}

void TestFileReplacement::showsNobodyWhatIsNotToStay()
{
    const Folder folder;
    folder.put(store, "another's");
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    const Result<Stored> refused = replacement.commit([&](int) {
        if (folder.bytes(store) != "another's")
            qFatal("it was replaced for a moment");
        return false;
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(folder.bytes(store), "another's");
}

// Whenever a second one comes while the first replaces the file, also between its two renames.
void TestFileReplacement::letsNoOtherInBetween()
{
    const Folder folder;
    folder.put(store, "old");
    FileReplacement first = folder.begin(store, "new");
    QVERIFY(first.prepare());
    int looks = 0;
    QVERIFY(first.commit([&](int) {
        ++looks;
        const QStringList before = folder.names();
        {
            FileReplacement second = folder.begin(store, "second");
            const bool isRefused = second.prepare() && !second.commit([](int) { return true; });
            if (!isRefused)
                qFatal("a second one came in between");
        }
        if (folder.names() != before)
            qFatal("what the first one needs was taken for a leftover");
        return true;
    }));
    QCOMPARE(looks, 2);
    QCOMPARE(folder.bytes(store), "new");
    QCOMPARE(folder.names(), QStringList {store});
}

// It has opened the file, and writes when we think that nothing has changed.
void TestFileReplacement::doesNotReplaceWhatAnotherProgramIsAboutToWrite()
{
    const Folder folder;
    folder.put(store, "old");
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    FileDescriptor theirs;
    int looks = 0;
    const auto opensMeanwhile = [&](int) { // after the first look, before the names are exchanged
        if (++looks == 1)
            theirs = FileDescriptor(
                ::open(QFile::encodeName(folder.path(store)).constData(), O_WRONLY | O_CLOEXEC));
        return true;
    };
    const Result<Stored> stored = replacement.commit(opensMeanwhile);
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::Unavailable);
    QVERIFY(writeAll(theirs.get(), "their", {}));
    QCOMPARE(folder.bytes(store), "their");
    theirs = {};
    FileReplacement next = folder.begin(store, "new");
    QVERIFY(next.prepare() && next.commit([](int) { return true; }));
    QCOMPARE(folder.bytes(store), "new");
}

void TestFileReplacement::doesNotReplaceWhatBecameALink()
{
    const Folder folder;
    folder.put(store, "old");
    folder.put(QStringLiteral("theirs"), "theirs");
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    QVERIFY(QFile::remove(folder.path(store)));
    QVERIFY(QFile::link(folder.path(QStringLiteral("theirs")), folder.path(store)));
    const Result<Stored> stored = replacement.commit([](int) { return true; });
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::Conflict);
    QCOMPARE(stored.error().detail, Reason(FileReasons::fileChanged));
    QCOMPARE(folder.bytes(QStringLiteral("theirs")), "theirs");
}

// Whoever has inherited it may hold it for long.
void TestFileReplacement::saysWhoHoldsALockAfterItsTakerIsGone()
{
    const Folder folder;
    folder.put(store, "old");
    int ready[2] = {};
    int end[2] = {};
    QVERIFY(::pipe(ready) == 0 && ::pipe(end) == 0);
    const pid_t taker = ::fork();
    if (taker == 0) {
        const int file = ::open(QFile::encodeName(folder.path(store)).constData(), O_RDONLY);
        ::flock(file, LOCK_EX);
        if (::fork() == 0) {
            ::close(end[1]);
            char byte = 0;
            std::ignore = ::read(end[0], &byte, 1); // until the test ends
        } else {
            std::ignore = ::write(ready[1], "1", 1);
        }
        ::_exit(0);
    }
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    QCOMPARE(::waitpid(taker, nullptr, 0), taker);
    FileReplacement replacement = folder.begin(store, "new");
    QVERIFY(replacement.prepare());
    const Result<Stored> stored = replacement.commit([](int) { return true; });
    for (const int each : {ready[0], ready[1], end[0], end[1]})
        ::close(each);
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::Unavailable);
    const QString why = reasonText(stored.error().detail);
    QVERIFY2(!why.contains(QStringLiteral("()")), qPrintable(why));
    QVERIFY2(stored.error().detail.isOf(FileReasons::lockedByChildOf)
            || stored.error().detail.isOf(FileReasons::lockedBySomebody), // /proc tells nothing
        qPrintable(why));
}

void TestFileReplacement::aNewFileIsNoLeftover()
{
    const Folder folder;
    const FileDescriptor open(
        ::open(QFile::encodeName(folder.folder.path()).constData(), O_PATH | O_DIRECTORY));
    QVERIFY(open);
    const std::jthread removing([&](const std::stop_token &stop) {
        while (!stop.stop_requested())
            removeLeftovers(open.get());
    });
    constexpr int many = 2000;
    for (int i = 0; i < many; ++i) {
        const Result<TempFile> made = TempFile::make(open.get(), folder.path(store));
        QVERIFY(made);
        QVERIFY(::faccessat(open.get(), made->name().constData(), F_OK, 0) == 0);
    }
}

void TestFileReplacement::saysThatItIsStoredWhenTheFolderCannotBeSynced()
{
    const Folder folder;
    folder.put(store, "old", 0666);
    const QByteArray path = QFile::encodeName(folder.folder.path());
    QCOMPARE(::chmod(path, 0333), 0);
    Result<Stored> stored;
    {
        const AsNobody nobody;
        stored = replaceFile(folder.path(store), "new");
    }
    QCOMPARE(::chmod(path, 0700), 0);
    QVERIFY(stored);
    QVERIFY(stored->warning);
    QVERIFY(reasonText(stored->warning->detail).startsWith(QLatin1String("it is stored")));
    QCOMPARE(folder.bytes(store), "new");
    QCOMPARE(folder.names(), QStringList {store});
}

void TestFileReplacement::saysThatOtherNamesKeepTheOldContents()
{
    const Folder folder;
    folder.put(store, "old");
    const QString other = QStringLiteral("other");
    QCOMPARE(
        ::link(QFile::encodeName(folder.path(store)), QFile::encodeName(folder.path(other))), 0);
    const Result<Stored> stored = replaceFile(folder.path(store), "new");
    QVERIFY(stored && stored->warning);
    QVERIFY(reasonText(stored->warning->detail).contains(QLatin1String("hard links")));
    QCOMPARE(folder.bytes(other), "old");
}

void TestFileReplacement::replacesNoFileThatMayNotBeWritten()
{
    const Folder folder;
    QCOMPARE(::chmod(QFile::encodeName(folder.folder.path()), 0777), 0);
    folder.put(store, "old", 0444);
    {
        const AsNobody nobody;
        QCOMPARE(reasonText(whyNotWritable(folder.path(store))),
            QStringLiteral("no permission to write the file"));
        QVERIFY(whatReplacingChanges(folder.path(store)).isEmpty()); // it is not to be replaced
    }
    QCOMPARE(::chmod(QFile::encodeName(folder.path(store)), 0666), 0);
    QVERIFY(whyNotWritable(folder.path(store)).isEmpty());
    QCOMPARE(::chmod(QFile::encodeName(folder.folder.path()), 0555), 0);
    {
        const AsNobody nobody;
        QCOMPARE(reasonText(whyOnlyInPlace(folder.path(store))),
            QStringLiteral("no permission to write in its folder"));
    }
    QCOMPARE(::chmod(QFile::encodeName(folder.folder.path()), 0700), 0);
}

QTEST_GUILESS_MAIN(TestFileReplacement)
#include "tst_filereplacement.moc"
