// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `json:PATH` — a LlamaIndex SimpleKVStore file, {collection: {key: value}}, or any other JSON
// file.
//
// Members of the top that are no objects, and the elements of an array at the top, are entries of
// the collection CollectionRef::topLevel. A damaged file is shown up to the damage, read-only.
#pragma once

#include "stores/catalog.h"

namespace kvlens {

class JsonFile;

BackendInfo jsonFileBackend();

// What can be done with a JSON file that is opened in this mode, and why not more.
struct JsonFileAccess
{
    Capabilities capabilities;
    Reason readOnlyReason;
    QList<Reason> inPlaceReasons = {}; // as in StoreInfo
};
JsonFileAccess jsonFileAccess(const JsonFile &file, OpenMode mode, const WriteManner &manner);

} // namespace kvlens
