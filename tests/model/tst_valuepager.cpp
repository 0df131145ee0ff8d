// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A long value of a real file: its pages, edits of them, and whole values to and from files.
#include "model/storesession.h"
#include "model/valuepager.h"
#include "model/valuesaver.h"
#include "stores/json/valuecheck.h"

#include <QDir>
#include <QFile>
#include <QSemaphore>
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
    void anEditedPageMakesTheWholeValue();
    void editsOfSeveralPagesAddUpAndAreUndone();
    void anEditThatCannotStandThereIsRefused();
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
    EditedValue edit(ValuePager &pager, const ValuePage &page, const QByteArray &text) const;
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

EditedValue TestValuePager::edit(
    ValuePager &pager, const ValuePage &page, const QByteArray &text) const
{
    std::optional<EditedValue> found;
    QObject context;
    connect(&pager, &ValuePager::edited, &context,
        [&](const ValuePage &, const EditedValue &value) { found = value; });
    const Edit *staged = m_session->changes().find(m_ref);
    pager.edit(page, text, staged ? std::optional(staged->stored()) : std::nullopt);
    return QTest::qWaitFor([&] { return found.has_value(); }) ? *found : EditedValue();
}

QByteArray TestValuePager::persisted()
{
    QSignalSpy finished(m_session.get(), &StoreSession::persistFinished);
    m_session->persist();
    return finished.wait() ? read(QStringLiteral("store.json")) : QByteArray();
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
    QVERIFY(!pager.problem());
}

void TestValuePager::theLastPageWaitsUntilItIsFound()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    pager.showLast();
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
    pager.showLast();
    const ValuePage last = page(pager);
    QCOMPARE(last.mark.stored.end, bytes.value.size());
    QCOMPARE(last.text.stored.size(), last.mark.stored.size());
    QVERIFY(pager.problem());
}

void TestValuePager::aValueThatIsNoJsonSaysWhere()
{
    Entry damaged {m_ref, longValue().replace("5000}", "5000]"), {"1"}};
    ValuePager pager(*m_session);
    pager.open(sourceOf(damaged));
    QTRY_VERIFY(pager.isComplete());
    QCOMPARE(pager.problem()->place->byte, damaged.value.indexOf("5000]") + 4);
}

void TestValuePager::anEditedPageMakesTheWholeValue()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    pager.showOffset(longValue().indexOf("90909}"));
    const ValuePage shown = page(pager);
    QByteArray text = shown.text.text;
    text.replace("\"number\": 90909\n", "\"number\": -1\n");
    const EditedValue edited = edit(pager, shown, text);
    QVERIFY(edited.value == longValue(90'909));
    QVERIFY(edited.stored.value == longValue());
    m_session->replace(edited.stored, edited.value);
    QVERIFY(persisted() == fileText(longValue(90'909)));
    QVERIFY(m_session->changes().isEmpty());
}

void TestValuePager::editsOfSeveralPagesAddUpAndAreUndone()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    QTRY_VERIFY(pager.isComplete());
    for (const qsizetype number : {qsizetype(0), pager.pages() - 1, qsizetype(3)}) {
        pager.showPage(number);
        const ValuePage shown = page(pager);
        const QByteArray longer = QByteArray(shown.text.text).replace("number", "longer name");
        const EditedValue edited = edit(pager, shown, longer);
        pager.accept(shown, edited);
        m_session->replace(edited.stored, edited.value);
    }
    pager.showPage(3);
    QVERIFY(page(pager).text.text.contains("longer name"));
    pager.showPage(4);
    QVERIFY(!page(pager).text.text.contains("longer name"));
    // Found anew, the pages are where they were moved to.
    ValuePager anew(*m_session);
    anew.open(pager.source());
    QTRY_VERIFY(anew.isComplete());
    QVERIFY(json::isJson(*pager.source().bytes));
    for (int i = 0; i < 3; ++i)
        m_session->undoStack().undo();
    QVERIFY(m_session->changes().isEmpty());
    m_session->undoStack().redo();
    QCOMPARE(m_session->changes().count(), 1);
}

void TestValuePager::anEditThatCannotStandThereIsRefused()
{
    ValuePager pager(*m_session);
    pager.open(sourceOf(entry()));
    pager.showPage(1);
    const ValuePage shown = page(pager);
    QSignalSpy refused(&pager, &ValuePager::refused);
    pager.edit(shown, shown.text.text + "]", std::nullopt);
    QVERIFY(refused.wait());
    const auto error = refused.first().first().value<Error>();
    QCOMPARE(error.code, ErrorCode::Invalid);
    QCOMPARE(error.place->byte, shown.text.text.size());
    QVERIFY(m_session->changes().isEmpty());
}

void TestValuePager::aRewrittenFileIsAConflict()
{
    const Entry seen = entry();
    write(fileText(longValue(5)));
    ValuePager pager(*m_session);
    QSignalSpy failed(&pager, &ValuePager::failed);
    pager.open(sourceOf(seen));
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Conflict);
}

void TestValuePager::nothingIsLeftOfWhatIsClosedAtAnyTime()
{
    const Entry seen = entry();
    for (int turns = 0; turns < 12; ++turns) {
        auto pager = std::make_unique<ValuePager>(*m_session);
        QSignalSpy shown(pager.get(), &ValuePager::shown);
        pager->open(sourceOf(seen));
        pager->showLast();
        for (int i = 0; i < turns; ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
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
    QVERIFY(finished.wait());
    QVERIFY(finished.first().first().value<Result<void>>());
    QVERIFY(read(QStringLiteral("value.json")) == longValue());

    // Cancelled before its turn, and while it may be at work or done.
    for (const bool isHeldUp : {true, false}) {
        const QString other = path(QStringLiteral("other.json"));
        QSemaphore gate(isHeldUp ? 0 : 1);
        m_session->run([&gate](Store &, const std::stop_token &) -> Result<void> {
            gate.acquire();
            return {};
        });
        auto *cancelled = new ValueSaver(*m_session, source, other);
        QSignalSpy ended(cancelled, &ValueSaver::finished);
        cancelled->cancel();
        if (isHeldUp)
            gate.release();
        QVERIFY(ended.wait());
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
    m_session->replace(value->stored, value->value);
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
    QVERIFY(reloaded.wait());
    m_session->remove({m_ref});
    QTRY_COMPARE(m_session->changes().count(), 1);
    m_session->reload();
    QVERIFY(reloaded.wait());
    QVERIFY(!m_session->changes().find(m_ref)->isConflict());
}

QTEST_GUILESS_MAIN(TestValuePager)
#include "tst_valuepager.moc"
