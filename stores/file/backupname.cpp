// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/backupname.h"

#include "stores/file/tempfile.h"

#include <QDateTime>

#include <algorithm>

namespace kvlens {

namespace {

const QString backupTimeFormat = QStringLiteral("yyyyMMdd-HHmmss");

bool isCount(const QByteArray &text)
{
    constexpr qsizetype longest = 9; // digits, which an int has room for
    return !text.isEmpty() && text.size() <= longest && text.front() != '0'
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isBackupTime(const QByteArray &text)
{
    const QString time = QString::fromLatin1(text);
    const QDateTime read = QDateTime::fromString(time, backupTimeFormat);
    return read.isValid() && read.toString(backupTimeFormat) == time;
}

} // namespace

bool isBackupName(const QByteArray &name, const QByteArray &prefix)
{
    constexpr qsizetype timeLength = 15;
    const qsizetype dash = prefix.size() + timeLength;
    return name.size() > dash && name.startsWith(prefix) && name.at(dash) == '-'
        && isCount(name.sliced(dash + 1)) && isBackupTime(name.sliced(prefix.size(), timeLength));
}

QByteArray newUnfinishedName(const QByteArray &prefix)
{
    return prefix + newTempName().mid(sizeof tempPrefix - 1);
}

bool isUnfinishedName(const QByteArray &name, const QByteArray &prefix)
{
    return name.startsWith(prefix) && isTempName(tempPrefix + name.sliced(prefix.size()));
}

QByteArray backupTimeNow()
{
    return QDateTime::currentDateTimeUtc().toString(backupTimeFormat).toLatin1();
}

QByteArray backupTimeOf(const QByteArray &name)
{
    return name.left(name.lastIndexOf('-'));
}

int backupNumberOf(const QByteArray &name)
{
    return name.mid(name.lastIndexOf('-') + 1).toInt();
}

bool isOlderBackup(const QByteArray &a, const QByteArray &b)
{
    const QByteArray timeOfA = backupTimeOf(a);
    const QByteArray timeOfB = backupTimeOf(b);
    return timeOfA == timeOfB ? backupNumberOf(a) < backupNumberOf(b) : timeOfA < timeOfB;
}

} // namespace kvlens
