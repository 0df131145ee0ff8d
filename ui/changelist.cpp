// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changelist.h"

#include "model/changesmodel.h"
#include "ui/diffview.h"
#include "ui/manyrowsview.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Changes = ChangesModel;

EntryState stateOf(const QModelIndex &index)
{
    const auto *session = index.data(Changes::SessionRole).value<StoreSession *>();
    const QVariant ref = index.data(Changes::EntryRefRole);
    return session && ref.isValid() ? entryState(*session, ref.value<EntryRef>())
                                    : EntryState::Clean;
}

class ChangeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QModelIndex row = index.siblingAtColumn(0);
        option->textElideMode = Qt::ElideMiddle;
        if (index.column() == Changes::EntryColumn)
            decorate(option, row);
        else if (index.column() == Changes::WhereColumn)
            option->palette.setColor(QPalette::Text, Palette::current().muted);
        else if (index.column() == Changes::ChangeColumn)
            option->palette.setColor(QPalette::Text, stateColor(stateOf(row)));
        else if (index.column() == Changes::BytesColumn)
            writeBytes(option, row);
    }

private:
    static void decorate(QStyleOptionViewItem *option, const QModelIndex &row)
    {
        const qreal ratio = option->widget ? option->widget->devicePixelRatioF() : 1;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = QIcon(stateMark(stateOf(row), option->decorationSize.height(), ratio));
    }
    static void writeBytes(QStyleOptionViewItem *option, const QModelIndex &row)
    {
        const QVariant bytes = row.data(Changes::BytesRole);
        option->text = bytes.isValid() ? changeText(bytes.toLongLong()) : QString();
        option->features |= QStyleOptionViewItem::HasDisplay;
        option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    }
};

// Which entry it is shows whatever the width: how many bytes goes first, then what changed, which
// the mark says too.
class ChangesView : public ManyRowsView
{
public:
    using ManyRowsView::ManyRowsView;

    int leastWidth() const
    {
        return 2 * leastOfEntry * fontMetrics().averageCharWidth()
            + style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        ManyRowsView::resizeEvent(event);
        const int character = fontMetrics().averageCharWidth();
        int room = viewport()->width() - 2 * leastOfEntry * character;
        for (const auto &[column, characters] :
            {std::pair(Changes::ChangeColumn, 10), std::pair(Changes::BytesColumn, 9)}) {
            room -= characters * character;
            setColumnHidden(column, room < 0);
            header()->resizeSection(column, characters * character);
        }
    }

private:
    static constexpr int leastOfEntry = 14; // characters, of the key and of where it is
};

QTreeView *makeList(QAbstractItemModel *rows, QWidget *parent)
{
    auto *list = new ChangesView(parent);
    list->setModel(rows);
    list->setAccessibleName(ChangeList::tr("Changed entries"));
    list->setItemDelegate(new ChangeDelegate(list));
    list->setFrameShape(QFrame::NoFrame);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(QHeaderView::Fixed);
    for (const int column : {Changes::EntryColumn, Changes::WhereColumn})
        list->header()->setSectionResizeMode(column, QHeaderView::Stretch);
    list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list->setColumnHidden(Changes::StateColumn, true);
    list->setMinimumWidth(list->leastWidth());
    return list;
}

} // namespace

ChangeList::ChangeList(ChangesModel &changes, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_changes(changes)
{
    m_list = makeList(&changes, this);
    m_diff = new DiffView(this);
    addWidget(m_list);
    addWidget(m_diff);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);

    const auto current = [this] {
        showDiff();
        emit selectionChanged();
    };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, current);
    connect(&changes, &QAbstractItemModel::dataChanged, this, &ChangeList::showDiff);
    connect(&changes, &QAbstractItemModel::rowsInserted, this, &ChangeList::showDiff);
    connect(&changes, &QAbstractItemModel::rowsRemoved, this, &ChangeList::showDiff);
    connect(&changes, &QAbstractItemModel::modelReset, this, &ChangeList::showDiff);
    connect(m_list, &QTreeView::activated, this, [this] {
        const Target target = selected();
        if (target.session)
            emit chosen(target.session, target.entries.first());
    });
    showDiff();
}

void ChangeList::select(const StoreSession *session, const EntryRef &ref)
{
    const QModelIndex index = m_changes.indexOf(session, ref);
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

Target ChangeList::selected() const
{
    const QModelIndex row = m_list->currentIndex().siblingAtColumn(0);
    if (!row.isValid())
        return {};
    const auto ref = row.data(Changes::EntryRefRole).value<EntryRef>();
    return {row.data(Changes::SessionRole).value<StoreSession *>(), ref.collection, {ref}};
}

void ChangeList::showDiff()
{
    if (!m_list->currentIndex().isValid() && m_changes.rowCount() > 0)
        m_list->setCurrentIndex(m_changes.index(0, 0));
    const auto edit = m_changes.editAt(m_list->currentIndex());
    if (!edit)
        return m_diff->setNote(
            tr("What you edit is listed here, with what would be written. Nothing is written "
               "before you persist."));
    m_diff->showEdit(*selected().session, *edit);
}

} // namespace kvlens
