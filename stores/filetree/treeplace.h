// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where a file tree is and how its names are made: from an address, and from what lies there.
#pragma once

#include "stores/catalog.h"
#include "stores/filetree/treenames.h"

namespace kvlens {

struct TreePlace
{
    QByteArray data; // absolute, without links
    QByteArray metadata; // the same folder as `data` unless set apart
    Sanitization keys = Sanitization::None;
    Sanitization collections = Sanitization::None;
    StoreAddress address; // opens the same tree in the same way again
};

// The folders need not exist in OpenMode::Create. What the address leaves open is found out by
// looking: a folder that holds a data and a metadata folder stands for both; names that V1 must
// have made mean that it is in use.
// NotFound. Invalid: an unknown option or value. Unsupported: the path is a file.
Result<TreePlace> locateTree(const StoreAddress &address, OpenMode mode);

// BackendInfo::recognise: information files, or envelopes in the folder or its subfolders.
int recogniseTree(const PathProbe &probe);

} // namespace kvlens
