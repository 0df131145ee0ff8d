// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shortcutsdialog.h"

#include "ui/style.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <span>

namespace kvlens {

namespace {

// Keys that belong to a part of the window and stand in no menu.
struct OwnKey
{
    const char *keys; // portable
    const char *does;
};

constexpr OwnKey keysOfTree[] {
    {"Return", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Open the key in a tab that stays")},
    {"Right",
        QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Open a store, a collection or a range")},
    {"Left", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Close it, or go to what it is in")},
    {"Menu", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "What can be done with the key")},
};

constexpr OwnKey keysOfFinding[] {
    {"F3", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Next match")},
    {"Shift+F3", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Previous match")},
    {"Esc",
        QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Close the line, or take back the filter")},
};

constexpr OwnKey keysOfPages[] {
    {"Alt+PgDown", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Next page")},
    {"Alt+PgUp", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Previous page")},
    {"Ctrl+G", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Go to page")},
};

constexpr OwnKey keysOfBytes[] {
    {"Tab", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "From the digits to the characters")},
    {"Ins", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Overwrite or insert")},
};

QTreeWidgetItem *groupOf(QTreeWidget &list, const QString &name)
{
    auto *group = new QTreeWidgetItem(&list, {name});
    QFont bold = list.font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFirstColumnSpanned(true);
    return group;
}

void addMenus(QTreeWidget &list, const QList<MenuAction> &actions)
{
    QTreeWidgetItem *group = nullptr;
    QString menu;
    for (const MenuAction &each : actions) {
        const QString keys = keysOf(each.action);
        if (keys.isEmpty())
            continue;
        if (!group || each.menu != menu)
            group = groupOf(list, each.menu);
        menu = each.menu;
        new QTreeWidgetItem(group, {plainName(each.action->text()), keys});
    }
}

void addOwn(QTreeWidget &list, const QString &where, std::span<const OwnKey> keys)
{
    QTreeWidgetItem *group = groupOf(list, where);
    for (const OwnKey &own : keys) {
        const QKeySequence sequence(QString::fromLatin1(own.keys), QKeySequence::PortableText);
        new QTreeWidgetItem(
            group, {ShortcutsDialog::tr(own.does), sequence.toString(QKeySequence::NativeText)});
    }
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<MenuAction> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *list = new QTreeWidget(this);
    list->setAccessibleName(tr("Keyboard shortcuts"));
    list->setHeaderLabels({tr("Action"), tr("Keys")});
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    addMenus(*list, actions);
    addOwn(*list, tr("In the tree"), keysOfTree);
    addOwn(*list, tr("While finding or filtering"), keysOfFinding);
    addOwn(*list, tr("In a value that is shown by pages"), keysOfPages);
    addOwn(*list, tr("In the bytes"), keysOfBytes);
    list->expandAll();
    list->setCurrentItem(list->topLevelItem(0));
    list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 44);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(list);
    all->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 34);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace kvlens
