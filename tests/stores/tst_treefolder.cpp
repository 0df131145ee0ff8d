// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/treefolder.h"
#include "tests/support/asnobody.h"
#include "tests/support/patience.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;

namespace {

// A root of its own for one test.
struct Tree
{
    Tree()
    {
        QDir(folder.path()).mkdir(QStringLiteral("root"));
        root = QFile::encodeName(QDir(folder.path()).canonicalPath()) + "/root";
    }
    TreeFolder open(const QByteArray &relative = {}) const
    {
        return *TreeFolder::open(root, root + relative);
    }
    QStringList names() const
    {
        return QDir(QFile::decodeName(root)).entryList(QDir::Files | QDir::Hidden);
    }

    QTemporaryDir folder;
    QByteArray root;
};

void put(const QByteArray &path, const QByteArray &bytes)
{
    QFile file(QFile::decodeName(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

// Without bytes on the disk; reading it takes some hundredths of a second.
void makeLongFile(const QByteArray &path)
{
    const FileDescriptor fd(::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    (void)!::ftruncate(fd.get(), 64 * 1024 * 1024);
}

// Another program, which does something to a file now and then, until this dies.
std::jthread nowAndThen(const std::function<void()> &act)
{
    return std::jthread([act](const std::stop_token &stop) {
        for (int i = 0; !stop.stop_requested(); ++i) {
            act();
            std::this_thread::sleep_for(std::chrono::milliseconds(20 + i * 7 % 60));
        }
    });
}

mode_t modeOf(const QByteArray &path)
{
    struct stat status = {};
    return ::stat(path.constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

// No file may become longer than `bytes` while this lives, as if the disk were full.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before = {};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class TestTreeFolder : public QObject
{
    Q_OBJECT

private slots:
    void makesAFileOnlyForItsOwner();
    void neverMakesAFileOverAnother();
    void replacesAFileAndKeepsItsPermissions();
    void replacesOnlyTheFileThatWasSeen();
    void leavesAFileThatMayNotBeWritten();
    void leavesTheOldFileWhenTheDiskIsFull();
    void removesOnlyTheFileThatWasSeen();
    void renamesWithoutReplacing();
    void opensNoFolderOutside();
    void readsNoFileOutside();
    void followsALinkInside();
    void readsNothingThatIsNoFile();
    void tellsThatAFileWasWrittenWhileItWasRead();
    void readsOnThoughAnotherFileIsPutOverIt();
    void makesFoldersOnTheWay();
    void givesWhatRootMakesToTheOwnerOfTheFolder();
    void makesNoFolderOutside();
    void tellsInsideFromOutside();
};

void TestTreeFolder::makesAFileOnlyForItsOwner()
{
    const Tree tree;
    QVERIFY(tree.open().create("k.json", "{}"));
    QCOMPARE(tree.open().read("k.json")->bytes, "{}");
    QCOMPARE(modeOf(tree.root + "/k.json"), mode_t(0600));
    QCOMPARE(tree.names(), QStringList {QStringLiteral("k.json")});
}

void TestTreeFolder::neverMakesAFileOverAnother()
{
    const Tree tree;
    QVERIFY(tree.open().create("k.json", "old"));
    const Result<Stored> again = tree.open().create("k.json", "new");
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::Conflict);
    QCOMPARE(tree.open().read("k.json")->bytes, "old");
    QCOMPARE(tree.names().size(), 1);
}

void TestTreeFolder::replacesAFileAndKeepsItsPermissions()
{
    const Tree tree;
    put(tree.root + "/k.json", "old");
    ::chmod((tree.root + "/k.json").constData(), 0640);
    const Result<StoredFile> seen = tree.open().read("k.json");
    QVERIFY(tree.open().replace("k.json", "new", *seen));
    QCOMPARE(tree.open().read("k.json")->bytes, "new");
    QCOMPARE(modeOf(tree.root + "/k.json"), mode_t(0640));
    QCOMPARE(tree.names().size(), 1);
}

void TestTreeFolder::replacesOnlyTheFileThatWasSeen()
{
    const Tree tree;
    put(tree.root + "/k.json", "old");
    const Result<StoredFile> seen = tree.open().read("k.json");
    put(tree.root + "/k.json", "longer than before");
    QCOMPARE(tree.open().replace("k.json", "new", *seen).error().code, ErrorCode::Conflict);
    QCOMPARE(tree.open().read("k.json")->bytes, "longer than before");
    QVERIFY(QFile::remove(QFile::decodeName(tree.root + "/k.json")));
    QVERIFY(!tree.open().replace("k.json", "new", *seen));
    QVERIFY(tree.names().isEmpty());
}

void TestTreeFolder::leavesAFileThatMayNotBeWritten()
{
    const Tree tree;
    put(tree.root + "/k.json", "old");
    QCOMPARE(::chmod((tree.root + "/k.json").constData(), 0444), 0);
    QCOMPARE(::chmod(tree.root.constData(), 0777), 0);
    QCOMPARE(::chmod(QFile::encodeName(tree.folder.path()).constData(), 0755), 0);
    {
        const AsNobody nobody;
        const StoredFile seen = *tree.open().read("k.json");
        QCOMPARE(tree.open().replace("k.json", "new", seen).error().code, ErrorCode::Denied);
        QCOMPARE(tree.open().remove("k.json", seen).error().code, ErrorCode::Denied);
    }
    QCOMPARE(tree.open().read("k.json")->bytes, "old");
}

void TestTreeFolder::leavesTheOldFileWhenTheDiskIsFull()
{
    const Tree tree;
    put(tree.root + "/k.json", "old");
    const Result<StoredFile> seen = tree.open().read("k.json");
    const FileSizeLimit full(1000);
    const Result<Stored> replaced = tree.open().replace("k.json", QByteArray(5000, 'x'), *seen);
    QVERIFY(!replaced);
    QCOMPARE(replaced.error().code, ErrorCode::NoSpace);
    QCOMPARE(
        tree.open().create("new.json", QByteArray(5000, 'x')).error().code, ErrorCode::NoSpace);
    QCOMPARE(tree.open().read("k.json")->bytes, "old");
    QCOMPARE(tree.names().size(), 1);
}

void TestTreeFolder::removesOnlyTheFileThatWasSeen()
{
    const Tree tree;
    put(tree.root + "/k.json", "old");
    const Result<StoredFile> seen = tree.open().read("k.json");
    put(tree.root + "/k.json", "longer than before");
    QCOMPARE(tree.open().remove("k.json", *seen).error().code, ErrorCode::Conflict);
    QCOMPARE(tree.names().size(), 1);
    QVERIFY(tree.open().remove("k.json", *tree.open().read("k.json")));
    QVERIFY(tree.names().isEmpty());
}

void TestTreeFolder::renamesWithoutReplacing()
{
    const Tree tree;
    put(tree.root + "/a", "1");
    put(tree.root + "/b", "2");
    const TreeFolder folder = tree.open();
    QCOMPARE(folder.rename("a", folder, "b").error().code, ErrorCode::Conflict);
    QCOMPARE(folder.read("b")->bytes, "2");
    QVERIFY(folder.rename("a", folder, "c"));
    QCOMPARE(folder.read("c")->bytes, "1");
    QCOMPARE(folder.rename("a", folder, "d").error().code, ErrorCode::NotFound);
}

void TestTreeFolder::opensNoFolderOutside()
{
    const Tree tree;
    QVERIFY(QDir(tree.folder.path()).mkdir(QStringLiteral("other")));
    QVERIFY(QDir(tree.folder.path()).mkdir(QStringLiteral("root2")));
    ::symlink("../other", (tree.root + "/link").constData());
    for (const QByteArray path : {"/link", "/..", "/../other", "/../root2"}) {
        const Result<TreeFolder> folder = TreeFolder::open(tree.root, tree.root + path);
        QVERIFY2(!folder, path.constData());
        QCOMPARE(folder.error().code, ErrorCode::Invalid);
    }
    QCOMPARE(TreeFolder::open(tree.root, tree.root + "/none").error().code, ErrorCode::NotFound);
}

void TestTreeFolder::readsNoFileOutside()
{
    const Tree tree;
    put(QFile::encodeName(tree.folder.path()) + "/secret", "secret");
    ::symlink("../secret", (tree.root + "/k.json").constData());
    const Result<StoredFile> file = tree.open().read("k.json");
    QVERIFY(!file);
    QCOMPARE(file.error().code, ErrorCode::Invalid);
    QVERIFY(!tree.open().provesInside("k.json"));
}

void TestTreeFolder::followsALinkInside()
{
    const Tree tree;
    put(tree.root + "/real.json", "{}");
    ::symlink("real.json", (tree.root + "/link.json").constData());
    QCOMPARE(tree.open().read("link.json")->bytes, "{}");
    QVERIFY(tree.open().provesInside("link.json"));
}

void TestTreeFolder::readsNothingThatIsNoFile()
{
    const Tree tree;
    QVERIFY(QDir(QFile::decodeName(tree.root)).mkdir(QStringLiteral("d.json")));
    QCOMPARE(::mkfifo((tree.root + "/pipe.json").constData(), 0600), 0);
    QCOMPARE(tree.open().read("d.json").error().code, ErrorCode::Unsupported);
    QCOMPARE(tree.open().read("pipe.json").error().code, ErrorCode::Unsupported);
}

void TestTreeFolder::tellsThatAFileWasWrittenWhileItWasRead()
{
    const Tree tree;
    const QByteArray path = tree.root + "/k.json";
    makeLongFile(path);
    const auto other = nowAndThen([&] {
        const FileDescriptor fd(::open(path.constData(), O_WRONLY | O_CLOEXEC));
        (void)!::pwrite(fd.get(), "x", 1, 1000);
    });
    bool isTold = false;
    for (QDeadlineTimer end(patience); !isTold && !end.hasExpired();) {
        const Result<StoredFile> file = tree.open().read("k.json");
        isTold = !file;
        QVERIFY(file || file.error().code == ErrorCode::Conflict);
    }
    QVERIFY(isTold);
}

void TestTreeFolder::readsOnThoughAnotherFileIsPutOverIt()
{
    const Tree tree;
    const QByteArray path = tree.root + "/k.json";
    const auto replace = [&] {
        makeLongFile(tree.root + "/new");
        ::rename((tree.root + "/new").constData(), path.constData());
    };
    replace();
    const auto other = nowAndThen(replace);
    int replaced = 0; // while it was read, or just after
    for (QDeadlineTimer end(patience); replaced < 10 && !end.hasExpired();) {
        const Result<StoredFile> file = tree.open().read("k.json");
        QVERIFY2(file, file ? "" : qPrintable(reasonText(file.error().detail)));
        replaced += stampOf(QFile::decodeName(path))->inode == file->stamp.inode ? 0 : 1;
    }
    QCOMPARE(replaced, 10);
}

void TestTreeFolder::makesFoldersOnTheWay()
{
    const Tree tree;
    for (const bool used : {false, true}) {
        MadeFolders folders;
        const Result<TreeFolder> made = TreeFolder::make(tree.root + "/x/y", "a/b", folders);
        QVERIFY(made);
        QCOMPARE(made->path(), tree.root + "/x/y/a/b");
        QVERIFY(TreeFolder::make(tree.root + "/x/y", "a/b", folders));
        QCOMPARE(TreeFolder::make(tree.root, {}, folders)->path(), tree.root);
        QVERIFY(!used || made->create("k.json", "{}"));
        QVERIFY(tree.names().isEmpty());
        folders = {};
        QCOMPARE(QFile::exists(QFile::decodeName(tree.root + "/x")), used);
    }
}

void TestTreeFolder::givesWhatRootMakesToTheOwnerOfTheFolder()
{
    constexpr uid_t nobody = 65534;
    const Tree tree;
    if (::geteuid() != 0 || ::chown(tree.root.constData(), nobody, nobody) < 0)
        QSKIP("only root gives files away");
    MadeFolders folders;
    const Result<TreeFolder> made = TreeFolder::make(tree.root, "a/b", folders);
    QVERIFY(made && made->create("k.json", "{}"));
    for (const char *path : {"/a", "/a/b", "/a/b/k.json"}) {
        struct stat status = {};
        QCOMPARE(::stat((tree.root + path).constData(), &status), 0);
        QCOMPARE(status.st_uid, nobody);
        QCOMPARE(status.st_gid, nobody);
    }
    QCOMPARE(modeOf(tree.root + "/a/b/k.json"), mode_t(0600));
}

void TestTreeFolder::makesNoFolderOutside()
{
    const Tree tree;
    ::symlink("..", (tree.root + "/link").constData());
    MadeFolders folders;
    for (const QByteArray path : {"../evil", "link/evil"}) {
        QCOMPARE(TreeFolder::make(tree.root, path, folders).error().code, ErrorCode::Invalid);
        QVERIFY(!QFile::exists(tree.folder.filePath(QStringLiteral("evil"))));
    }
}

void TestTreeFolder::tellsInsideFromOutside()
{
    QVERIFY(isInside("/a/b", "/a/b"));
    QVERIFY(isInside("/a/b/c", "/a/b"));
    QVERIFY(isInside("/a", "/"));
    QVERIFY(!isInside("/a/bc", "/a/b"));
    QVERIFY(!isInside("/a", "/a/b"));
}

QTEST_GUILESS_MAIN(TestTreeFolder)
#include "tst_treefolder.moc"
