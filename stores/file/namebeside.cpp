// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/namebeside.h"

#include <QCryptographicHash>

namespace kvlens {

namespace {

constexpr qsizetype longestName = 255; // bytes, on nearly all file systems
constexpr qsizetype nameHashDigits = 16;

bool isWithinCharacter(char byte)
{
    return (static_cast<uchar>(byte) & 0xc0) == 0x80;
}

QByteArray cutTo(const QByteArray &name, qsizetype size)
{
    while (size > 0 && isWithinCharacter(name.at(size)))
        --size;
    return name.left(size);
}

} // namespace

QByteArray nameBeside(const QByteArray &name, QByteArrayView ending, qsizetype more)
{
    const qsizetype room = longestName - ending.size() - more;
    if (name.size() <= room)
        return name + ending.toByteArray();
    const QByteArray hash
        = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(nameHashDigits);
    return cutTo(name, room - nameHashDigits - 1) + '-' + hash + ending.toByteArray();
}

} // namespace kvlens
