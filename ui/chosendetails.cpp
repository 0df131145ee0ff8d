// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/chosendetails.h"

#include "ui/detailspanel.h"
#include "ui/entryview.h"
#include "ui/storetree.h"

namespace kvlens {

Target targetOf(const StoreTree &tree, const EntryView *open, StoreSession *session)
{
    if (open && !tree.selectionModel()->hasSelection())
        return {open->session(), open->ref().collection, {open->ref()}};
    const Target chosen = tree.target();
    return chosen.session ? chosen : Target {session};
}

void showDetails(
    DetailsPanel &details, const Target &target, const StoreTree &tree, const EntryView *open)
{
    const QModelIndexList rows = tree.selectionModel()->selectedRows();
    if (target.size() > 1)
        return details.showMany(target, rows);
    if (!target.isOne())
        return details.showStore(target.session);
    const EntryRef &ref = target.entries.first();
    if (open && open->session() == target.session && open->ref() == ref)
        return details.showEntry(open->document());
    const bool isRow = rows.size() == 1 && tree.target() == target;
    details.showRow(*target.session, ref, isRow ? rows.first() : QModelIndex());
}

} // namespace kvlens
