// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/index/indexfiles.h"

#include "stores/valuekind.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>

namespace kvlens {

namespace {

// In the order in which the library writes them.
constexpr std::array<const char *, 4> knownNames {
    "docstore.json", "index_store.json", "graph_store.json", "property_graph_store.json"};

qsizetype rankOf(const QByteArray &name)
{
    const auto found = std::find(knownNames.begin(), knownNames.end(), name);
    const bool vectors = name.endsWith("vector_store.json");
    const auto known = static_cast<qsizetype>(knownNames.size());
    return found != knownNames.end() ? found - knownNames.begin() : vectors ? known : known + 1;
}

// An empty file counts too: that is what an interrupted persist() of the library leaves.
bool beginsLikeOne(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly)
        && (file.size() == 0 || valueKind(file.read(64)) == ValueKind::Object);
}

} // namespace

bool isIndexFileName(const QByteArray &name)
{
    return rankOf(name) <= static_cast<qsizetype>(knownNames.size());
}

QList<QByteArray> jsonFilesIn(const QString &folder)
{
    QList<QByteArray> names;
    for (const QString &name : QDir(folder).entryList({QStringLiteral("*.json")}, QDir::Files))
        names.append(QFile::encodeName(name));
    std::sort(names.begin(), names.end(), [](const QByteArray &a, const QByteArray &b) {
        return std::pair(rankOf(a), a) < std::pair(rankOf(b), b);
    });
    return names;
}

int recognisePersistedIndex(const PathProbe &probe)
{
    for (const QByteArray &name : probe.names) {
        const QString path = probe.path + QLatin1Char('/') + QFile::decodeName(name);
        if (isIndexFileName(name) && QFileInfo(path).isFile() && beginsLikeOne(path))
            return 90;
    }
    return 0;
}

} // namespace kvlens
