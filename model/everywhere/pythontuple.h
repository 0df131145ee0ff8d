// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A tuple of texts as Python's repr() writes it, such as ('a', "it's", 'c'). Pure.
#pragma once

#include <QByteArrayList>
#include <QByteArrayView>

namespace kvlens {

// Its texts; empty: it is none.
QByteArrayList pythonTuple(QByteArrayView text);

} // namespace kvlens
