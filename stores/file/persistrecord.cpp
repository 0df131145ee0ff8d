// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/persistrecord.h"

#include "stores/pathtext.h"
#include "stores/words/persistreasons.h"

#include <QCryptographicHash>

#include <nlohmann/json.hpp>

namespace kvlens {

namespace {

using Json = nlohmann::json;

// "kvlens-persist 1 <checksum of what follows the line>"
constexpr char signature[] = "kvlens-persist ";
constexpr char version[] = "1 ";

QByteArray checksum(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex();
}

// Paths are bytes, which JSON does not have.
std::string encoded(const QString &path)
{
    return pathBytes(path).toBase64().toStdString();
}

QString decoded(const Json &json)
{
    return pathText(QByteArray::fromBase64(QByteArray::fromStdString(json.get<std::string>())));
}

Json toJson(const FileStamp &stamp)
{
    return {stamp.device, stamp.inode, stamp.size, stamp.modifiedNs, stamp.changedNs};
}

FileStamp stampOfJson(const Json &json)
{
    return {json.at(0).get<quint64>(), json.at(1).get<quint64>(), json.at(2).get<qint64>(),
        json.at(3).get<qint64>(), json.at(4).get<qint64>()};
}

Json toJson(const PreparedFile &file)
{
    Json json {{"target", encoded(file.target)}, {"temp", encoded(file.temp)},
        {"stamp", toJson(file.stamp)}, {"hash", file.hash.toHex().toStdString()}};
    if (file.old)
        json["old"] = toJson(*file.old);
    return json;
}

PreparedFile fileOfJson(const Json &json)
{
    PreparedFile file {decoded(json.at("target")), decoded(json.at("temp")), std::nullopt,
        stampOfJson(json.at("stamp")),
        QByteArray::fromHex(QByteArray::fromStdString(json.at("hash").get<std::string>()))};
    if (json.contains("old"))
        file.old = stampOfJson(json.at("old"));
    return file;
}

Error damaged()
{
    return {ErrorCode::Corrupt, PersistReasons::recordDamaged};
}

} // namespace

QByteArray recordBytes(const QList<PreparedFile> &files)
{
    Json json = Json::array();
    for (const PreparedFile &file : files)
        json.push_back(toJson(file));
    const QByteArray body = QByteArray::fromStdString(json.dump());
    return QByteArray(signature) + version + checksum(body) + '\n' + body;
}

Result<QList<PreparedFile>> parseRecord(const QByteArray &bytes)
{
    if (!bytes.startsWith(signature))
        return damaged();
    const QByteArrayView rest = QByteArrayView(bytes).sliced(sizeof signature - 1);
    if (!rest.startsWith(version))
        return Error {ErrorCode::Unsupported, PersistReasons::recordOfAnotherVersion};
    const qsizetype line = rest.indexOf('\n');
    const QByteArrayView body = rest.sliced(line + 1);
    if (line < 0 || rest.first(line).sliced(sizeof version - 1) != checksum(body))
        return damaged();
    try {
        QList<PreparedFile> files;
        for (const Json &file : Json::parse(body.begin(), body.end()))
            files.append(fileOfJson(file));
        return files;
    } catch (const Json::exception &) {
        return damaged();
    }
}

} // namespace kvlens
