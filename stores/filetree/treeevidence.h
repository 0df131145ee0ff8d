// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What shows that a folder belongs to a file tree. Looks at a bounded number of names and files;
// folders that cannot be read show nothing.
#pragma once

#include <QByteArray>

#include <optional>

namespace kvlens {

// Whether one of the first files there is an envelope.
bool holdsEnvelopes(const QByteArray &folder);
bool holdsFoldersOfEnvelopes(const QByteArray &folder);

// A data folder and the folder of its information files, which is the same unless set apart.
struct TreeParts
{
    QByteArray data;
    QByteArray metadata;
    bool operator==(const TreeParts &) const = default;
};

// What the information files in `folder` and below it say that it is: a tree of its own, or the
// place of a tree's two parts. It is two parts only if every one of them names a folder in the one
// while it lies in the other, which those of a single tree never do. Nothing: they prove neither.
std::optional<TreeParts> partsProvenIn(const QByteArray &folder);

// Whether an information file proves that collections are named by the V1 strategy.
bool provesV1Collections(const QByteArray &metadata);

enum class KeyNames : quint8 {
    Plain, // nothing speaks for the V1 strategy, or a name that it cannot have made is there
    V1, // hashed names, and none that V1 cannot have made
    Either, // collections are named by V1, keys may be as well: none of them tells
};
KeyNames keyNamesIn(const QByteArray &data, const QByteArray &metadata);

} // namespace kvlens
