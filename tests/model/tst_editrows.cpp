// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/changeset.h"
#include "model/editrows.h"

#include <QRandomGenerator>
#include <QTest>

using namespace kvlens;

namespace {

const CollectionRef data {"data"};

Entry entry(int key)
{
    return {.ref = {data, QByteArray::number(key)}, .value = "0", .version = {"1"}};
}

ChangeSet edited(int first, int end)
{
    ChangeSet changes;
    for (int key = first; key < end; ++key)
        changes.put(entry(key), "1");
    return changes;
}

QList<QByteArray> keysOf(const EditRows &rows)
{
    QList<QByteArray> keys;
    for (qsizetype row = 0; row < rows.count(); ++row)
        keys.append(rows.at(row).ref().key);
    return keys;
}

// As a model does it.
EditRows changedBy(EditRows rows, const RowChanges &changes, const EditList &after)
{
    for (auto range = changes.removed.rbegin(); range != changes.removed.rend(); ++range)
        rows.remove(range->first, range->count);
    for (const RowRange &range : changes.inserted)
        rows.insert(range.first, after, range.first, range.count);
    return rows;
}

} // namespace

class TestEditRows : public QObject
{
    Q_OBJECT

private slots:
    void tellsOnlyWhatIsDifferent();
    void takesManyAwayAtOnce();
    void replacesWhatIsTooScattered();
    void turnsAnyRowsIntoAnyOther_data();
    void turnsAnyRowsIntoAnyOther();
};

void TestEditRows::tellsOnlyWhatIsDifferent()
{
    const ChangeSet before = edited(0, 1000);
    ChangeSet after = before;
    after.put(entry(500), "2");
    after.revert(entry(10).ref);
    after.put(entry(2000), "1");
    const RowChanges changes = rowChanges(before.edits(), after.edits());
    QCOMPARE(changes.removed, (QList<RowRange> {{10, 1}}));
    QCOMPARE(changes.inserted, (QList<RowRange> {{999, 1}}));
    QCOMPARE(changes.changed, (QList<RowRange> {{499, 1}}));
}

void TestEditRows::takesManyAwayAtOnce()
{
    const ChangeSet many = edited(0, 10'000);
    const RowChanges gone = rowChanges(many.edits(), {});
    QCOMPARE(gone.removed, (QList<RowRange> {{0, 10'000}}));
    QVERIFY(gone.inserted.isEmpty() && gone.changed.isEmpty());
    const RowChanges back = rowChanges({}, many.edits());
    QCOMPARE(back.inserted, (QList<RowRange> {{0, 10'000}}));
}

void TestEditRows::replacesWhatIsTooScattered()
{
    const ChangeSet before = edited(0, 1000);
    ChangeSet after = before;
    for (int key = 101; key < 900; key += 2)
        after.revert(entry(key).ref);
    const RowChanges changes = rowChanges(before.edits(), after.edits());
    QCOMPARE(changes.removed, (QList<RowRange> {{101, 799}}));
    QCOMPARE(changes.inserted, (QList<RowRange> {{101, 399}}));
}

void TestEditRows::turnsAnyRowsIntoAnyOther_data()
{
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("acts");
    for (const int keys : {1, 5, 60, 400}) {
        for (const int acts : {1, 10, 200})
            QTest::addRow("%d of %d", acts, keys) << keys << acts;
    }
}

void TestEditRows::turnsAnyRowsIntoAnyOther()
{
    QFETCH(int, keys);
    QFETCH(int, acts);
    QRandomGenerator random(quint32(keys * acts));
    ChangeSet changes;
    for (int run = 0; run < 20; ++run) {
        const ChangeSet before = changes;
        for (int act = 0; act < acts; ++act) {
            const Entry seen = entry(random.bounded(keys));
            if (random.bounded(3) == 0)
                changes.revert(seen.ref);
            else
                changes.put(seen, QByteArray::number(random.bounded(3)));
        }
        // There and back: what was taken away comes between others again.
        const std::pair<EditList, EditList> ways[]
            = {{before.edits(), changes.edits()}, {changes.edits(), before.edits()}};
        for (const auto &[from, to] : ways) {
            const RowChanges difference = rowChanges(from, to);
            const EditRows rows = changedBy(EditRows(from), difference, to);
            QCOMPARE(keysOf(rows), keysOf(EditRows(to)));
            QVERIFY(difference.removed.size() + difference.inserted.size() <= 33);
        }
    }
}

QTEST_GUILESS_MAIN(TestEditRows)
#include "tst_editrows.moc"
