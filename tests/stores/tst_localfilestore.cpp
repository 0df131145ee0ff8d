// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a LocalFileStore has that others have not: paths as keys, links, files of any bytes. What
// all stores must do is tested in tst_storeconformance.
#include "conformance.h"
#include "stores/file/filestamp.h"

#include <QFileInfo>

#include <fcntl.h>
#include <future>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

namespace {

const QString scheme = u"localfiles"_s;

void makeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QString pathIn(const Opened &opened, const char *path)
{
    return opened.folder.filePath(QString::fromUtf8(path));
}

QStringList entriesOf(Store &store)
{
    QStringList lines;
    const QList<CollectionInfo> infos = store.collections({}).value();
    for (const CollectionInfo &info : infos) {
        for (const QByteArray &key : allKeys(store, info.ref, 2))
            lines.append(QString::fromUtf8(info.ref.name + ' ' + key));
    }
    lines.sort();
    return lines;
}

// The names that come and go in a folder while this lives.
class Watched
{
public:
    explicit Watched(const QString &folder)
        : m_fd(::inotify_init1(IN_NONBLOCK))
    {
        if (::inotify_add_watch(m_fd, QFile::encodeName(folder), IN_CREATE | IN_MOVE) < 0)
            qFatal("the folder cannot be watched");
    }
    ~Watched() { ::close(m_fd); }

    QSet<QByteArray> names() const
    {
        QSet<QByteArray> names;
        alignas(inotify_event) char buffer[4096];
        const ssize_t size = ::read(m_fd, buffer, sizeof buffer);
        for (ssize_t at = 0; at < size;) {
            const auto *event = reinterpret_cast<const inotify_event *>(buffer + at);
            names.insert(event->name);
            at += static_cast<ssize_t>(sizeof *event) + event->len;
        }
        return names;
    }

private:
    int m_fd;
};

mode_t modeOf(const QString &path)
{
    struct stat status = {};
    ::stat(QFile::encodeName(path).constData(), &status);
    return status.st_mode & 0777;
}

// As if nobody had written into it for long; only that its rights changed is new.
bool makeOld(const QString &path)
{
    constexpr time_t longAgo = 1'700'000'000;
    const timespec times[2] = {{longAgo, 0}, {longAgo, 0}};
    return ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) == 0;
}

} // namespace

class TestLocalFileStore : public QObject
{
    Q_OBJECT
private slots:
    void theFirstFolderIsTheCollection()
    {
        const Opened opened(scheme);
        for (const char *path : {"flat", "a/b", "a/b.c/d", "deep/er/and/deeper", "with space/q?"})
            makeFile(pathIn(opened, path), path);
        QVERIFY(QDir().mkpath(pathIn(opened, "nothing/in it")));
        const auto store = opened.open(OpenMode::ReadWrite);
        QCOMPARE(entriesOf(*store),
            QStringList(
                {u" flat"_s, u"a b"_s, u"a b.c/d"_s, u"deep er/and/deeper"_s, u"with space q?"_s}));
        QCOMPARE(readOne(*store, {{"a"}, "b.c/d"})->value, QByteArray("a/b.c/d"));
        QCOMPARE(readOne(*store, {topLevelCollection(), "flat"})->value, QByteArray("flat"));
        QCOMPARE(readOne(*store, {{"a"}, "b.c"}).error().code, ErrorCode::NotFound); // a folder
        QCOMPARE(readOne(*store, {topLevelCollection(), "a/b"}).error().code, ErrorCode::NotFound);
    }

    void valuesAreBytes()
    {
        const Opened opened(scheme);
        const QByteArray bytes("\0\xff{", 3);
        QVERIFY(opened.put("k", bytes));
        QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, bytes);
        QCOMPARE(readOne(*opened.store, opened.ref("k"))->kind, ValueKind::Binary);
        QVERIFY(opened.put("k", {}));
        QCOMPARE(QFileInfo(pathIn(opened, "first/k")).size(), 0);
    }

    void whatSystemsLeaveIsNoEntry()
    {
        const Opened opened(scheme);
        for (const char *path :
            {".DS_Store", "a/Thumbs.db", "a/.kvlens-0123456789abcdef.tmp", "a/k"})
            makeFile(pathIn(opened, path), "x");
        const auto store = opened.open(OpenMode::ReadOnly);
        QCOMPARE(entriesOf(*store), QStringList({u"a k"_s}));
    }

    void linksThatLeadOutAreNotFollowed()
    {
        const Opened opened(scheme);
        const QTemporaryDir outside;
        const QString secret = outside.filePath(u"secret"_s);
        makeFile(secret, "secret");
        makeFile(pathIn(opened, "first/k"), "inside");
        QVERIFY(QFile::link(secret, pathIn(opened, "first/out")));
        QVERIFY(QFile::link(pathIn(opened, "first/k"), pathIn(opened, "first/in")));
        QVERIFY(QFile::link(outside.path(), pathIn(opened, "linked")));
        const auto store = opened.open(OpenMode::ReadWrite);
        QCOMPARE(entriesOf(*store),
            QStringList({u" linked"_s, u"first in"_s, u"first k"_s, u"first out"_s}));
        QCOMPARE(problemsOf(*store)->size(), 2);
        QCOMPARE(readOne(*store, opened.ref("in"))->value, QByteArray("inside"));
        QVERIFY(readOne(*store, opened.ref("out"))->problem);
        for (const EntryRef &ref :
            {opened.ref("out"), EntryRef {{"linked"}, "secret"}, EntryRef {{"linked"}, "new"}}) {
            QVERIFY(!writeOne(*store, {ref, "x"}));
            const Result<Entry> entry = readOne(*store, ref);
            QVERIFY(!entry || entry->value.isEmpty());
        }
        QFile file(secret);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("secret"));
        QCOMPARE(QDir(outside.path()).entryList(QDir::Files), QStringList({u"secret"_s}));
    }

    void rightsAreKept()
    {
        const Opened opened(scheme);
        QVERIFY(opened.put("new"));
        makeFile(pathIn(opened, "first/theirs"), "x");
        QCOMPARE(modeOf(pathIn(opened, "first/new")), modeOf(pathIn(opened, "first/theirs")));
        QVERIFY(QFile::setPermissions(pathIn(opened, "first/new"), QFile::ReadOwner));
        QVERIFY(opened.put("new", otherValue));
        QCOMPARE(modeOf(pathIn(opened, "first/new")), mode_t(0400));
    }

    void aFileAndAFolderCannotHaveOneName()
    {
        const Opened opened(scheme);
        QVERIFY(opened.put("a/b") && opened.put("c"));
        QCOMPARE(opened.put("a").error().code, ErrorCode::Invalid);
        QCOMPARE(opened.put("c/d").error().code, ErrorCode::Invalid);
        QCOMPARE(readOne(*opened.store, opened.ref("c/d")).error().code, ErrorCode::NotFound);
        QVERIFY(writeOne(*opened.store, {opened.ref("a")})); // nothing of that name is there
        QCOMPARE(entriesOf(*opened.store), QStringList({u"first a/b"_s, u"first c"_s}));
    }

    void keysFollowTheRuleOfTheLibrary_data()
    {
        QTest::addColumn<QByteArray>("collection");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("plain") << QByteArray("a") << QByteArray("B_9.-") << true;
        QTest::newRow("below") << QByteArray("a") << QByteArray("b/c/d") << true;
        QTest::newRow("at the top") << QByteArray() << QByteArray("k") << true;
        QTest::newRow("below, at the top") << QByteArray() << QByteArray("b/c") << false;
        QTest::newRow("collection with /") << QByteArray("a/b") << QByteArray("c") << false;
        QTest::newRow("space") << QByteArray("a") << QByteArray("b c") << false;
        QTest::newRow("..") << QByteArray("a") << QByteArray("../b") << false;
        QTest::newRow(".. as collection") << QByteArray("..") << QByteArray("b") << false;
        QTest::newRow("empty part") << QByteArray("a") << QByteArray("b//c") << false;
        QTest::newRow("absolute") << QByteArray("a") << QByteArray("/etc") << false;
        QTest::newRow("too long") << QByteArray("a") << QByteArray(256, 'x') << false;
        QTest::newRow("as long as may be") << QByteArray("a") << QByteArray(255, 'x') << true;
    }
    void keysFollowTheRuleOfTheLibrary()
    {
        QFETCH(QByteArray, collection);
        QFETCH(QByteArray, key);
        QFETCH(bool, isAllowed);
        const Opened opened(scheme);
        const CollectionRef ref
            = collection.isEmpty() ? topLevelCollection() : CollectionRef {collection};
        const Result<Written> put = writeOne(*opened.store, {{ref, key}, "x"});
        QCOMPARE(put.has_value(), isAllowed);
        QVERIFY(put || put.error().code == ErrorCode::Invalid);
        QCOMPARE(readOne(*opened.store, {ref, key}).has_value(), isAllowed);
    }

    void isKnownByWhatLangChainWrites_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("object") << QByteArray(R"({"lc": 1, "type": "constructor", "id": []})")
                                << true;
        QTest::newRow("embedding") << QByteArray("[0.25, -1e-05, 3.0]") << true;
        QTest::newRow("one number") << QByteArray("[1]") << false;
        QTest::newRow("texts") << QByteArray(R"(["a", "b"])") << false;
        QTest::newRow("nested") << QByteArray("[[1, 2], [3, 4]]") << false;
        QTest::newRow("any text") << QByteArray("hello") << false;
    }
    void isKnownByWhatLangChainWrites()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, isKnown);
        const Opened opened(scheme);
        makeFile(pathIn(opened, "key"), value);
        const Result<StoreAddress> address = recognise(opened.folder.path());
        QCOMPARE(address ? address->scheme : QString(), isKnown ? scheme : QString());
    }

    // The library writes in place.
    void aFileThatIsBeingWrittenIsWaitedFor_data()
    {
        QTest::addColumn<bool>("isMany");
        QTest::newRow("one file") << false;
        QTest::newRow("among many") << true;
    }
    void aFileThatIsBeingWrittenIsWaitedFor()
    {
        QFETCH(bool, isMany);
        const Opened opened(scheme);
        QVERIFY(opened.put("k", "old"));
        const QList<EntryRef> refs(isMany ? 100 : 1, opened.ref("k"));
        QFile file(pathIn(opened, "first/k"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        QCOMPARE(file.write("new"), 3);
        auto answers = std::async(std::launch::async,
            [&] { return opened.open(OpenMode::ReadOnly)->read(refs, {}, {}); });
        answers.wait_for(std::chrono::milliseconds(200)); // it is not over, however long that is
        QCOMPARE(file.write(", and whole"), 11);
        file.close();
        const QList<Result<Entry>> entries = answers.get();
        QCOMPARE(entries.size(), refs.size());
        for (const Result<Entry> &entry : entries) {
            QVERIFY(entry);
            QCOMPARE(entry->value, QByteArray("new, and whole"));
        }
    }

    void whoWritesForLongIsTold()
    {
        const Opened opened(scheme);
        QVERIFY(opened.put("k", "old"));
        QFile file(pathIn(opened, "first/k"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const Result<Written> written = opened.put("k", "ours");
        QCOMPARE(written.error().code, ErrorCode::Unavailable);
        QCOMPARE(file.write("theirs"), 6);
        file.close();
        QCOMPARE(readOne(*opened.store, opened.ref("k"))->value, QByteArray("theirs"));
    }

    // Every file is data to the library.
    void aNewFileHasNoOtherNameBefore()
    {
        const Opened opened(scheme);
        QVERIFY(opened.put("k", "old"));
        const Watched watched(pathIn(opened, "first"));
        QVERIFY(opened.put("new", QByteArray(100'000, 'x')));
        QCOMPARE(watched.names(), QSet<QByteArray>({"new"}));
    }

    // Those that nobody has changed lately are read by fewer calls.
    void manyFilesAreReadAsEachByItself_data()
    {
        QTest::addColumn<bool>("isOld");
        QTest::newRow("new files") << false;
        QTest::newRow("old files") << true;
    }
    void manyFilesAreReadAsEachByItself()
    {
        QFETCH(bool, isOld);
        const Opened opened(scheme);
        QList<EntryRef> refs;
        for (int i = 0; i < 300; ++i) {
            refs.append(opened.ref(keyNumber(i)));
            const QByteArray value(i % 7 == 0 ? 100'000 : i, 'v');
            QVERIFY(i % 11 == 0 || opened.put(keyNumber(i), value));
            if (isOld && i % 11 != 0)
                QVERIFY(makeOld(pathIn(opened, "first/" + keyNumber(i))));
        }
        const FileStamp last = stampOf(pathIn(opened, "first/" + keyNumber(299))).value();
        QTRY_VERIFY(!isOld || last.isSurelyBefore(nowNs()));
        const QList<Result<Entry>> entries = opened.store->read(refs, {}, {});
        QCOMPARE(entries.size(), refs.size());
        for (qsizetype i = 0; i < refs.size(); ++i) {
            const Result<Entry> one = readOne(*opened.store, refs.at(i));
            QCOMPARE(entries.at(i).has_value(), i % 11 != 0);
            QCOMPARE(one.has_value(), i % 11 != 0);
            if (!one)
                continue;
            QCOMPARE(one->value.size(), i % 7 == 0 ? 100'000 : i);
            QCOMPARE(entries.at(i)->value, one->value);
            QCOMPARE(entries.at(i)->version, one->version);
        }
        for (const Result<Entry> &entry : opened.store->read(refs, {1, 5}, {}))
            QVERIFY(!entry || entry->value.size() <= 5);
    }

    // So many that two threads list them; of one more than is listed in the first steps.
    void manyFoldersAreListed()
    {
        constexpr int folders = 300;
        constexpr int filesOfLarge = 7'000;
        const Opened opened(scheme);
        QMap<QByteArray, QByteArrayList> made;
        const auto make = [&](const QByteArray &folder, const QByteArray &key) {
            made[folder].append(key);
            makeFile(pathIn(opened, QByteArray(folder + '/' + key).constData()), key);
        };
        for (int i = 0; i < folders; ++i) {
            const QByteArray folder = 'f' + QByteArray::number(i);
            for (int key = i % 4; key >= 0; --key)
                make(folder, "k" + QByteArray::number(key));
            if (i % 50 == 0)
                make(folder, "deep/er/k");
        }
        QVERIFY(QDir(opened.folder.path()).mkpath(u"nothing"_s));
        made[QByteArrayLiteral("nothing")] = {};
        for (int i = 0; i < filesOfLarge; ++i)
            make("f77", "large" + QByteArray::number(i));
        const auto store = opened.open(OpenMode::ReadOnly);
        const QList<CollectionInfo> infos = store->collections({}).value();
        QCOMPARE(infos.size(), made.size());
        for (const CollectionInfo &info : infos) {
            QByteArrayList expected = made.value(info.ref.name);
            std::sort(expected.begin(), expected.end());
            QCOMPARE(info.entries, expected.size());
            QCOMPARE(QByteArrayList(allKeys(*store, info.ref, 1'000)), expected);
        }
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
    }

    void changesOfOthersAreSeen()
    {
        const Opened opened(scheme);
        QVERIFY(opened.put("k"));
        const auto store = opened.open(OpenMode::ReadWrite);
        QVERIFY(writeOne(*store, {opened.ref("deep/own"), "x"}));
        QCOMPARE(*freshnessOf(*store), Freshness::Current);
        makeFile(pathIn(opened, "first/other"), "x");
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);
        QVERIFY(forgetAll(*store) && loadAll(*store));
        QCOMPARE(
            entriesOf(*store), QStringList({u"first deep/own"_s, u"first k"_s, u"first other"_s}));
    }
};

QTEST_GUILESS_MAIN(TestLocalFileStore)
#include "tst_localfilestore.moc"
