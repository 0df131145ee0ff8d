// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many entries at once; what each act stages is tested with the session.
#include "tests/support/sessiontools.h"

#include <QSignalSpy>
#include <QTest>

#include <utility>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};
constexpr int many = 5'000;

QList<EntryRef> allOf(const OpenTable &open)
{
    const QList<Table::Collection> collections = open.table->collections();
    QList<EntryRef> refs;
    for (const Table::Row &row : collections.first().rows)
        refs.append({data, row.key});
    return refs;
}

} // namespace

class TestEntryEditor : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void manyAreReadBehindAClickAndStagedInOneStep();
    void whileManyAreReadTheyAreInHandAndShow();
    void cancellingStagesNothing();
    void whatChangedWhileItWasReadIsReadAgain();
    void anErrorWhileReadingStagesNothing();
    void lockingIsToldAndRefusesEveryAct();
    void whatIsNotFoundYetIsEditedOnceAllIsLoaded_data();
    void whatIsNotFoundYetIsEditedOnceAllIsLoaded();

private:
    std::unique_ptr<OpenTable> m_open;
};

void TestEntryEditor::init()
{
    const auto table = std::make_shared<Table>();
    table->fill(data, many);
    m_open = std::make_unique<OpenTable>(table);
    QVERIFY(m_open->waitReady());
}

void TestEntryEditor::manyAreReadBehindAClickAndStagedInOneStep()
{
    StoreSession &session = *m_open->session;
    session.editor().remove(allOf(*m_open));
    QCOMPARE(m_open->read(data, "k0001").value, QByteArray("1"));
    QVERIFY(session.changes().isEmpty()); // the click was answered first
    QVERIFY(m_open->wait([&] { return session.changes().count() == many; }));
    QCOMPARE(session.history().count(), 1);
}

void TestEntryEditor::whileManyAreReadTheyAreInHandAndShow()
{
    StoreSession &session = *m_open->session;
    session.editor().remove(allOf(*m_open));
    QCOMPARE(session.editor().entriesInHand(), many);
    const QList<Task *> tasks = session.tasks().shown();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.first()->activity().kind, Activity::Kind::Staging);
    QVERIFY(m_open->wait([&] { return session.changes().count() == many; }));
    QTRY_COMPARE(session.editor().entriesInHand(), 0);
    QVERIFY(session.tasks().shown().isEmpty());
}

void TestEntryEditor::cancellingStagesNothing()
{
    StoreSession &session = *m_open->session;
    const QSignalSpy failed(&session.editor(), &EntryEditor::failed);
    session.editor().remove(allOf(*m_open));
    session.tasks().shown().first()->cancel();
    QVERIFY(m_open->wait([&] { return session.editor().entriesInHand() == 0; }));
    QVERIFY(session.changes().isEmpty());
    QVERIFY(failed.isEmpty());
}

void TestEntryEditor::whatChangedWhileItWasReadIsReadAgain()
{
    StoreSession &session = *m_open->session;
    session.editor().remove(allOf(*m_open));
    m_open->table->put(data, "k0000", "new");
    session.reload();
    QVERIFY(m_open->wait([&] { return session.changes().count() == many; }));
    QVERIFY(m_open->waitReady());
    QCOMPARE(session.changes().find({data, "k0000"})->base.value, QByteArray("new"));
    QVERIFY(!session.changes().find({data, "k0000"})->isConflict());
}

void TestEntryEditor::anErrorWhileReadingStagesNothing()
{
    m_open->faults->failNext(3);
    m_open->session->editor().remove(allOf(*m_open));
    QVERIFY(m_open->wait([&] { return !m_open->errors.isEmpty(); }));
    QVERIFY(m_open->session->changes().isEmpty());
}

void TestEntryEditor::lockingIsToldAndRefusesEveryAct()
{
    EntryEditor &editor = m_open->session->editor();
    QSignalSpy told(&editor, &EntryEditor::lockedChanged);
    editor.setLocked(true);
    editor.setLocked(true);
    QCOMPARE(told.count(), 1);
    editor.remove({{data, "k0000"}});
    QCOMPARE(m_open->errors.size(), 1);
    QCOMPARE(m_open->errors.first().code, ErrorCode::Denied);
}

using Act = std::function<void(EntryEditor &editor)>;

void TestEntryEditor::whatIsNotFoundYetIsEditedOnceAllIsLoaded_data()
{
    const EntryRef last {data, "k999"};
    QTest::addColumn<Act>("act");
    QTest::addColumn<int>("staged");
    QTest::addColumn<bool>("isRefused");
    const auto row = [](const char *name, int staged, bool isRefused, const Act &act) {
        QTest::newRow(name) << act << staged << isRefused;
    };
    row("delete", 1, false, [last](EntryEditor &editor) { editor.remove({last}); });
    row("delete many", 1000, false, [](EntryEditor &editor) {
        QList<EntryRef> all;
        for (int i = 0; i < 1000; ++i)
            all.append({data, 'k' + QByteArray::number(i).rightJustified(3, '0')});
        editor.remove(all);
    });
    row("expiry", 1, false, [last](EntryEditor &editor) {
        editor.setExpiry({last}, QDateTime::fromMSecsSinceEpoch(1, Qt::UTC));
    });
    row("rename", 1, false, [last](EntryEditor &editor) { editor.rename(last, "new"); });
    row("rename to it", 0, true, [last](EntryEditor &editor) {
        editor.rename({data, "k000"}, last.key);
    });
    row("new", 1, false, [](EntryEditor &editor) { editor.newKey(data, "new", "1"); });
    row("new that is there", 0, true,
        [last](EntryEditor &editor) { editor.newKey(data, last.key, "1"); });
    row("duplicate", 1, false, [last](EntryEditor &editor) { editor.duplicate(last, "new"); });
    row("paste over it", 0, false, [last](EntryEditor &editor) {
        EntryClip clip {.source = QStringLiteral("elsewhere:"), .isJson = true};
        clip.entries.append({data, last.key, "7"});
        editor.paste({clip, data, IfTaken::Skip}, [](const PasteReport &) {});
    });
}

void TestEntryEditor::whatIsNotFoundYetIsEditedOnceAllIsLoaded()
{
    QFETCH(const Act, act);
    QFETCH(const int, staged);
    QFETCH(const bool, isRefused);
    const auto table = std::make_shared<Table>();
    table->fill(data, 1000);
    OpenTable open(table, {.keysPerSlice = 10, .findsOnlyListed = true});
    EntryEditor &editor = open.session->editor();
    QSignalSpy waits(&editor, &EntryEditor::waits);
    bool wasAsked = false;
    connect(open.session.get(), &StoreSession::collectionsChanged, this, [&] {
        if (open.session->state() == SessionState::Loading && !std::exchange(wasAsked, true))
            act(editor);
    });
    QVERIFY(open.waitReady());
    QVERIFY(wasAsked);
    QVERIFY(open.wait([&editor] { return editor.entriesInHand() == 0; }));
    QCOMPARE(open.session->changes().count(), staged);
    for (const Edit &edit : open.session->changes().edits())
        QVERIFY(!edit.isConflict());
    const bool isNew = staged == 1 && open.session->changes().find({data, "new"}).has_value();
    QCOMPARE(!isNew && staged > 0, open.session->changes().find({data, "k999"}).has_value());
    QCOMPARE(!open.errors.isEmpty(), isRefused);
    QVERIFY(!waits.isEmpty());
}

QTEST_GUILESS_MAIN(TestEntryEditor)
#include "tst_entryeditor.moc"
