// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lends our functions to the Python tests beside it: reads a JSON array of commands from standard
// input, prints an array of answers. Bytes travel as base64.
#include "stores/catalog.h"
#include "stores/envelope/isotime.h"
#include "stores/filetree/sanitize.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

using namespace kvlens;

namespace {

QByteArray bytesOf(const QJsonObject &command, const char *name)
{
    return QByteArray::fromBase64(command[QLatin1String(name)].toString().toLatin1());
}

QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject failure(const Error &error)
{
    return {{QStringLiteral("error"), reasonText(error.detail)},
        {QStringLiteral("code"), int(error.code)}};
}

QJsonObject sanitize(const QJsonObject &command)
{
    const Result<SanitizedName> name
        = sanitizeV1(bytesOf(command, "name"), command[QLatin1String("longest")].toInt());
    return name ? QJsonObject {{QStringLiteral("name"), base64(name->name)}}
                : failure(name.error());
}

QJsonObject time(const QJsonObject &command)
{
    const std::optional<IsoTime> read = parseIsoTime(command[QLatin1String("text")].toString());
    if (!read)
        return {};
    const std::optional<QByteArray> text = isoTimeText(read->microseconds);
    return {{QStringLiteral("microseconds"), QString::number(read->microseconds)},
        {QStringLiteral("aware"), read->hasOffset},
        {QStringLiteral("text"), QString::fromLatin1(text.value_or(QByteArray()))}};
}

Result<std::unique_ptr<Store>> openTree(const QJsonObject &command)
{
    const Result<StoreAddress> address
        = parseStoreAddress(command[QLatin1String("address")].toString());
    if (!address)
        return address.error();
    Result<std::unique_ptr<Store>> store = openStore({*address, OpenMode::Create});
    if (!store)
        return store;
    if (const Result<void> loaded = loadAll(**store); !loaded)
        return loaded.error();
    return store;
}

EntryRef refOf(const QJsonObject &command)
{
    return {{bytesOf(command, "collection")}, bytesOf(command, "key")};
}

QJsonObject list(Store &store)
{
    QJsonObject listed;
    const Result<QList<CollectionInfo>> collections = store.collections({});
    for (const CollectionInfo &info : collections.value_or(QList<CollectionInfo>())) {
        QJsonArray keys;
        const Result<KeyPage> page = store.list({info.ref, {}, 100'000}, {});
        for (qsizetype i = 0; page && i < page->count(); ++i)
            keys.append(base64(page->at(i).key.toByteArray()));
        listed[base64(info.ref.name)] = keys;
    }
    QJsonArray problems;
    for (const Problem &problem : problemsOf(store).value_or(QList<Problem>()))
        problems.append(problem.id);
    return {{QStringLiteral("collections"), listed}, {QStringLiteral("problems"), problems},
        {QStringLiteral("address"), store.info().address.toString()},
        {QStringLiteral("kind"), store.info().kind}};
}

QJsonObject read(Store &store, const QJsonObject &command)
{
    const Result<Entry> entry = readOne(store, refOf(command));
    if (!entry)
        return failure(entry.error());
    QJsonObject answer {{QStringLiteral("value"), base64(entry->value)}};
    if (entry->problem)
        answer[QStringLiteral("problem")] = reasonText(entry->problem->detail);
    if (entry->expiresAt)
        answer[QStringLiteral("expires")] = entry->expiresAt->toMSecsSinceEpoch();
    return answer;
}

QJsonObject write(Store &store, const QJsonObject &command)
{
    Write wanted {refOf(command)};
    if (command.contains(QLatin1String("value")))
        wanted.value = bytesOf(command, "value");
    if (command.contains(QLatin1String("rename")))
        wanted.renameTo = bytesOf(command, "rename");
    if (command.contains(QLatin1String("expires"))) {
        const auto milliseconds = qint64(command[QLatin1String("expires")].toDouble());
        wanted.expiry
            = {ExpiryChange::Kind::Set, QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC)};
    }
    if (command.contains(QLatin1String("clear")))
        wanted.expiry.kind = ExpiryChange::Kind::Clear;
    const Result<Written> written = writeOne(store, wanted);
    return written ? QJsonObject {{QStringLiteral("existed"), written->existed}}
                   : failure(written.error());
}

// Every value, by collection and key.
QJsonObject contents(Store &store)
{
    QJsonObject all = list(store);
    QJsonObject values;
    const QJsonObject collections = all[QLatin1String("collections")].toObject();
    for (auto it = collections.begin(); it != collections.end(); ++it) {
        QJsonObject ofCollection;
        for (const QJsonValue &key : it.value().toArray()) {
            const EntryRef ref {{QByteArray::fromBase64(it.key().toLatin1())},
                QByteArray::fromBase64(key.toString().toLatin1())};
            const Result<Entry> entry = readOne(store, ref);
            ofCollection[key.toString()]
                = entry ? base64(entry->value) : reasonText(entry.error().detail);
        }
        values[it.key()] = ofCollection;
    }
    all[QStringLiteral("values")] = values;
    return all;
}

QJsonObject repair(Store &store)
{
    for (const Problem &problem : problemsOf(store).value_or(QList<Problem>())) {
        for (const WriteOutcome &outcome : store.write(problem.repair, {})) {
            if (!outcome.result)
                return failure(outcome.result.error());
        }
    }
    return list(store);
}

QJsonObject answer(const QJsonObject &command)
{
    const QString verb = command[QLatin1String("verb")].toString();
    if (verb == QLatin1String("sanitize"))
        return sanitize(command);
    if (verb == QLatin1String("time"))
        return time(command);
    const Result<std::unique_ptr<Store>> store = openTree(command);
    if (!store)
        return failure(store.error());
    if (verb == QLatin1String("list"))
        return list(**store);
    if (verb == QLatin1String("contents"))
        return contents(**store);
    if (verb == QLatin1String("read"))
        return read(**store, command);
    if (verb == QLatin1String("write"))
        return write(**store, command);
    return repair(**store);
}

} // namespace

int main()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return 2;
    QJsonArray answers;
    for (const QJsonValue &command : QJsonDocument::fromJson(input.readAll()).array())
        answers.append(answer(command.toObject()));
    std::puts(QJsonDocument(answers).toJson(QJsonDocument::Compact).constData());
    return 0;
}
