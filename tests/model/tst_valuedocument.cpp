// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What views know of a value: short ones in a table, long ones in a file, read and edited.
#include "model/bytesearch.h"
#include "model/valuedocument.h"
#include "stores/json/valuecheck.h"
#include "tests/support/patience.h"
#include "tests/support/sessiontools.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using test::OpenTable;

namespace {

constexpr int members = 120'000; // more than shownWhole

const EntryRef shortRef {{"c"}, "k"};
const EntryRef longRef {{"c"}, "long"};

QByteArray longValue()
{
    QByteArray value = "[";
    for (int i = 0; i < members; ++i)
        value += "{\"number\": " + QByteArray::number(i) + "}, ";
    return value + "null]";
}

// A table with one entry, JSON or anything.
OpenTable opened(const QByteArray &value, bool jsonValues = true)
{
    auto table = std::make_shared<test::Table>();
    table->put(shortRef.collection, shortRef.key, value);
    test::TableOptions options;
    options.capabilities.setFlag(Capability::JsonValues, jsonValues);
    return OpenTable(table, options);
}

QByteArray staged(const StoreSession &session, const EntryRef &ref)
{
    const auto edit = session.changes().find(ref);
    return edit ? edit->mine.value : QByteArray();
}

} // namespace

class TestValueDocument : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_longValue = longValue(); }
    void aValueIsReadAndToldOf();
    void splicesAreStagedAfterAPauseOrAtOnce();
    void twoObserversOfOneDocumentSeeTheSame();
    void whatIsTypedInAnotherFormIsAskedForWhenItIsStaged();
    void invalidJsonIsStagedAndSaysWhere();
    void bytesOfAnyKindAreEditedWhereTheStoreTakesThem();
    void undoAndRevertShowWhatIsStagedThen();
    void aDraftIsKeptUntilItIsDiscarded();
    void nothingIsEditedWhereNothingMay();
    void aFailedReadIsToldAndAnswered();
    void partsOfALongValueCome();
    void aLongValueIsEditedWhereverAndStaged();
    void typingGoesOnWhileALongValueIsStaged();
    void anEditThatBreaksALongValueIsStagedAsInvalid();
    void pagesGoOnBehindAnEditedOne();
    void aValueThatWasRewrittenIsNotStaged();
    void whatIsTypedRightAfterARenameIsOfTheSameEntry();
    void bytesAreFoundInBothDirectionsAndAcrossTheEnd();

private:
    std::unique_ptr<StoreSession> openFile();
    void write(const QByteArray &value) const;

    QByteArray m_longValue;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestValueDocument::write(const QByteArray &value) const
{
    QFile file(m_folder->filePath(QStringLiteral("store.json")));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{\"c\": {\"long\": " + value + "}}");
}

std::unique_ptr<StoreSession> TestValueDocument::openFile()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(m_longValue);
    auto session = std::make_unique<StoreSession>(
        StoreAddress {QStringLiteral("json"), m_folder->filePath(QStringLiteral("store.json")), {}},
        OpenMode::ReadWrite);
    if (!OpenTable::wait([&] { return session->state() == SessionState::Ready; }))
        qFatal("not opened");
    return session;
}

void TestValueDocument::aValueIsReadAndToldOf()
{
    const OpenTable table = opened("{\"a\": 1}");
    ValueDocument document(*table.session, shortRef);
    QSignalSpy replaced(&document, &ValueDocument::replaced);
    QVERIFY(!document.base());
    QVERIFY(replaced.wait(kvlens::test::patience));
    QCOMPARE(document.bytes(), QByteArray("{\"a\": 1}"));
    QCOMPARE(document.size(), 8);
    QCOMPARE(document.kind(), ValueKind::Object);
    QVERIFY(!document.isLong());
    QVERIFY(document.tape());
    QVERIFY(document.canEdit());
    QVERIFY(!document.isEdited());
    QCOMPARE(document.part(2, 3), QByteArray("a\":"));
}

void TestValueDocument::splicesAreStagedAfterAPauseOrAtOnce()
{
    const OpenTable table = opened("{\"a\": 1}");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    document.splice({6, 7, "2"}, this);
    QVERIFY(document.isEdited());
    QVERIFY(table.session->changes().isEmpty());
    QTRY_COMPARE(staged(*table.session, shortRef), QByteArray("{\"a\": 2}"));
    document.splice({6, 7, "33"}, this);
    document.flush();
    QCOMPARE(staged(*table.session, shortRef), QByteArray("{\"a\": 33}"));
    QCOMPARE(table.session->history().count(), 1); // one run of typing
    document.splice({6, 8, "1"}, this);
    document.flush();
    QVERIFY(table.session->changes().isEmpty()); // as stored again
    QVERIFY(!document.isEdited());
}

void TestValueDocument::twoObserversOfOneDocumentSeeTheSame()
{
    const OpenTable table = opened("[1]");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    QByteArray seen = document.bytes();
    QList<const QObject *> authors;
    connect(&document, &ValueDocument::spliced, this,
        [&](const json::Splice &splice, const QObject *by) {
            seen = json::apply(seen, {splice});
            authors.append(by);
        });
    document.splice({1, 2, "22"}, &document);
    document.setBytes("[22, 3]", this);
    document.setBytes("[22, 3]", this); // nothing new
    document.splice({0, 0, " "}, &document);
    QCOMPARE(seen, document.bytes());
    QCOMPARE(authors, (QList<const QObject *> {&document, this, &document}));
}

void TestValueDocument::whatIsTypedInAnotherFormIsAskedForWhenItIsStaged()
{
    const OpenTable table = opened("[1]");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    QByteArray text;
    QSignalSpy typed(&document, &ValueDocument::typed);
    for (const char *now : {"[2", "[2]"}) {
        text = now;
        document.typing([&] { document.setBytes(text, this); });
    }
    QVERIFY(document.isEdited());
    QVERIFY(!typed.isEmpty());
    document.flush();
    QCOMPARE(staged(*table.session, shortRef), QByteArray("[2]"));
    QVERIFY(!document.invalid());
}

void TestValueDocument::invalidJsonIsStagedAndSaysWhere()
{
    const OpenTable table = opened("[1]");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    document.splice({2, 3, {}}, this);
    document.flush();
    QCOMPARE(staged(*table.session, shortRef), QByteArray("[1"));
    QCOMPARE(document.invalid()->place->byte, 2);
    QVERIFY(!document.tape());
    document.splice({2, 2, "]"}, this);
    document.flush();
    QVERIFY(!document.invalid());
    QVERIFY(table.session->changes().isEmpty());
}

void TestValueDocument::bytesOfAnyKindAreEditedWhereTheStoreTakesThem()
{
    const OpenTable table = opened(QByteArray("\xff\x00\x01", 3), false);
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    QVERIFY(!document.isText());
    QCOMPARE(document.kind(), ValueKind::Binary);
    document.splice({1, 2, QByteArray("\xfe", 1)}, this);
    document.flush();
    QCOMPARE(staged(*table.session, shortRef), QByteArray("\xff\xfe\x01", 3));
    QVERIFY(!document.invalid());
    document.setBytes("text", this);
    document.flush();
    QVERIFY(document.isText());
    QCOMPARE(document.kind(), ValueKind::Text);
}

void TestValueDocument::undoAndRevertShowWhatIsStagedThen()
{
    const OpenTable table = opened("[1]");
    table.session->editor().setTypingPause(std::chrono::milliseconds(0));
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    for (const char *value : {"[2]", "[3]"}) {
        document.setBytes(value, this);
        document.flush();
        QTest::qWait(1);
    }
    QSignalSpy replaced(&document, &ValueDocument::replaced);
    table.session->history().undo();
    QCOMPARE(document.bytes(), QByteArray("[2]"));
    document.setBytes("[4]", this); // not staged: gone with what it was typed over
    table.session->editor().revert({shortRef});
    QCOMPARE(document.bytes(), QByteArray("[1]"));
    QVERIFY(!document.isEdited());
    QCOMPARE(replaced.count(), 2);
}

void TestValueDocument::aDraftIsKeptUntilItIsDiscarded()
{
    const OpenTable table = opened("[1]");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    document.typing([&] {
        document.keepDraft({"half", {ErrorCode::Invalid, quoted(QStringLiteral("altered"))}});
    });
    document.flush();
    QCOMPARE(document.draft()->text, QByteArray("half"));
    QVERIFY(document.isEdited());
    QVERIFY(table.session->changes().isEmpty());
    document.discard();
    QVERIFY(!document.draft());
    QVERIFY(!document.isEdited());
    QCOMPARE(document.bytes(), QByteArray("[1]"));
}

void TestValueDocument::nothingIsEditedWhereNothingMay()
{
    const OpenTable table = opened("[1]");
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.base());
    document.splice({1, 2, "2"}, this);
    table.session->editor().setLocked(true);
    QVERIFY(!document.canEdit());
    document.splice({1, 2, "3"}, this);
    document.flush();
    QVERIFY(table.session->changes().isEmpty());
    QVERIFY(table.errors.isEmpty());
    table.session->editor().setLocked(false);
    document.flush(); // what was typed before was kept
    QCOMPARE(staged(*table.session, shortRef), QByteArray("[2]"));
    table.session->editor().remove({shortRef});
    QTRY_VERIFY(!document.canEdit());
}

void TestValueDocument::aFailedReadIsToldAndAnswered()
{
    const OpenTable table = opened("[1]");
    table.faults->failOn = true; // the session, too, may be asking something just now
    table.faults->failNext(1);
    ValueDocument document(*table.session, shortRef);
    QTRY_VERIFY(document.failure());
    QCOMPARE(document.failure()->code, ErrorCode::Unavailable);
    QVERIFY(!document.canEdit());
}

void TestValueDocument::partsOfALongValueCome()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    QVERIFY(document.isLong());
    QCOMPARE(document.size(), m_longValue.size());
    const qint64 last = document.size() - 10;
    QVERIFY(!document.part(last, 100));
    QSignalSpy arrived(&document, &ValueDocument::partsArrived);
    QVERIFY(arrived.wait(kvlens::test::patience));
    QCOMPARE(document.part(last, 100), m_longValue.last(10));
    // Over the edge of two blocks, with something typed in between.
    const qint64 edge = 3 * ValueParts::blockBytes;
    document.splice({edge, edge, "typed"}, this);
    QTRY_COMPARE(document.part(edge - 3, 11),
        m_longValue.mid(edge - 3, 3) + "typed" + m_longValue.mid(edge, 3));
}

void TestValueDocument::aLongValueIsEditedWhereverAndStaged()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    QByteArray value = m_longValue;
    const qsizetype at = value.indexOf("90909}");
    value.replace(at, 5, "-1");
    document.splice({at, at + 5, "-1"}, this);
    document.flush();
    QVERIFY(document.isStaging());
    QSignalSpy settled(&document, &ValueDocument::settled);
    QVERIFY(settled.wait(kvlens::test::patience));
    QVERIFY(staged(*session, longRef) == value);
    QVERIFY(!document.invalid());
    QVERIFY(!document.isEdited());
    session->history().undo();
    QVERIFY(session->changes().isEmpty());
    QCOMPARE(document.size(), m_longValue.size());
}

void TestValueDocument::typingGoesOnWhileALongValueIsStaged()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    QByteArray value = m_longValue;
    for (int i = 0; i < 20; ++i) {
        document.splice({1, 1, " "}, this);
        value.insert(1, ' ');
        document.flush();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QTRY_VERIFY(!document.isEdited() && !document.isStaging());
    QVERIFY(staged(*session, longRef) == value);
    QCOMPARE(session->history().count(), 1);
}

void TestValueDocument::anEditThatBreaksALongValueIsStagedAsInvalid()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    const qsizetype at = m_longValue.indexOf("5000}") + 4;
    document.splice({at, at + 1, "]"}, this);
    document.flush();
    QTRY_VERIFY(document.invalid());
    QCOMPARE(document.invalid()->place->byte, at);
    QCOMPARE(session->changes().count(), 1);
    document.splice({at, at + 1, "}"}, this);
    document.flush();
    QTRY_VERIFY(session->changes().isEmpty());
}

void TestValueDocument::pagesGoOnBehindAnEditedOne()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    document.openPages();
    ValuePager &pages = document.pages();
    QSignalSpy shown(&pages, &ValuePager::shown);
    pages.showPage(1);
    QVERIFY(shown.wait(kvlens::test::patience));
    const auto page = shown.takeFirst().first().value<ValuePage>();
    const EditedPage edited
        = pages.edited(page, QByteArray(page.text.text).replace("number", "longer name"));
    QVERIFY(!edited.problem);
    const json::Span &span = page.mark.stored;
    document.splicePage(page, {span.begin, span.end, edited.stored}, this);
    pages.showPage(2);
    document.flush(); // the page comes, whatever happens to the value meanwhile
    QVERIFY(shown.wait(kvlens::test::patience));
    const auto next = shown.takeLast().first().value<ValuePage>();
    QCOMPARE(next.number, 2);
    QCOMPARE(next.mark.stored.begin, span.begin + edited.stored.size());
    QVERIFY(!next.text.text.contains("longer"));
    QTRY_VERIFY(!document.isEdited());
    QVERIFY(json::isJson(staged(*session, longRef)));
    QVERIFY(pages.isOpen());
    document.splice({0, 0, " "}, this); // anywhere: the pages are to be found anew
    QVERIFY(!pages.isOpen());
}

void TestValueDocument::aValueThatWasRewrittenIsNotStaged()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    write(QByteArray(m_longValue).replace("{\"number\": 7}", "{\"number\": 8}"));
    document.splice({1, 1, " "}, this);
    document.flush();
    QSignalSpy settled(&document, &ValueDocument::settled);
    QVERIFY(settled.wait(kvlens::test::patience));
    QCOMPARE(document.failure()->code, ErrorCode::Conflict);
    QVERIFY(session->changes().isEmpty());
    QVERIFY(document.isEdited()); // it is kept
}

// Before the entry is read again under its new key.
void TestValueDocument::whatIsTypedRightAfterARenameIsOfTheSameEntry()
{
    const OpenTable table = opened("{\"a\": 1}");
    StoreSession &session = *table.session;
    ValueDocument document(session, shortRef);
    QTRY_VERIFY(document.base());
    session.editor().rename(shortRef, "other");
    QTRY_COMPARE(session.changes().count(), 1);
    const EntryRef otherRef {shortRef.collection, "other"};
    bool isTyped = false;
    connect(
        &session, &StoreSession::persistFinished, &document,
        [&] {
            QCOMPARE(document.ref(), otherRef);
            isTyped = true;
            document.splice({6, 7, "2"}, this);
            document.flush();
        },
        Qt::SingleShotConnection);
    session.persist();
    QTRY_VERIFY(isTyped);
    QVERIFY(!session.changes().contains(shortRef));
    QCOMPARE(staged(session, otherRef), QByteArray("{\"a\": 2}"));
    QSignalSpy persisted(&session, &StoreSession::persistFinished);
    session.persist();
    QVERIFY(persisted.wait(kvlens::test::patience));
    QVERIFY(session.changes().isEmpty());
    QTRY_COMPARE(document.bytes(), QByteArray("{\"a\": 2}"));
}

void TestValueDocument::bytesAreFoundInBothDirectionsAndAcrossTheEnd()
{
    const auto session = openFile();
    ValueDocument document(*session, longRef);
    QTRY_VERIFY(document.base());
    ByteSearch search(*session);
    QSignalSpy found(&search, &ByteSearch::found);
    QSignalSpy missing(&search, &ByteSearch::missing);
    using Direction = ByteQuery::Direction;
    const auto find = [&](const QByteArray &bytes, qint64 from, Direction direction) {
        found.clear();
        search.find(document.source(), {bytes, from, direction});
        return found.wait(kvlens::test::patience) ? found.first().first().toLongLong() : -1;
    };
    const qint64 first = m_longValue.indexOf("{\"number\": 5");
    const qint64 last = m_longValue.lastIndexOf("{\"number\": 5");
    QCOMPARE(find("{\"number\": 5", 0, Direction::Forward), first);
    QCOMPARE(find("{\"number\": 5", last + 1, Direction::Forward), first);
    QCOMPARE(find("{\"number\": 5", document.size(), Direction::Backward), last);
    QCOMPARE(find("{\"number\": 5", first, Direction::Backward), last);
    // Over the edge of two parts, and in what is typed only.
    const qint64 edge = 1024 * 1024;
    document.splice({edge - 1, edge - 1, "new"}, this);
    QCOMPARE(find("new", 0, Direction::Forward), edge - 1);
    QCOMPARE(find("new", 0, Direction::Backward), edge - 1);
    search.find(document.source(), {"nowhere", 5, Direction::Forward});
    QVERIFY(missing.wait(kvlens::test::patience));
}

QTEST_GUILESS_MAIN(TestValueDocument)
#include "tst_valuedocument.moc"
