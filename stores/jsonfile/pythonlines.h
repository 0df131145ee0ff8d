// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stores/entry.h"

namespace kvlens {

// Lines of Python that read an entry of a JSON file as BackendInfo::python has it. `encoding`: of
// the file, if it is said to be another than UTF-8.
QByteArray pythonOfMember(const QString &path, const CollectionInfo &collection,
    const EntryRef &ref, const QByteArray &encoding = {});

} // namespace kvlens
