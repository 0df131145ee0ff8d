// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a key, or another name, is shown among words.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace kvlens {

// As displayText() has it; besides, spaces at its ends are open boxes (U+2423), and spaces that are
// not U+0020 are escaped, so that no name looks like another or like none. What was shown so stays
// as it is when it is shown again. Never used to look anything up.
QString nameText(QByteArrayView bytes);

} // namespace kvlens
