// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Literals for a program of Python.
#pragma once

#include <QByteArray>
#include <QString>

namespace kvlens {

// Of a `str`; control, format and invisible characters are escaped. Empty: the bytes are no text,
// not even with lone surrogates.
QByteArray pythonText(const QByteArray &wtf8);
QByteArray pythonPath(const QString &path); // as pathText() makes it
QByteArray pythonBytes(const QByteArray &bytes); // of `bytes`

// Lines that open a file of LlamaIndex's key-value store as `store`; `file`: a literal.
QByteArray pythonStoreOf(const QByteArray &file);

} // namespace kvlens
