// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/treecolumns.h"

#include "model/storetreemodel.h"

namespace kvlens {

namespace {

using Tree = StoreTreeModel;

constexpr std::pair<int, KeySorting::By> sortings[] {{Tree::KeyColumn, KeySorting::By::Key},
    {Tree::SizeColumn, KeySorting::By::Size}, {Tree::CreatedColumn, KeySorting::By::Created},
    {Tree::ExpiresColumn, KeySorting::By::Expires}};

} // namespace

QString columnName(int column)
{
    static const char *const names[] = {QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Key"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Type"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Size"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "State"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Created"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Expires")};
    static_assert(std::size(names) == Tree::ColumnCount);
    return Tree::tr(names[column]);
}

QString columnMeaning(int column)
{
    static const char *const meanings[] = {
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "Stores, their collections, and the keys"),
        QT_TRANSLATE_NOOP(
            "kvlens::StoreTreeModel", "What a value is; of a collection, how many keys it has"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel",
            "What an entry takes in its store: the value, and what is written around it, such as "
            "the key and the punctuation in a JSON file. Of a collection or a file: all of it"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "What is staged or wrong"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel", "When the entry was first written"),
        QT_TRANSLATE_NOOP("kvlens::StoreTreeModel",
            "From when on the library takes the entry for gone; empty: never")};
    static_assert(std::size(meanings) == Tree::ColumnCount);
    return Tree::tr(meanings[column]);
}

KeySorting::By sortingBy(int column)
{
    for (const auto &[sorted, by] : sortings) {
        if (sorted == column)
            return by;
    }
    return KeySorting::By::Store;
}

int sortedColumn(KeySorting::By by)
{
    for (const auto &[column, sorting] : sortings) {
        if (sorting == by)
            return column;
    }
    return -1;
}

} // namespace kvlens
