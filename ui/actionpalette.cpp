// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/actionpalette.h"

#include "model/fuzzyfit.h"
#include "ui/columnwidth.h"
#include "ui/palette.h"
#include "ui/screenroom.h"
#include "ui/style.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

enum PaletteColumn { ActionColumn, KeysColumn, NoteColumn, ColumnCount };

struct Found
{
    const MenuAction *action;
    int fit;
};

// Those that can be done come first among equals.
QList<Found> fitting(const QList<MenuAction> &actions, const QString &typed)
{
    QList<Found> all;
    for (const MenuAction &candidate : actions) {
        const QString name = plainName(candidate.action->text());
        const std::optional<int> byName = fuzzyFit(name, typed);
        const std::optional<int> byMenu = fuzzyFit(candidate.menu + u' ' + name, typed);
        if (byName || byMenu)
            all.append({&candidate, std::max(byName.value_or(0) + 1, byMenu.value_or(0))});
    }
    std::stable_sort(all.begin(), all.end(), [&typed](const Found &a, const Found &b) {
        if (typed.isEmpty())
            return false; // as in the menus
        if (a.fit != b.fit)
            return a.fit > b.fit;
        return a.action->action->isEnabled() && !b.action->action->isEnabled();
    });
    return all;
}

QTreeWidgetItem *rowOf(const MenuAction &found)
{
    const QAction &action = *found.action;
    const QString name = ActionPalette::tr("%1: %2").arg(found.menu, plainName(action.text()));
    const QString note
        = action.whatsThis().isEmpty() && action.toolTip() != plainName(action.text())
        ? action.toolTip()
        : action.whatsThis();
    auto *row
        = new QTreeWidgetItem({action.isChecked() ? ActionPalette::tr("%1 (on)").arg(name) : name,
            keysOf(&action), note});
    row->setData(ActionColumn, Qt::UserRole, QVariant::fromValue(QPointer<QAction>(found.action)));
    for (int column = 0; column < ColumnCount; ++column) {
        row->setToolTip(column, row->text(column));
        if (column != ActionColumn || !action.isEnabled())
            row->setForeground(column, Palette::current().muted);
    }
    return row;
}

} // namespace

ActionPalette::ActionPalette(const QList<MenuAction> &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_typed(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("All actions"));
    m_typed->setAccessibleName(tr("Action"));
    m_typed->setPlaceholderText(tr("Some letters of an action"));
    m_typed->installEventFilter(this);
    m_list->setAccessibleName(tr("Actions found"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys"), tr("What it does, or why it cannot")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_note->setObjectName(u"About the action"_s);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_note->setTextFormat(Qt::PlainText);
    setMuted(m_note);
    m_note->setMinimumHeight(2 * fontMetrics().lineSpacing()); // the list does not jump
    const int character = fontMetrics().averageCharWidth();
    auto *buttons = new QDialogButtonBox(this);
    m_run = buttons->addButton(tr("Do it"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_run->setDefault(true);
    setPrimary(m_run);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_typed);
    all->addWidget(m_list, 1);
    all->addWidget(m_note);
    all->addWidget(buttons);
    resizeOnScreen(this, {character * 124, fontMetrics().height() * 28});
    connect(m_typed, &QLineEdit::textChanged, this, &ActionPalette::fill);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ActionPalette::judge);
    connect(m_list, &QTreeWidget::itemActivated, this, &ActionPalette::run);
    connect(buttons, &QDialogButtonBox::accepted, this, &ActionPalette::run);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
}

void ActionPalette::fill()
{
    m_list->clear();
    for (const Found &found : fitting(m_actions, m_typed->text().trimmed()))
        m_list->addTopLevelItem(rowOf(*found.action));
    m_list->setCurrentItem(m_list->topLevelItem(0));
    const int most = width() * 3 / 5; // what it does comes last
    for (const int column : {ActionColumn, KeysColumn}) {
        const int needed = std::min(wholeWidth(*m_list, column), most);
        m_list->header()->resizeSection(column, needed);
    }
    judge();
}

QAction *ActionPalette::chosen() const
{
    const QTreeWidgetItem *row = m_list->currentItem();
    return row ? row->data(ActionColumn, Qt::UserRole).value<QPointer<QAction>>().data() : nullptr;
}

void ActionPalette::judge()
{
    const QAction *action = chosen();
    m_run->setEnabled(action && action->isEnabled());
    m_note->setText(action ? m_list->currentItem()->text(NoteColumn) : QString());
}

// Once this dialog has gone and the focus is where it was: the action may ask something itself.
void ActionPalette::run()
{
    QAction *action = chosen();
    if (!action || !action->isEnabled())
        return;
    accept();
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool ActionPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const QList<int> moving {Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown};
    if (!moving.contains(key))
        return QDialog::eventFilter(watched, event);
    QCoreApplication::sendEvent(m_list, event);
    return true;
}

} // namespace kvlens
