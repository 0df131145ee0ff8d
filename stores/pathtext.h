// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Paths are bytes. As texts they are UTF-8, and a byte that is not is a lone surrogate, U+DC80 to
// U+DCFF, as Python's surrogateescape has it: so every path becomes a text and is found again. Qt's
// own classes find no such path; they are asked for parts of the text only.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace kvlens {

QString pathText(QByteArrayView bytes);
QByteArray pathBytes(QStringView text);

// Absolute and clean, but with its links; need not be there.
QString fullPath(const QString &path);
// These follow links.
bool pathExists(const QString &path);
bool isFolderAt(const QString &path);
qint64 fileSizeAt(const QString &path); // -1: it is no regular file
// Absolute and free of links; empty: there is no such path.
QString canonicalPath(const QString &path);
bool isEmptyFolder(const QString &path);
// The names of the files in a folder, links to files among them, in no particular order.
QList<QByteArray> fileNamesIn(const QString &folder);
// Those of anything in it, at most so many.
QList<QByteArray> namesAt(const QString &folder, qsizetype most);

} // namespace kvlens
