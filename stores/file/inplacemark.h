// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// .NAME.kvlens-in-place-mark: what whoever opens a file finds beside it while it is written in
// place, and after a process was killed that did so. The record of that may lie in a folder that
// nobody else looks into; the mark says the same, and where that is. By its owner and its time it
// tells by whom and when it was begun.
#pragma once

#include "stores/file/inplaceparts.h"

namespace kvlens {

// Paths have no links in them.
QString inPlaceMarkOf(const QString &path);

// Durable when it returns, and locked as long as the descriptor lives; for those to read who may
// read the file. An invalid one: nothing can be made in that folder, and nobody else is told.
// Conflict: there is something of that name. NoSpace.
Result<FileDescriptor> setInPlaceMark(const QString &path, const QByteArray &record);
void dropInPlaceMark(const QString &path);

// The folder in which the record lies, by a mark that only this user can have made; empty: there is
// none.
QString recordFolderByMark(const QString &path);

// Nothing is there, or by somebody who may not write to the file, or the file is whole, or another
// one: then a mark of ours goes, if `mayWrite`.
// Denied: the file is half written. Conflict: a process is at work on it, for longer than usual.
// Corrupt, Unsupported: the mark cannot be read.
Result<void> heedInPlaceMark(const QString &path, bool mayWrite);

} // namespace kvlens
