// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries a file tree that is empty can take.
#pragma once

#include "stores/filetree/treeplace.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace kvlens {

// Memory: the names of collections, and of files that the V1 strategy could have named.
class NewPlaces
{
public:
    explicit NewPlaces(TreePlace place)
        : m_place(std::move(place))
    {
    }

    // As StoreInfo::refusal; it says too which option of the address would take the entry.
    std::optional<Error> refusal(const Write &write);

private:
    Result<QByteArray> folderOf(const QByteArray &collection);
    std::optional<Error> refusalOfKey(const QByteArray &folder, const QByteArray &key);

    TreePlace m_place;
    QHash<QByteArray, QByteArray> m_collections; // by their folders
    QSet<QByteArray> m_made;
    std::optional<qsizetype> m_longestKey; // longestV1Key(), once it was asked for
    std::optional<qsizetype> m_longestCollection; // longestV1Collection(), likewise
};

} // namespace kvlens
