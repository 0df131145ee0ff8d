// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The temporary name under which a new file is exchanged for an old one, or an old one is taken
// away.
//
// After the exchange the old file has this name, or what another program put in its place a moment
// before. A process that is killed then leaves it there. So the name says of the two files which
// they are: what is neither of them is somebody's.
#pragma once

#include "stores/file/filestamp.h"

#include <QByteArray>

#include <optional>

namespace kvlens {

// What is known of the two files: a few digits of a hash of their identities, of the old one also
// of its size and time, as one that was written to in place is not the old one.
struct ExchangeMarks
{
    QByteArray ofNew; // all zeros: there is none, the old file is to be removed
    QByteArray ofOld;
};

QByteArray markOfNew(quint64 inode);
QByteArray markOfOld(const FileStamp &stamp);

// `tempName` as of newTempName(), with the marks. Of 64 characters at most.
QByteArray exchangeName(const QByteArray &tempName, const ExchangeMarks &marks);
// Nothing: it is no such name.
std::optional<ExchangeMarks> exchangeMarks(const QByteArray &name);

} // namespace kvlens
