// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/changelist.h"

#include "model/changesmodel.h"
#include "report/wording.h"
#include "ui/columnwidth.h"
#include "ui/diffview.h"
#include "ui/edittrouble.h"
#include "ui/manyrowsview.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/style.h"
#include "ui/wrappedlabel.h"

#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <utility>

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
        else if (index.column() == Changes::StateColumn)
            option->palette.setColor(QPalette::Text, Palette::current().deleted);
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
// the mark says too, and last where it is. A column is as wide as what is in it.
class ChangesView : public ManyRowsView
{
public:
    using ManyRowsView::ManyRowsView;

    int leastWidth() const
    {
        return (leastOfEntry + leastOfOther) * fontMetrics().averageCharWidth()
            + style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    }

    // What stands in the way has a column only where something does.
    void arrange()
    {
        const bool hasTrouble = static_cast<const Changes *>(model())->hasTrouble();
        const int character = fontMetrics().averageCharWidth();
        int room = viewport()->width() - entryWidth();
        const auto show = [&](int column, bool isWanted, int width, int least) {
            const bool isShown = isWanted && least <= room;
            const int given = std::clamp(room, std::min(least, width), width);
            room -= isShown ? given : 0;
            setColumnHidden(column, !isShown);
            header()->resizeSection(column, given);
        };
        const auto showWhole = [&](int column) {
            const int width = neededWidth(*this, column);
            show(column, true, width, width);
        };
        // These may be cut, and stand whole beside the list; something of them is seen.
        const int where = neededWidth(*this, Changes::WhereColumn);
        const int leastWhere = std::min(where, leastOfOther * character);
        const int state = neededWidth(*this, Changes::StateColumn);
        const int leastState = hasTrouble ? std::min(state, leastOfOther * character) : 0;
        room -= leastWhere + leastState;
        showWhole(Changes::ChangeColumn);
        room += leastState;
        show(Changes::StateColumn, hasTrouble, state, leastState);
        showWhole(Changes::BytesColumn);
        room += leastWhere;
        // The rest is for the key and for this in equal parts, as far as they need it.
        const int wanted = std::max(0, neededWidth(*this, Changes::EntryColumn) - entryWidth());
        show(Changes::WhereColumn, true,
            std::clamp(std::max(room / 2, room - wanted), leastWhere, where), leastWhere);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        ManyRowsView::resizeEvent(event);
        arrange();
    }

private:
    // What no other column takes away, and the mark beside it.
    int entryWidth() const
    {
        const int least = leastOfEntry * fontMetrics().averageCharWidth()
            + style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
        return std::min(neededWidth(*this, Changes::EntryColumn), least);
    }

    static constexpr int leastOfEntry = 24; // characters, of the key
    static constexpr int leastOfOther = 6;
};

ChangesView *makeList(QAbstractItemModel *rows, QWidget *parent)
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
    list->header()->setSectionResizeMode(Changes::EntryColumn, QHeaderView::Stretch);
    list->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list->setMinimumWidth(list->leastWidth());
    return list;
}

} // namespace

ChangeList::ChangeList(ChangesModel &changes, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_changes(changes)
{
    ChangesView *list = makeList(&changes, this);
    m_list = list;
    m_diff = new DiffView(this);
    m_trouble = new WrappedLabel(this);
    m_trouble->setObjectName(u"Why it cannot be persisted"_s);
    m_trouble->setMargin(rhythm(this));
    auto *chosenChange = new QWidget(this);
    auto *lines = new QVBoxLayout(chosenChange);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_trouble);
    lines->addWidget(m_diff, 1);
    auto *all = new QWidget(this);
    m_left = new QVBoxLayout(all);
    m_left->setContentsMargins({});
    m_left->setSpacing(0);
    m_left->addWidget(m_list, 1);
    addWidget(all);
    addWidget(chosenChange);
    setStretchFactor(0, 1);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    const int half = fontMetrics().averageCharWidth() * 70;
    setSizes({half, half});

    const auto current = [this] {
        showDiff();
        emit selectionChanged();
    };
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, current);
    const auto changed = [this, list] {
        list->arrange();
        showDiff();
    };
    connect(&changes, &QAbstractItemModel::dataChanged, this, changed);
    connect(&changes, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&changes, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(&changes, &QAbstractItemModel::modelReset, this, changed);
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

void ChangeList::addBelowList(QWidget *widget)
{
    m_left->addWidget(widget);
}

void ChangeList::showDiff()
{
    if (!m_list->currentIndex().isValid() && m_changes.rowCount() > 0)
        m_list->setCurrentIndex(m_changes.index(0, 0));
    const auto edit = m_changes.editAt(m_list->currentIndex());
    const QString trouble = edit ? editTrouble(*selected().session, *edit) : QString();
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    if (!edit)
        return m_diff->setNote(
            tr("What you edit is listed here, with what would be written. Nothing is written "
               "before you persist."));
    m_diff->showEdit(*selected().session, *edit);
}

} // namespace kvlens
