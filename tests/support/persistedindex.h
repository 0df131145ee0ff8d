// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A persisted index as LlamaIndex writes it, small and whole, for a test to break.
#pragma once

#include <QJsonObject>

#include <functional>

namespace kvlens::test {

// Documents "d0", "d1" … called "d0.md"; nodes "d0-1", "d0-2" … of 100 characters each, of which 20
// are in the one before too; one index, "main".
struct PersistedIndex
{
    static PersistedIndex healthy(int documents, int chunks, int dimension = 3);
    void write(const QString &path) const; // into the folder
    // One node with all that belongs to it; the others know it not.
    void addNode(const QString &id, const QString &document, int begin, int end,
        const QList<double> &vector, const QJsonObject &links = {});
    void changeNode(const QString &id, const std::function<void(QJsonObject &)> &how); // __data__

    QJsonObject data;
    QJsonObject hashes;
    QJsonObject refDocs;
    QJsonObject held; // nodes_dict
    QJsonObject vectors;
    QJsonObject vectorDocs;
    QJsonObject vectorMetadata;
};

QJsonObject relatedNode(const QString &id);

} // namespace kvlens::test
