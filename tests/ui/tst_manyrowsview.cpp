// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/manyrowsview.h"

#include <QAbstractListModel>
#include <QEvent>
#include <QTest>

using namespace kvlens;

namespace {

constexpr int many = 100'000;

// Counts how often a row is looked for.
class Rows : public QAbstractListModel
{
public:
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : many; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(index.row() + m_more) : QVariant();
    }
    QModelIndex index(int row, int column, const QModelIndex &parent) const override
    {
        ++lookedFor;
        return QAbstractListModel::index(row, column, parent);
    }
    void change(int count)
    {
        ++m_more;
        lookedFor = 0;
        emit dataChanged(index(0, 0, {}), index(count - 1, 0, {}));
    }
    mutable int lookedFor = 0;

private:
    int m_more = 0;
};

} // namespace

class TestManyRowsView : public QObject
{
    Q_OBJECT

public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        m_painted |= event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private slots:
    void whatChangedIsPaintedAndNotLookedFor_data();
    void whatChangedIsPaintedAndNotLookedFor();

private:
    bool m_painted = false;
};

void TestManyRowsView::whatChangedIsPaintedAndNotLookedFor_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 64, 65, many})
        QTest::addRow("%d rows", count) << count;
}

void TestManyRowsView::whatChangedIsPaintedAndNotLookedFor()
{
    QFETCH(int, count);
    Rows rows;
    ManyRowsView view;
    view.setUniformRowHeights(true);
    view.setModel(&rows);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QCoreApplication::processEvents();
    view.viewport()->installEventFilter(this);
    m_painted = false;
    rows.change(count);
    QVERIFY(rows.lookedFor < 1000);
    QTRY_VERIFY(m_painted);
    view.viewport()->removeEventFilter(this);
}

QTEST_MAIN(TestManyRowsView)
#include "tst_manyrowsview.moc"
