// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a merge of two versions of a text leaves where it could not decide.
#pragma once

#include <QByteArrayView>

namespace kvlens::json {

constexpr qsizetype mergeMarkBytes = 8; // are enough to tell

// Whether the text begins with one of Git's marks: <<<<<<<, |||||||, ======= or >>>>>>>. None of
// them can stand in JSON but within a string.
inline bool isMergeMark(QByteArrayView text)
{
    return text.startsWith("<<<<<<<") || text.startsWith("|||||||") || text.startsWith("=======")
        || text.startsWith(">>>>>>>");
}

} // namespace kvlens::json
