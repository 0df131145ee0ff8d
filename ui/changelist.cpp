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

    // What stands in the way has a column only where something does.
    void arrange()
    {
        const bool hasTrouble = static_cast<const Changes *>(model())->hasTrouble();
        const int character = fontMetrics().averageCharWidth();
        const int least = (hasTrouble ? leastBesideTrouble : leastOfEntry) * character;
        const int neededWhere = neededWidth(*this, Changes::WhereColumn);
        int room = viewport()->width() - least - std::min(least, neededWhere);
        const auto show = [&](int column, bool isWanted, int width) {
            const bool isShown = isWanted && width <= room;
            room -= isShown ? width : 0;
            setColumnHidden(column, !isShown);
            header()->resizeSection(column, width);
        };
        show(Changes::ChangeColumn, true, neededWidth(*this, Changes::ChangeColumn));
        // It may be cut, and stands whole beside the list; something of it is seen.
        const int state = neededWidth(*this, Changes::StateColumn);
        show(Changes::StateColumn, hasTrouble,
            std::max(std::min(state, room), leastOfState * character));
        show(Changes::BytesColumn, true, neededWidth(*this, Changes::BytesColumn));
        const int where
            = std::min(neededWhere, std::min(least, neededWhere) + std::max(room, 0) / 2);
        header()->resizeSection(Changes::WhereColumn, where);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        ManyRowsView::resizeEvent(event);
        arrange();
    }

private:
    static constexpr int leastBesideTrouble = 9;
    static constexpr int leastOfState = 6;
    static constexpr int leastOfEntry = 14; // characters, of the key and of where it is
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
