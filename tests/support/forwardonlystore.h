// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A store as a server of very many keys is: it counts nothing, has no order, and lists its keys
// through once. Its keys are computed and take no memory.
#pragma once

#include "tests/support/remoteserver.h"

#include <QHash>

#include <mutex>

namespace kvlens::test {

// What is stored: "key-0" to "key-(count-1)", each value {"n": number}. What is written lies over
// that.
// Threads: any; a lock guards it.
class ForwardOnlyContent
{
public:
    explicit ForwardOnlyContent(qint64 count = 10'000'000)
        : m_count(count)
    {
    }

    // Steps of a listing: those that are computed, far apart by name, then those that were
    // written. What a step was goes, if it is deleted.
    qint64 steps() const;
    QByteArray keyAt(qint64 step) const;
    std::optional<QByteArray> value(const QByteArray &key) const;
    Version version(const QByteArray &key) const;
    Result<Written> write(const Write &write);

private:
    struct Row
    {
        std::optional<QByteArray> value; // nothing: deleted
        int version = 0;
    };

    bool isComputed(const QByteArray &key) const;
    std::optional<QByteArray> find(const QByteArray &key) const;
    Version versionOf(const QByteArray &key) const;

    const qint64 m_count;
    mutable std::mutex m_mutex;
    QHash<QByteArray, Row> m_rows; // over what is computed
    QList<QByteArray> m_fresh; // keys of them that nobody computes
    int m_version = 0;
};

inline const CollectionRef forwardOnlyCollection {"keys"};

// Lists its only collection in pages that repeat the last keys of the page before; some are empty,
// and a cursor that is a minute of the server's time old has expired. Where only keys of a prefix
// are wanted it leaves out the others, and a call comes further.
StoreOpener forwardOnlyOpener(
    std::shared_ptr<ForwardOnlyContent> content, std::shared_ptr<RemoteServer> server);

} // namespace kvlens::test
