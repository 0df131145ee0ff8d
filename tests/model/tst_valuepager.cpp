// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A long value of a real file: its pages, edits of them, and whole values to and from files.
#include "model/storesession.h"
#include "model/valuepager.h"
#include "model/valuesaver.h"
#include "stores/json/valuecheck.h"
#include "tests/support/patience.h"
#include "tests/support/semaphore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;

namespace {

constexpr int members = 120'000; // more than shownWhole

QByteArray longValue(int changed = -1)
{
    QByteArray value = "[";
    for (int i = 0; i < members; ++i)
        value += "{\"number\": " + QByteArray::number(i == changed ? -1 : i) + "}, ";
    return value + "null]";
}

QByteArray fileText(const QByteArray &value)
{
    return "{\"c\": {\"short\": 1, \"long\": " + value + ", \"last\": 2}}";
}

} // namespace

class TestValuePager : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aLongValueArrivesAsItsBeginning();
    void allPagesTogetherAreTheValue();
    void theLastPageWaitsUntilItIsFound();
    void anOffsetIsOnThePageThatComes();
    void bytesThatAreNoJsonComeInPagesToo();
    void aValueThatIsNoJsonSaysWhere();
    void anEditedPageMovesThoseBehindIt();
    void editedTextKeepsTheBytesAroundIt_data();
    void editedTextKeepsTheBytesAroundIt();
    void pagesOfPlainTextEndBetweenCharacters();
    void aRewrittenFileIsAConflict();
    void nothingIsLeftOfWhatIsClosedAtAnyTime();
    void aSavedValueIsWholeOrNotThere();
    void aFileReplacesTheValue();
    void aFileThatIsNoJsonDoesNot();
    void equalLongValuesShareTheirMemoryAfterAReload();

private:
    void write(const QByteArray &text) const;
    QByteArray read(const QString &name) const;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Entry entry() const;
    ValuePage page(ValuePager &pager) const; // the next that comes
    QByteArray persisted();

    const EntryRef m_ref {{"c"}, "long"};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StoreSession> m_session;
};

void TestValuePager::write(const QByteArray &text) const
{
    QFile file(path(QStringLiteral("store.json")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate)); // the same inode
    QCOMPARE(file.write(text), text.size());
}

QByteArray TestValuePager::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestValuePager::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(fileText(longValue()));
    m_session = std::make_unique<StoreSession>(
        StoreAddress {QStringLiteral("json"), path(QStringLiteral("store.json")), {}},
        OpenMode::ReadWrite);
    QTRY_COMPARE(m_session->state(), SessionState::Ready);
}

void TestValuePager::cleanup()
{
    m_session.reset();
    m_folder.reset();
}

Entry TestValuePager::entry() const
{
    std::optional<Entry> found;
    QObject context;
    connect(m_session.get(), &StoreSession::entryArrived, &context,
        [&](const EntryRef &, const Result<Entry> &arrived) {
            found = arrived.value_or(absentEntry(m_ref));
        });
    m_session->readEntry(m_ref);
    return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : absentEntry(m_ref);
}

ValuePage TestValuePager::page(ValuePager &pager) const
{
    std::optional<ValuePage> found;
    QObject context;
    connect(&pager, &ValuePager::shown, &context, [&](const ValuePage &shown) { found = shown; });
    return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : ValuePage {-1, {}, {}};
}

QByteArray TestValuePager::persisted()
{
    QSignalSpy finished(m_session.get(), &StoreSession::persistFinished);
    m_session->persist();
    return finished.wait(kvlens::test::patience) ? read(QStringLiteral("store.json"))
                                                 : QByteArray();
}

void TestValuePager::aLongValueArrivesAsItsBeginning()
{
    const Entry beginning = entry();
    QVERIFY(!beginning.isWhole());
    QCOMPARE(beginning.value.size(), shownWhole);
    QCOMPARE(beginning.size(), longValue().size());
    QVERIFY(longValue().startsWith(beginning.value));
}

void TestValuePager::allPagesTogetherAreTheValue()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    QByteArray value;
    for (qsizetype number = 0; !pager.isComplete() || number < pager.pages(); ++number) {
        pager.showPage(number);
        const ValuePage shown = page(pager);
        QCOMPARE(shown.number, number);
        value += shown.text.stored;
    }
    QCOMPARE(value, longValue());
    QCOMPARE(pager.fault(), -1);
}

void TestValuePager::theLastPageWaitsUntilItIsFound()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    pager.showOffset(pager.source().size);
    const ValuePage last = page(pager);
    QVERIFY(pager.isComplete());
    QCOMPARE(last.number, pager.pages() - 1);
    QVERIFY(last.text.text.endsWith("\n  null\n]"));
    pager.showPage(1'000'000);
    QCOMPARE(page(pager).number, pager.pages() - 1);
}

void TestValuePager::anOffsetIsOnThePageThatComes()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    const qint64 byte = longValue().indexOf("90909}");
    pager.showOffset(byte);
    const ValuePage shown = page(pager);
    const qint64 at = shown.text.toShown(byte - shown.mark.stored.begin);
    QVERIFY(shown.text.text.sliced(at).startsWith("90909\n"));
}

void TestValuePager::bytesThatAreNoJsonComeInPagesToo()
{
    Entry bytes {m_ref, QByteArray(2 * shownWhole, '\x01'), {"1"}};
    ValuePager pager(*m_session);
    pager.open(sourceOf(bytes));
    pager.showOffset(pager.source().size);
    const ValuePage last = page(pager);
    QCOMPARE(last.mark.stored.end, bytes.value.size());
    QCOMPARE(last.text.stored.size(), last.mark.stored.size());
    QCOMPARE(last.text.text, last.text.stored);
}

void TestValuePager::aValueThatIsNoJsonSaysWhere()
{
    Entry damaged {m_ref, longValue().replace("5000}", "5000]"), {"1"}};
    ValuePager pager(*m_session);
    pager.open(sourceOf(damaged));
    QTRY_VERIFY(pager.isComplete());
    QCOMPARE(pager.fault(), damaged.value.indexOf("5000]") + 4);
}

// The value that an edit of a page makes.
static ValueSource spliced(
    const ValueSource &source, const ValuePage &page, const QByteArray &stored)
{
    ValueSource now = source;
    now.splices = now.splices.value_or(SplicedValue(source.size));
    now.splices->splice({page.mark.stored.begin, page.mark.stored.end, stored});
    now.size = now.splices->size();
    return now;
}

void TestValuePager::anEditedPageMovesThoseBehindIt()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    QByteArray value = longValue();
    for (const qsizetype number : {1, 0, 3}) { // while the search goes on
        pager.showPage(number);
        const ValuePage shown = page(pager);
        const QByteArray longer = QByteArray(shown.text.text).replace("number", "longer name");
        const EditedPage edited = pager.edited(shown, longer);
        QVERIFY(!edited.problem);
        const json::Span &span = shown.mark.stored;
        value.replace(span.begin, span.size(), edited.stored);
        pager.moveTo(spliced(pager.source(), shown, edited.stored), shown,
            edited.stored.size() - span.size());
    }
    QTRY_VERIFY(pager.isComplete());
    QByteArray all;
    for (qsizetype number = 0; number < pager.pages(); ++number) {
        pager.showPage(number);
        all += page(pager).text.stored;
    }
    QVERIFY(all == value);
    QVERIFY(json::isJson(all));
}

void TestValuePager::editedTextKeepsTheBytesAroundIt_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("stored"); // of the page {"a":1,  "b":"\u00e9\n"}
    QTest::addColumn<bool>("isSound");
    const auto row = [](const char *name, const QByteArray &from, const QByteArray &to,
                         const QByteArray &stored,
                         bool isSound) { QTest::newRow(name) << from << to << stored << isSound; };
    row("a value", "1", "22", R"({"a":22,  "b":"\u00e9\n"})", true);
    row("a broken value", "1", "oops", R"({"a":oops,  "b":"\u00e9\n"})", false);
    row("a closing bracket", "1", "1]", R"({"a":1],  "b":"\u00e9\n"})", false);
    row("a broken escape", "\\n", "\\q", R"({"a":1,  "b":"\u00e9\q"})", false);
    row("half of it gone", "\\n", "n", R"({"a":1,  "b":"\u00e9n"})", true);
    row("an escaped character", "\u00e9", "\u00e8\"", "{\"a\":1,  \"b\":\"\u00e8\"\\n\"}", false);
}

void TestValuePager::editedTextKeepsTheBytesAroundIt()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArray, stored);
    QFETCH(const bool, isSound);
    const QByteArray before = R"({"a":1,  "b":"\u00e9\n"})";
    const json::PageMark mark {{0, before.size()}, {}, json::PageMark::Kind::Lines};
    const ValuePage page {0, mark, json::pageText(before, mark)};
    const json::Place behind {json::Expect::Behind, 0, 0};
    QByteArray text = page.text.text;
    QVERIFY(text.contains(from));
    const EditedPage edited
        = editedPage(page, behind, text.replace(from, to), json::detectStyle(before));
    QCOMPARE(edited.stored, stored);
    QCOMPARE(!edited.problem, isSound);
}

void TestValuePager::pagesOfPlainTextEndBetweenCharacters()
{
    const QByteArray value = 'x' + QByteArray("\u20ac").repeated(shownWhole);
    ValuePager pager(*m_session);
    pager.open(sourceOf({m_ref, value, {"1"}}));
    QByteArray all;
    for (qsizetype number = 0; number < pager.pages(); ++number) {
        pager.showPage(number);
        const ValuePage shown = page(pager);
        QCOMPARE(shown.mark.stored.begin, all.size());
        QVERIFY(json::findInvalidUtf8(shown.text.stored) < 0);
        all += shown.text.stored;
    }
    QVERIFY(all == value);
}

void TestValuePager::aRewrittenFileIsAConflict()
{
    const Entry seen = entry();
    write(fileText(longValue(5)));
    ValuePager pager(*m_session);
    QSignalSpy failed(&pager, &ValuePager::failed);
    pager.open(sourceOf(seen));
    QVERIFY(failed.wait(kvlens::test::patience));
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Conflict);
}

void TestValuePager::nothingIsLeftOfWhatIsClosedAtAnyTime()
{
    const Entry seen = entry();
    for (int turns = 0; turns < 12; ++turns) {
        auto pager = std::make_unique<ValuePager>(*m_session);
        QSignalSpy shown(pager.get(), &ValuePager::shown);
        pager->open(sourceOf(seen));
        pager->showOffset(pager->source().size);
        for (int i = 0; i < turns; ++i)
            test::turnLoop([] { return false; }, 5, 5);
        if (turns % 2)
            pager->close();
        const qsizetype before = shown.size();
        QCoreApplication::processEvents();
        if (turns % 2)
            QCOMPARE(shown.size(), before);
    }
    QCOMPARE(entry().size(), longValue().size()); // the worker is free
}

void TestValuePager::aSavedValueIsWholeOrNotThere()
{
    const ValueSource source = sourceOf(entry());
    auto *saver = new ValueSaver(*m_session, source, path(QStringLiteral("value.json")));
    QSignalSpy finished(saver, &ValueSaver::finished);
    QVERIFY(finished.wait(kvlens::test::patience));
    QVERIFY(finished.first().first().value<Result<void>>());
    QVERIFY(read(QStringLiteral("value.json")) == longValue());

    // Cancelled before its turn, and while it may be at work or done.
    for (const bool isHeldUp : {true, false}) {
        const QString other = path(QStringLiteral("other.json"));
        Semaphore gate(isHeldUp ? 0 : 1);
        m_session->run([&gate](Store &, const std::stop_token &) -> Result<void> {
            gate.acquire();
            return {};
        });
        auto *cancelled = new ValueSaver(*m_session, source, other);
        QSignalSpy ended(cancelled, &ValueSaver::finished);
        cancelled->cancel();
        if (isHeldUp)
            gate.release();
        QVERIFY(ended.wait(kvlens::test::patience));
        const auto result = ended.first().first().value<Result<void>>();
        QVERIFY(!isHeldUp || !result);
        QVERIFY(result || result.error().code == ErrorCode::Cancelled);
        QTRY_COMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden).size(),
            result ? 3 : 2); // nothing half-written either
        if (result)
            QVERIFY(read(QStringLiteral("other.json")) == longValue());
    }
}

void TestValuePager::aFileReplacesTheValue()
{
    QFile file(path(QStringLiteral("new.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(longValue(7) + '\n');
    file.close();
    QFuture<Result<ReplacedValue>> job = m_session->run(
        [ref = m_ref, from = file.fileName()](Store &store, const std::stop_token &stop) {
            return readReplacement(store, ref, from, stop);
        });
    const Result<ReplacedValue> value = job.result();
    m_session->editor().replace(value->stored, value->value);
    QVERIFY(persisted() == fileText(longValue(7)));
}

void TestValuePager::aFileThatIsNoJsonDoesNot()
{
    QFile file(path(QStringLiteral("new.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[1, 2");
    file.close();
    QFuture<Result<ReplacedValue>> job = m_session->run(
        [ref = m_ref, from = file.fileName()](Store &store, const std::stop_token &stop) {
            return readReplacement(store, ref, from, stop);
        });
    QCOMPARE(job.result().error().code, ErrorCode::Invalid);
}

void TestValuePager::equalLongValuesShareTheirMemoryAfterAReload()
{
    QVERIFY(sameValue("a", QByteArray("xa").sliced(1)));
    QVERIFY(!sameValue("a", "b"));
    const QByteArray huge(20'000'000, 'x');
    QVERIFY(sameValue(huge, QByteArray(huge)));
    QByteArray copy = huge;
    copy.detach();
    QVERIFY(!sameValue(huge, copy));

    write(fileText('"' + huge + '"'));
    QSignalSpy reloaded(m_session.get(), &StoreSession::reloadFinished);
    m_session->reload();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    m_session->editor().remove({m_ref});
    QTRY_COMPARE(m_session->changes().count(), 1);
    m_session->reload();
    QVERIFY(reloaded.wait(kvlens::test::patience));
    QVERIFY(!m_session->changes().find(m_ref)->isConflict());
}

QTEST_GUILESS_MAIN(TestValuePager)
#include "tst_valuepager.moc"
