// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/persist.h"
#include "tests/support/tablestore.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::test;

namespace {

const CollectionRef data {"data"};

WriteOutcome failed(const QByteArray &key, ErrorCode code)
{
    return {{data, key}, Error {code}};
}

ChangeSet twoEdits(const std::shared_ptr<Table> &table)
{
    const auto store = makeTableStore(table);
    ChangeSet edits;
    edits.put(*readOne(*store, {data, "k0"}), "10");
    edits.put(*readOne(*store, {data, "k1"}), "not JSON", Error {ErrorCode::Invalid});
    return edits;
}

} // namespace

class TestPersist : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void writesWhatIsNotBlocked();
    void theReasonIsNotWhatFailedBecauseOfAnother();
    void refusesEveryWriteWithTheSameError();

private:
    std::shared_ptr<Table> m_table;
};

void TestPersist::init()
{
    m_table = std::make_shared<Table>();
    m_table->fill(data, 2);
}

void TestPersist::writesWhatIsNotBlocked()
{
    const ChangeSet edits = twoEdits(m_table);
    const auto store = makeTableStore(m_table);
    const QList<WriteOutcome> outcomes = writeEdits(*store, edits);
    QCOMPARE(outcomes.size(), 1);
    QCOMPARE(m_table->value(data, "k0"), std::optional<QByteArray>("10"));
    QCOMPARE(m_table->value(data, "k1"), std::optional<QByteArray>("1"));
    const PersistReport report = reportOf(edits, outcomes);
    QCOMPARE(report.written, 1);
    QCOMPARE(report.failed, (QList<EntryRef> {{data, "k1"}}));
    QCOMPARE(report.error->code, ErrorCode::Invalid);
}

void TestPersist::theReasonIsNotWhatFailedBecauseOfAnother()
{
    const WriteOutcome done {{data, "a"}, Written {}};
    const auto left = failed("b", ErrorCode::Cancelled);
    const auto conflict = failed("c", ErrorCode::Conflict);
    QVERIFY(!reasonIn({}));
    QVERIFY(!reasonIn({done}));
    QCOMPARE(reasonIn({done, left, conflict})->ref.key, QByteArray("c"));
    QCOMPARE(reasonIn({left, done})->ref.key, QByteArray("b"));
}

void TestPersist::refusesEveryWriteWithTheSameError()
{
    const ChangeSet edits = twoEdits(m_table);
    const QList<WriteOutcome> outcomes = failAll(edits.writes(), {ErrorCode::NoSpace});
    QCOMPARE(outcomes.size(), 1);
    const PersistReport report = reportOf(edits, outcomes);
    QCOMPARE(report.written, 0);
    QCOMPARE(report.failed.size(), 2);
    QCOMPARE(report.error->code, ErrorCode::NoSpace);
}

QTEST_GUILESS_MAIN(TestPersist)
#include "tst_persist.moc"
