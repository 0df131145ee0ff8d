// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/baseline.h"

#include "report/errortext.h"
#include "report/findingreport.h"
#include "stores/wtf8.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace kvlens {

namespace {

QString nameOf(const QStringList &parts)
{
    return parts.join(QChar(u'\0'));
}

// What is at the top of a file is not in the collection without a name.
QString placeOf(const QString &collection, bool isTopLevel)
{
    return isTopLevel ? QStringLiteral("top") : u':' + collection;
}

// The names of one finding: one for each entry and each id, or one of its own.
QStringList namesOf(const QJsonObject &finding)
{
    const QString id = finding[QStringLiteral("id")].toString();
    const QString file = finding[QStringLiteral("file")].toString();
    QStringList names;
    for (const QJsonValue &entry : finding[QStringLiteral("entries")].toArray())
        names.append(nameOf({id, file,
            placeOf(entry[QStringLiteral("collection")].toString(),
                entry[QStringLiteral("topLevel")].toBool()),
            entry[QStringLiteral("key")].toString()}));
    for (const QJsonValue &named : finding[QStringLiteral("ids")].toArray())
        names.append(nameOf({id, file, QStringLiteral("id"), named.toString()}));
    return names.isEmpty() ? QStringList {nameOf({id, file})} : names;
}

QStringList namesOf(const Finding &finding, const QString &storePath)
{
    const QString file = problemFile(finding.problem, storePath);
    QStringList names;
    for (const EntryRef &ref : shownEntries(finding.problem))
        names.append(nameOf({finding.problem.id, file,
            placeOf(fromWtf8(ref.collection.name), ref.collection.topLevel), fromWtf8(ref.key)}));
    for (const QByteArray &named : finding.ids)
        names.append(nameOf({finding.problem.id, file, QStringLiteral("id"), fromWtf8(named)}));
    return names.isEmpty() ? QStringList {nameOf({finding.problem.id, file})} : names;
}

} // namespace

Result<Baseline> Baseline::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error {file.exists() ? ErrorCode::Denied : ErrorCode::NotFound,
            quoted(file.errorString()), path};
    const QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonValue findings = document[QStringLiteral("findings")];
    if (!findings.isArray())
        return Error {ErrorCode::Corrupt, {}, path};
    Baseline baseline;
    for (const QJsonValue &finding : findings.toArray()) {
        for (const QString &name : namesOf(finding.toObject()))
            baseline.m_accepted.insert(name);
    }
    return baseline;
}

bool Baseline::accepts(const Finding &finding, const QString &storePath) const
{
    const QStringList names = namesOf(finding, storePath);
    return std::all_of(names.begin(), names.end(),
        [this](const QString &name) { return m_accepted.contains(name); });
}

} // namespace kvlens
