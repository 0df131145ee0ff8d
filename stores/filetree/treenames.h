// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From keys and collection names to places in the tree, with the rules that a name can break.
// Pure functions.
#pragma once

#include "stores/result.h"

#include <QByteArray>
#include <QList>

namespace kvlens {

enum class Sanitization : quint8 {
    None,
    V1,
    Undecided, // either: names that come out differently are found under both, and made under none
};

constexpr char keyFileSuffix[] = ".json";
constexpr char tempFileSuffix[] = ".tmp";

// Where a key's file is, seen from the collection's folder.
struct KeyPlace
{
    QByteArray folder; // empty for a key without '/'; else the part before the last one
    QByteArray file; // the name with ".json"
    bool truncated = false; // by V1's last rule: other keys have the same file name
    bool operator==(const KeyPlace &) const = default;
};

// Where an existing entry of that key may be, the surest first: under the key itself, as keys are
// listed by their file names, then under its V1 name. Empty: nowhere.
QList<KeyPlace> placesOfKey(const QByteArray &key, Sanitization sanitization, qsizetype longest);

// Where a new entry goes. Invalid: `detail` names the rule that the key breaks, and the V1 name; or
// says that it is undecided which of the two names the key gets.
Result<KeyPlace> placeOfNewKey(const QByteArray &key, Sanitization sanitization, qsizetype longest);

// What to say when the folder of such a place is missing: the library does not make it either.
Error folderMissing(const QByteArray &key, const KeyPlace &place, qsizetype longest);

// The folder of a collection relative to the data folder; with "-info.json" behind it, its
// information file relative to the metadata folder. Invalid as above.
Result<QByteArray> folderOfNewCollection(
    const QByteArray &name, Sanitization sanitization, qsizetype longest);

} // namespace kvlens
