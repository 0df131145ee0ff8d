// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Another program rewrites a file in place, between loading and reading: no reader ever gets what
// belongs to another key, in any store that has several entries in one file.
#include "conformance.h"
#include "stores/search/searchentries.h"

#include <QDirIterator>

#include <cstdlib>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int count = 300;

// Each value names its key, and is as long as any other.
QByteArray valueFor(const QByteArray &key)
{
    return "{\"of\": \"" + key + "\"}";
}

void putAll(const Opened &opened)
{
    QList<Write> batch;
    for (int i = 0; i < count; ++i)
        batch.append({opened.ref(keyNumber(i)), valueFor(keyNumber(i))});
    for (const WriteOutcome &outcome : opened.store->write(batch, {}))
        QVERIFY(outcome.result);
}

// The same bytes but for the numbers of the keys, which go the other way round.
QByteArray turnedRound(QByteArray text)
{
    qsizetype at = 0;
    while ((at = text.indexOf("key000", at)) >= 0) {
        const int number = text.sliced(at + 3, 6).toInt();
        text.replace(at, 9, keyNumber(count - 1 - number));
        at += 9;
    }
    return text;
}

enum class Clock { Moves, StandsStill };

// Rewrites the files of a store in place. False: none of them has more than one entry.
bool rewriteInPlace(const QString &folder, Clock clock)
{
    bool done = false;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (!file.open(QIODevice::ReadWrite))
            return false;
        const QByteArray text = file.readAll();
        if (text.count("\"key000") < 2)
            continue;
        const QDateTime before = file.fileTime(QFileDevice::FileModificationTime);
        done = file.seek(0) && file.write(turnedRound(text)) == text.size() && file.flush()
            && file.setFileTime(clock == Clock::Moves ? before.addSecs(1) : before,
                QFileDevice::FileModificationTime);
    }
    return done;
}

// As the window asks: with time to learn what there is to compare with.
Freshness peeked(Store &store)
{
    const Result<LoadReport> report = store.load(LoadMode::Peek, 60s, {});
    return report ? report->freshness : Freshness::Gone;
}

bool runIn(const QString &folder, const QByteArray &command)
{
    return std::system(("cd '" + QFile::encodeName(folder) + "' && " + command).constData()) == 0;
}

// As QFile sets them, so that it can set them to the same again.
void roundTimes(const QString &folder)
{
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(
            file.fileTime(QFileDevice::FileModificationTime), QFileDevice::FileModificationTime));
    }
}

// Of a store whose reads are all of what is stored by then, nothing here is to be held.
#define SKIP_WHERE_READ_ANEW(opened)                                                               \
    if ((opened).fixture.readsAnew)                                                                \
    QSKIP("each read is of what is stored by then")

// Nothing that was answered belongs to another key: an error, or what the key has.
bool isTrue(const Result<Entry> &entry)
{
    return entry ? entry->value == valueFor(entry->ref.key)
                 : entry.error().code == ErrorCode::Conflict;
}

} // namespace

class TestStampedReads : public QObject
{
    Q_OBJECT
private slots:
    void readingTellsAConflict_data() { addBackends(); }
    void readingTellsAConflict()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        SKIP_WHERE_READ_ANEW(opened);
        putAll(opened);
        const auto store = opened.open(OpenMode::ReadWrite);
        if (!rewriteInPlace(opened.folder.path(), Clock::Moves))
            QSKIP("an entry is a file of its own, or none");
        QList<EntryRef> refs;
        for (int i = 0; i < count; ++i)
            refs.append(opened.ref(keyNumber(i)));
        refs.append(opened.ref("not there"));
        const auto isConflict = [](const auto &result) {
            return !result && result.error().code == ErrorCode::Conflict;
        };
        for (const Result<Entry> &entry : store->read(refs, {}, {}))
            QVERIFY(isConflict(entry));
        for (const EntryRef &ref : refs) {
            QVERIFY(isConflict(readOne(*store, ref)));
            QVERIFY(isConflict(readUpTo(*store, {ref}, 4).first()));
            QVERIFY(isConflict(readPart(*store, ref, {1, 4})));
        }
        QVERIFY(isConflict(store->list({opened.fixture.collection, {}, pageSize}, {})));
        for (const ScanDepth depth : {ScanDepth::Keys, ScanDepth::Values, ScanDepth::Entries}) {
            const auto page = store->scan({.collection = opened.fixture.collection, .depth = depth},
                [](const Entry &) { return Visit::Continue; }, {});
            QVERIFY(isConflict(page));
        }
        for (const SearchQuery::Syntax syntax :
            {SearchQuery::Syntax::Substring, SearchQuery::Syntax::Regex}) {
            SearchQuery query;
            query.text = u"key000"_s;
            query.syntax = syntax;
            const EntryMatcher matcher = EntryMatcher::make(query).value();
            QVERIFY(isConflict(searchEntries(*store, opened.fixture.collection, matcher, {}, {})));
        }
        QVERIFY(isConflict(writeOne(*store, {refs.first(), "{}"})));
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);

        QVERIFY(forgetAll(*store) && loadAll(*store));
        for (const EntryRef &ref : refs.first(count))
            QVERIFY(isTrue(readOne(*store, ref)) && readOne(*store, ref));
    }

    // Where the file system's clock says nothing, the key in the very slice does.
    void aClockThatStandsStillGivesNoWrongValue_data() { addBackends(); }
    void aClockThatStandsStillGivesNoWrongValue()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        SKIP_WHERE_READ_ANEW(opened);
        putAll(opened);
        roundTimes(opened.folder.path());
        const auto store = opened.open(OpenMode::ReadWrite);
        if (!rewriteInPlace(opened.folder.path(), Clock::StandsStill))
            QSKIP("an entry is a file of its own, or none");
        QList<EntryRef> refs;
        for (int i = 0; i < count; ++i)
            refs.append(opened.ref(keyNumber(i)));
        for (const Result<Entry> &entry : store->read(refs, {}, {}))
            QVERIFY(isTrue(entry));
        for (const EntryRef &ref : refs)
            QVERIFY(isTrue(readOne(*store, ref)));
        bool isAllTrue = true;
        const Result<void> scanned
            = scanAll(*store, opened.fixture.collection, [&](const Entry &entry) {
                  isAllTrue = isAllTrue && isTrue(entry);
                  return Visit::Continue;
              });
        QVERIFY(isAllTrue && (scanned || scanned.error().code == ErrorCode::Conflict));
    }

    void aFileInItsPlaceLeavesWhatWasLoaded_data() { addBackends(); }
    void aFileInItsPlaceLeavesWhatWasLoaded()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        SKIP_WITHOUT(opened, Capability::AtomicBatch);
        SKIP_WHERE_READ_ANEW(opened);
        QVERIFY(opened.put("k", someValue));
        const auto store = opened.open(OpenMode::ReadWrite);
        QVERIFY(opened.put("k", otherValue)); // by a rename
        QCOMPARE(*freshnessOf(*store), Freshness::Changed);
        QCOMPARE(readOne(*store, opened.ref("k"))->value, someValue);
        QVERIFY(forgetAll(*store) && loadAll(*store));
        QCOMPARE(readOne(*store, opened.ref("k"))->value, otherValue);
    }

    void whatLeavesTheContentsAloneIsNoChange_data() { addBackends(); }
    void whatLeavesTheContentsAloneIsNoChange()
    {
        QFETCH(QString, scheme);
        const Opened opened(scheme);
        QVERIFY(opened.put("k", someValue));
        if (QDir(opened.folder.path()).isEmpty())
            QSKIP("not in files");
        const auto store = opened.open(OpenMode::ReadWrite);
        QVERIFY(loadAll(*store, {}, LoadUntil::Finished));
        QCOMPARE(peeked(*store), Freshness::Current);
        QVERIFY(runIn(opened.folder.path(), "find . -type f -exec chmod 600 {} +"));
        QCOMPARE(readOne(*store, opened.ref("k"))->value, someValue);
        QCOMPARE(peeked(*store), Freshness::Current);
        QCOMPARE(readOne(*store, opened.ref("k"))->value, someValue);
        if (store->info().capabilities.testFlag(Capability::Write))
            QVERIFY(writeOne(*store, {opened.ref("k"), otherValue}));
    }

    void aFileIsComparedByItsContents_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<bool>("isChange");
        QTest::newRow("chmod") << QByteArray("chmod 600 s.json") << false;
        QTest::newRow("another name") << QByteArray("ln s.json other") << false;
        QTest::newRow("touch") << QByteArray("touch -d 2001-02-03 s.json") << false;
        QTest::newRow("written as it was")
            << QByteArray("printf '{\"c\": {\"k\": 1}}' 1<>s.json") << false;
        QTest::newRow("written, its time set back") << QByteArray(
            "touch -r s.json t; printf '{\"c\": {\"k\": 7}}' 1<>s.json; "
            "touch -r t s.json") << true;
        QTest::newRow("replaced by its copy") << QByteArray("cp -p s.json t; mv t s.json") << true;
        QTest::newRow("longer") << QByteArray("echo >> s.json") << true;
    }
    void aFileIsComparedByItsContents()
    {
        QFETCH(QByteArray, act);
        QFETCH(bool, isChange);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"s.json"_s);
        QVERIFY(runIn(folder.path(), "printf '{\"c\": {\"k\": 0}}' > s.json"));
        const auto opened = openStore({{u"json"_s, path, {}}, OpenMode::ReadWrite});
        QVERIFY(opened);
        Store &store = **opened;
        QVERIFY(loadAll(store, {}, LoadUntil::Finished));
        const EntryRef ref {{"c"}, "k"};
        // After a persist it is the new contents that count.
        for (const QByteArray &stored : {QByteArray("1"), QByteArray("2")}) {
            QVERIFY(writeOne(store, {ref, stored}));
            QCOMPARE(peeked(store), Freshness::Current);
            QVERIFY(runIn(folder.path(), QByteArray(act).replace(": 1}", ": " + stored + '}')));
            const Result<Entry> before = readOne(store, ref); // nobody has looked since
            QCOMPARE(peeked(store), isChange ? Freshness::Changed : Freshness::Current);
            if (isChange) {
                QCOMPARE(writeOne(store, {ref, "9"}).error().code, ErrorCode::Conflict);
                return;
            }
            QVERIFY(before && before->value == stored);
            QFile::remove(folder.filePath(u"other"_s));
            QVERIFY(loadAll(store, {}, LoadUntil::Finished));
        }
    }
};

QTEST_GUILESS_MAIN(TestStampedReads)
#include "tst_stampedreads.moc"
