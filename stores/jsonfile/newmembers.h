// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which entries a JSON file that is empty can take.
#pragma once

#include "stores/entry.h"

#include <QHash>

namespace kvlens {

// Memory: the names of the members of the top level.
class NewMembers
{
public:
    // As StoreInfo::refusal.
    std::optional<Error> refusal(const Write &write);

private:
    QHash<QByteArray, bool> m_isEntry; // else a collection
};

} // namespace kvlens
