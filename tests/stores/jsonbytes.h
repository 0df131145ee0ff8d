// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of a JSON text, as tests and fuzz targets of the core look at them.
#pragma once

#include "stores/json/edit.h"

namespace kvlens::json {

// As of a file that has these bytes.
inline ReadAt readerOf(const QByteArray &file)
{
    return
        [file](qint64 offset, qint64 size) -> Result<QByteArray> { return file.mid(offset, size); };
}

// Keys and values of a container, as they are stored.
inline QByteArrayList childTexts(const Tape &tape, quint32 container)
{
    QByteArrayList texts;
    for (const Child child : Children(tape, container))
        texts += (child.key == noToken ? QByteArray() : tape.bytes(child.key).toByteArray()) + '='
            + tape.bytes(child.value).toByteArray();
    return texts;
}

} // namespace kvlens::json
