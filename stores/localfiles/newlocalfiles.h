// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries a LocalFileStore that is empty can take.
#pragma once

#include "stores/entry.h"

#include <QSet>

namespace kvlens {

// Memory: eight bytes for each file, and the names of folders.
class NewLocalFiles
{
public:
    // As StoreInfo::refusal.
    std::optional<Error> refusal(const Write &write);

private:
    bool isInTheWay(const QByteArray &folder, const QByteArray &path) const;

    QSet<size_t> m_files; // what qHash() makes of their paths
    QSet<QByteArray> m_folders;
};

} // namespace kvlens
