// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of what is made for a file, and begins with its name.
#pragma once

#include <QByteArray>

namespace kvlens {

// The name with `ending` behind it, and room for so many bytes more. Where that is longer than
// names of files may be, the name is cut, and a hash of it tells it from others that begin alike.
QByteArray nameBeside(const QByteArray &name, QByteArrayView ending, qsizetype more = 0);

} // namespace kvlens
