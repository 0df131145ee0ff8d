// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// WTF-8: UTF-8 that also carries lone surrogates (U+D800…U+DFFF), each as three bytes
// (simonsapin.github.io/wtf-8). JSON keys of Python programs may hold them.
#pragma once

#include <QByteArray>
#include <QString>

namespace kvlens {

// QString can hold lone surrogates; these two are inverse for every QString.
QByteArray toWtf8(QStringView text);
// Bytes that are not WTF-8 become U+FFFD.
QString fromWtf8(QByteArrayView bytes);
// Whether fromWtf8 loses nothing.
bool isWtf8(QByteArrayView bytes);

constexpr char32_t strayByte = 0xffffffff; // no code point: a byte that is not WTF-8

struct CodePoint
{
    char32_t code = strayByte;
    int length = 1; // in bytes
};
// The code point at the beginning of `bytes` (not empty); of what is not WTF-8 the first byte
// alone.
CodePoint firstCodePoint(QByteArrayView bytes);
void appendCodePoint(QByteArray &bytes, char32_t code);

// Which white space stays what it is: none of it; tabs; tabs and the ends of lines.
enum class Keep : quint8 { Nothing, Tabs, Lines };

// The one way in which anything that others wrote is shown to people, in the window and on a
// terminal: names, paths, damaged values, the words of another program. Control characters become
// "\n", "\0" or "\x1b"; lone surrogates and characters that break lines, hide, or turn round
// the text beside them, "\ud800"; stray bytes "\xff". What was shown so stays as it is when it is
// shown again. Never used to look anything up.
QString displayText(QByteArrayView bytes, Keep keep = Keep::Nothing);
// The same of a text, such as a path, where stray bytes are as pathText() has them.
QString displayText(QStringView text, Keep keep = Keep::Nothing);

} // namespace kvlens
