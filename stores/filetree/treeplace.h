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
    QList<Problem> guesses = {}; // what was found out rather than told, and how to overrule it
    bool isGuessed = false; // `data` and `metadata` are other folders than the path
};

// The folders need not exist in OpenMode::Create. An address with a scheme means what it says: its
// path is the data folder, and the metadata folder as well unless `metadata` names another. Only a
// bare path may stand for the two parts of a tree, if the information files there exclude that it
// is a tree itself. How names are made is found out by looking if the address leaves it open.
// NotFound. Invalid: an unknown option or value. Unsupported: the path is a file.
Result<TreePlace> locateTree(const StoreAddress &address, OpenMode mode);

// BackendInfo::recognise: information files, or envelopes in the folder or its subfolders.
int recogniseTree(const PathProbe &probe);

} // namespace kvlens
