// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/entry.h"

#include <QHashFunctions>

namespace kvlens {

size_t qHash(const CollectionRef &ref, size_t seed)
{
    return qHashMulti(seed, ref.name, ref.group, ref.shadow, ref.topLevel);
}

size_t qHash(const EntryRef &ref, size_t seed)
{
    return qHashMulti(seed, ref.collection, ref.key, ref.shadow, static_cast<int>(ref.part));
}

} // namespace kvlens
