// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/index/persistjournal.h"

#include "stores/file/errnoerror.h"
#include "stores/file/filereplacement.h"
#include "stores/file/statefolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <sys/file.h>

namespace kvlens {

namespace {

using Json = nlohmann::json;

QString recordPath(const QString &folder)
{
    const QByteArray hash
        = QCryptographicHash::hash(QFile::encodeName(folder), QCryptographicHash::Sha256);
    return stateFolder() + QStringLiteral("/persist-") + QString::fromLatin1(hash.toHex().left(32))
        + QStringLiteral(".json");
}

Json toJson(const PendingReplacement &file)
{
    Json json {{"target", file.target.toStdString()}, {"temp", file.temp.toStdString()}};
    if (file.old)
        json["old"] = {file.old->device, file.old->inode, file.old->size, file.old->modifiedNs};
    return json;
}

PendingReplacement fromJson(const Json &json)
{
    PendingReplacement file {QString::fromStdString(json.at("target").get<std::string>()),
        QString::fromStdString(json.at("temp").get<std::string>()), {}};
    if (json.contains("old")) {
        const Json &old = json.at("old");
        file.old = FileStamp {old.at(0).get<quint64>(), old.at(1).get<quint64>(),
            old.at(2).get<qint64>(), old.at(3).get<qint64>()};
    }
    return file;
}

// Nothing: the record is damaged, which a crash cannot do; it is then of no use.
std::optional<QList<PendingReplacement>> parseRecord(const QByteArray &bytes)
{
    const Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (!json.is_array())
        return std::nullopt;
    QList<PendingReplacement> files;
    try {
        for (const Json &file : json)
            files.append(fromJson(file));
    } catch (const Json::exception &) {
        return std::nullopt;
    }
    return files;
}

enum class TempState { Gone, InUse, Free };

// FileReplacement keeps its file locked as long as its process lives.
TempState stateOf(const QString &temp)
{
    const Result<FileDescriptor> fd = openForReading(temp);
    if (!fd)
        return TempState::Gone;
    if (::flock(fd->get(), LOCK_EX | LOCK_NB) < 0)
        return TempState::InUse;
    return TempState::Free;
}

bool isUnchanged(const PendingReplacement &file)
{
    const Result<FileStamp> now = stampOf(file.target);
    if (!now)
        return !file.old && now.error().code == ErrorCode::NotFound;
    return file.old == *now;
}

Result<void> move(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) < 0)
        return errnoError(errno, QStringLiteral("finishing an interrupted persist"), to);
    return syncFolder(QFileInfo(to).absolutePath());
}

Problem problem(const Error &error)
{
    return {QStringLiteral("interrupted-persist"), Severity::Warning, error};
}

std::optional<Problem> finish(const PendingReplacement &file)
{
    if (isUnchanged(file)) {
        const Result<void> moved = move(file.temp, file.target);
        return moved ? std::nullopt : std::optional(problem(moved.error()));
    }
    const QString kept = file.target + QStringLiteral(".kvlens-unfinished");
    if (const Result<void> moved = move(file.temp, kept); !moved)
        return problem(moved.error());
    return problem({ErrorCode::Conflict,
        QStringLiteral("a persist was interrupted, and another program has changed "
                       "the file since; what was to be written is in %1")
            .arg(kept),
        file.target});
}

} // namespace

Result<void> recordPersist(const QString &folder, const QList<PendingReplacement> &files)
{
    if (!QDir().mkpath(stateFolder()))
        return Error {
            ErrorCode::Denied, QStringLiteral("the state folder cannot be made"), stateFolder()};
    Json record = Json::array();
    for (const PendingReplacement &file : files)
        record.push_back(toJson(file));
    return replaceFile(recordPath(folder),
        QByteArray::fromStdString(record.dump(-1, ' ', false, Json::error_handler_t::replace)), {},
        0600);
}

Result<void> dropPersistRecord(const QString &folder)
{
    const QString path = recordPath(folder);
    if (::remove(QFile::encodeName(path).constData()) < 0 && errno != ENOENT)
        return errnoError(errno, QStringLiteral("dropping the record of a persist"), path);
    return {};
}

QList<Problem> finishRecordedPersist(const QString &folder, bool mayWrite)
{
    const Result<QByteArray> bytes = readFile(recordPath(folder));
    if (!bytes)
        return {};
    const std::optional<QList<PendingReplacement>> files = parseRecord(*bytes);
    QList<PendingReplacement> left;
    for (const PendingReplacement &file : files.value_or(QList<PendingReplacement> {})) {
        const TempState state = stateOf(file.temp);
        if (state == TempState::InUse)
            return {};
        if (state == TempState::Free)
            left.append(file);
    }
    if (!left.isEmpty() && !mayWrite)
        return {problem({ErrorCode::Denied,
            QStringLiteral("a persist was interrupted; open the folder for writing "
                           "to finish it"),
            folder})};
    QList<Problem> problems;
    for (const PendingReplacement &file : left) {
        if (const std::optional<Problem> found = finish(file))
            problems.append(*found);
    }
    if (const Result<void> dropped = dropPersistRecord(folder); !dropped)
        problems.append(problem(dropped.error()));
    return problems;
}

} // namespace kvlens
