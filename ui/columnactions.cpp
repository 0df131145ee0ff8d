// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/columnactions.h"

#include "model/storetreemodel.h"
#include "ui/actions.h"
#include "ui/storetree.h"

#include <QHeaderView>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// The settings name those that are not as they were at first.
struct KeptColumn
{
    ActionId id;
    int column;
    QLatin1StringView name;
    bool isShownAtFirst;
};
constexpr KeptColumn keptColumns[] {
    {ActionId::ColumnType, StoreTreeModel::TypeColumn, "type"_L1, true},
    {ActionId::ColumnSize, StoreTreeModel::SizeColumn, "size"_L1, true},
    {ActionId::ColumnCreated, StoreTreeModel::CreatedColumn, "created"_L1, false},
    {ActionId::ColumnExpires, StoreTreeModel::ExpiresColumn, "expires"_L1, false},
    {ActionId::ColumnState, StoreTreeModel::StateColumn, "state"_L1, true},
};

QString settingFor(const KeptColumn &column)
{
    return column.isShownAtFirst ? u"tree/hidden"_s : u"tree/shown"_s;
}

} // namespace

void connectColumns(const Actions &actions, StoreTree &tree)
{
    tree.header()->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (const KeptColumn &kept : keptColumns) {
        QAction *action = actions[kept.id];
        action->setChecked(kept.isShownAtFirst);
        tree.header()->addAction(action);
        QObject::connect(action, &QAction::toggled, &tree,
            [&tree, column = kept.column](bool shown) { tree.setColumnWanted(column, shown); });
    }
}

void restoreColumns(const Actions &actions, const QSettings &settings)
{
    for (const KeptColumn &kept : keptColumns) {
        const bool isOther = settings.value(settingFor(kept)).toStringList().contains(kept.name);
        actions[kept.id]->setChecked(kept.isShownAtFirst != isOther);
    }
}

void saveColumns(const Actions &actions, QSettings &settings)
{
    QHash<QString, QStringList> others;
    for (const KeptColumn &kept : keptColumns) {
        QStringList &names = others[settingFor(kept)];
        if (actions[kept.id]->isChecked() != kept.isShownAtFirst)
            names.append(kept.name);
    }
    for (auto it = others.cbegin(); it != others.cend(); ++it)
        settings.setValue(it.key(), it.value());
}

} // namespace kvlens
