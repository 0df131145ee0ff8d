// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The names of backups: a prefix, yyyyMMdd-HHmmss in UTC, '-' and a number from 1. Whatever else
// begins like that is somebody's own. Pure functions.
#pragma once

#include <QByteArray>

namespace kvlens {

// Of the prefix and the name; "20260131-235959-1" is what has to follow.
bool isBackupName(const QByteArray &name, const QByteArray &prefix);
// What is not a backup yet: a random name follows, as newTempName() makes it.
QByteArray newUnfinishedName(const QByteArray &prefix);
bool isUnfinishedName(const QByteArray &name, const QByteArray &prefix);

QByteArray backupTimeNow();
// Of a backup, without its number; in the order of time.
QByteArray backupTimeOf(const QByteArray &name);
int backupNumberOf(const QByteArray &name);
// "…-2" comes before "…-10".
bool isOlderBackup(const QByteArray &a, const QByteArray &b);

} // namespace kvlens
