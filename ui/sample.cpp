// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/sample.h"

#include "stores/json/pystr.h"
#include "stores/pathtext.h"
#include "stores/words/reason.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QStringList entriesOf(const QString &folder)
{
    QStringList paths;
    for (const QFileInfo &entry :
        QDir(folder).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name))
        paths << entry.absoluteFilePath();
    return paths;
}

// Empty: there is none.
QString sampleFolder()
{
    const QString installed = QCoreApplication::applicationDirPath() + u"/../share/kvlens/sample"_s;
    for (const QString &place : {installed, QStringLiteral(KVLENS_SAMPLE_DIR)}) {
        if (!entriesOf(place).isEmpty())
            return place;
    }
    return {};
}

// Where collections are is written down in some files: relative in the sample, absolute in a copy,
// as the libraries need it.
Result<void> makeAbsolute(const QString &path, const QString &own)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return Error {ErrorCode::Denied, quoted(file.errorString()), path};
    QByteArray text = file.readAll();
    const QByteArray where
        = json::encodeString(pathBytes(QString(own + u'/')), json::Escapes::Ascii);
    text.replace("\"directory\": \"", "\"directory\": " + where.chopped(1));
    if (!file.resize(0) || !file.seek(0) || file.write(text) != text.size())
        return Error {ErrorCode::NoSpace, quoted(file.errorString()), path};
    return {};
}

// The copies can be written, even if what was installed cannot.
Result<void> copyFolder(const QString &from, const QString &to, const QString &own)
{
    if (!QDir().mkpath(to))
        return Error {ErrorCode::Denied, {}, to};
    QDirIterator all(from, QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo entry(all.next());
        const QString copy = to + u'/' + QDir(from).relativeFilePath(entry.filePath());
        const bool isFolder = entry.isDir();
        QFile file(entry.filePath());
        const bool isCopied = isFolder ? QDir().mkpath(copy) : file.copy(copy);
        if (!isCopied)
            return Error {ErrorCode::Denied, quoted(file.errorString()), copy};
        if (isFolder)
            continue;
        QFile::setPermissions(copy, QFile::permissions(copy) | QFile::WriteOwner);
        if (copy.endsWith(u"-info.json"_s)) {
            if (const Result<void> made = makeAbsolute(copy, own); !made)
                return made.error();
        }
    }
    return {};
}

} // namespace

bool hasSample()
{
    return !sampleFolder().isEmpty();
}

Result<QStringList> copyOfSample()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    const QString own = data + u"/sample"_s;
    if (!QFileInfo::exists(own)) {
        const QString part = own + u".part"_s; // so that it is there wholly, or not at all
        QDir(part).removeRecursively();
        if (const Result<void> copied = copyFolder(sampleFolder(), part, own); !copied)
            return copied.error();
        if (!QDir().rename(part, own))
            return Error {ErrorCode::Denied, {}, own};
    }
    return entriesOf(own);
}

} // namespace kvlens
