// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shortcutsdialog.h"

#include "ui/screenroom.h"
#include "ui/shortcuts.h"
#include "ui/style.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <span>

using namespace Qt::StringLiterals;

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
    {"Ctrl+Alt+G", QT_TRANSLATE_NOOP("kvlens::ShortcutsDialog", "Go to page")},
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

void addOwn(QTreeWidget &list, const QString &where, std::span<const OwnKey> keys)
{
    QTreeWidgetItem *group = groupOf(list, where);
    for (const OwnKey &own : keys) {
        const QKeySequence sequence(QString::fromLatin1(own.keys), QKeySequence::PortableText);
        new QTreeWidgetItem(
            group, {ShortcutsDialog::tr(own.does), sequence.toString(QKeySequence::NativeText)});
    }
}

// What the keys do in a part of the window; empty: nothing.
QString ownUse(const QKeySequence &keys)
{
    for (const std::span<const OwnKey> part :
        {std::span<const OwnKey>(keysOfTree), std::span<const OwnKey>(keysOfFinding),
            std::span<const OwnKey>(keysOfPages), std::span<const OwnKey>(keysOfBytes)}) {
        for (const OwnKey &own : part) {
            if (keys == QKeySequence(QString::fromLatin1(own.keys), QKeySequence::PortableText))
                return ShortcutsDialog::tr(own.does);
        }
    }
    return {};
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<MenuAction> &actions, QWidget *parent)
    : QDialog(parent)
    , m_actions(actions)
    , m_list(new QTreeWidget(this))
    , m_whose(new QLabel(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_set(new QPushButton(tr("Set"), this))
    , m_none(new QPushButton(tr("No keys"), this))
    , m_default(new QPushButton(tr("As it was"), this))
    , m_note(new QLabel(this))
{
    m_actions.removeIf([](const MenuAction &each) { return each.action->objectName().isEmpty(); });
    setWindowTitle(tr("Keyboard shortcuts"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys")});
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    list();
    m_list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 44);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(rhythm(this));
    all->addWidget(m_list);
    all->addWidget(makeEditor());
    all->addWidget(m_note);
    all->addWidget(buttons);
    resizeOnScreen(this, {fontMetrics().averageCharWidth() * 80, fontMetrics().height() * 34});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ShortcutsDialog::showChosen);
    m_list->setCurrentItem(m_list->topLevelItem(0)->child(0));
    m_list->setFocus();
}

void ShortcutsDialog::list()
{
    QTreeWidgetItem *group = nullptr;
    QString menu;
    for (const MenuAction &each : std::as_const(m_actions)) {
        if (!group || each.menu != menu)
            group = groupOf(*m_list, each.menu);
        menu = each.menu;
        auto *item
            = new QTreeWidgetItem(group, {plainName(each.action->text()), keysOf(each.action)});
        m_actionOf.insert(item, each.action);
    }
    addOwn(*m_list, tr("In the tree"), keysOfTree);
    addOwn(*m_list, tr("While finding or filtering"), keysOfFinding);
    addOwn(*m_list, tr("In a value that is shown by pages"), keysOfPages);
    addOwn(*m_list, tr("In the bytes"), keysOfBytes);
    m_list->expandAll();
}

QWidget *ShortcutsDialog::makeEditor()
{
    auto *editor = new QWidget(this);
    auto *line = new QHBoxLayout(editor);
    line->setContentsMargins({});
    line->setSpacing(rhythm(this));
    line->addWidget(m_whose, 1);
    line->addWidget(m_keys);
    line->addWidget(m_set);
    line->addWidget(m_none);
    line->addWidget(m_default);
    m_whose->setBuddy(m_keys);
    m_keys->setAccessibleName(tr("New keys"));
    m_none->setToolTip(tr("The action keeps its place in the menu"));
    m_note->setObjectName(u"About the keys"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    setMuted(m_note);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::judge);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsDialog::set);
    connect(m_none, &QPushButton::clicked, this, [this] { choose({}); });
    connect(m_default, &QPushButton::clicked, this, [this] {
        if (const QAction *action = chosen())
            choose(defaultShortcuts(action));
    });
    return editor;
}

QAction *ShortcutsDialog::chosen() const
{
    return m_actionOf.value(m_list->currentItem());
}

void ShortcutsDialog::showChosen()
{
    const QAction *action = chosen();
    m_whose->setText(action ? tr("Keys of %1").arg(plainName(action->text()))
                            : tr("These keys are always the same."));
    m_keys->setEnabled(action);
    m_none->setEnabled(action && !action->shortcuts().isEmpty());
    m_default->setEnabled(action && action->shortcuts() != defaultShortcuts(action));
    m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
    judge();
}

// Several keys that are pressed one after the other are not taken: the first counts.
void ShortcutsDialog::judge()
{
    const QAction *action = chosen();
    const QKeySequence typed = m_keys->keySequence();
    if (typed.count() > 1)
        return m_keys->setKeySequence(QKeySequence(typed[0]));
    const bool isNew = action && !action->shortcuts().contains(typed);
    const QString reason = isNew ? whyNoShortcut(typed) : QString();
    const QAction *holder = isNew ? shortcutHolder(typed, m_actions, action) : nullptr;
    const QString keys = typed.toString(QKeySequence::NativeText);
    const QString own = isNew ? ownUse(typed) : QString();
    m_set->setEnabled(isNew && reason.isEmpty());
    m_set->setToolTip(reason);
    if (!reason.isEmpty() || !isNew)
        m_note->setText(reason);
    else if (holder)
        m_note->setText(tr("%1 is %2, which loses it then.").arg(keys, plainName(holder->text())));
    else
        m_note->setText(own.isEmpty()
                ? tr("%1 is free.").arg(keys)
                : tr("%1 is also: %2. The action comes first then.").arg(keys, own));
}

// Whoever had the keys loses them.
void ShortcutsDialog::set()
{
    const QKeySequence keys = m_keys->keySequence();
    while (QAction *holder = shortcutHolder(keys, m_actions, chosen())) {
        QList<QKeySequence> left = holder->shortcuts();
        left.removeIf([&keys](const QKeySequence &held) {
            return held.matches(keys) != QKeySequence::NoMatch
                || keys.matches(held) != QKeySequence::NoMatch;
        });
        chooseShortcuts(holder, left);
    }
    choose({keys});
}

void ShortcutsDialog::choose(const QList<QKeySequence> &keys)
{
    if (QAction *action = chosen())
        chooseShortcuts(action, keys);
    refreshKeys();
    showChosen();
}

void ShortcutsDialog::refreshKeys()
{
    for (auto [item, action] : m_actionOf.asKeyValueRange())
        item->setText(1, keysOf(action));
}

} // namespace kvlens
