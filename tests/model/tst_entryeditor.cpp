// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many entries at once; what each act stages is tested with the session.
#include "tests/support/sessiontools.h"

#include <QSignalSpy>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestEntryEditor)
#include "tst_entryeditor.moc"
