// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace kvlens {

// Whether a word in small letters is one of NLTK's English stop words, which LlamaIndex leaves out
// of keywords; of these the ones without an apostrophe, which no word here has.
bool isStopWord(QByteArrayView word);

} // namespace kvlens
