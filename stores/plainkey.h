// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace kvlens {

// A key like this one that every kind of store can hold: letters, digits, '_' and '-', not long,
// and told from what others become by digits of a hash. It is the name that the V1 strategy of
// py-key-value gives, where that one tells keys apart. The key itself if nothing is to be replaced.
QByteArray plainKey(const QByteArray &key);

} // namespace kvlens
