// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyjump.h"

namespace kvlens {

namespace {

constexpr qint64 rowsAtOnce = 1024;

struct Walk
{
    qint64 looked = 0; // rows
    qint64 found = -1; // row
    bool isOver = false;
};

// Nothing: the store has no such key any more.
Result<std::optional<QByteArrayView>> keyAt(Store &store, const CollectionRef &collection,
    PackedKeys &keys, qint64 position, const std::stop_token &stop)
{
    while (position >= keys.count()) {
        const Result<bool> more = listOn(store, collection, keys, stop);
        if (!more)
            return more.error();
        if (!*more && position >= keys.count())
            return std::optional<QByteArrayView>();
    }
    return std::optional(keys.at(position));
}

Result<void> lookOn(Store &store, const KeyJump::Question &question, PackedKeys &keys, Walk &walk,
    const TaskSlice &slice)
{
    const qint64 count = question.shown.count;
    for (qint64 rows = 0; walk.looked < count; ++rows) {
        if (rows > 0 && rows % rowsAtOnce == 0 && slice.isOver())
            return {};
        const qint64 row = (question.behind + 1 + walk.looked) % count;
        const auto key
            = keyAt(store, question.collection, keys, question.shown.positionAt(row), slice.stop());
        if (!key)
            return key.error();
        ++walk.looked;
        if (*key && question.begins.matches(**key)) {
            walk.found = row;
            break;
        }
    }
    walk.isOver = true;
    return {};
}

} // namespace

KeyJump::KeyJump(StoreSession &session, KeyCache &cache, const Question &question, QObject *parent)
    : QObject(parent)
    , m_task(session.tasks(), Activity::Kind::None, Task::Start::Awaited)
{
    const auto job = [question, keys = cache.of(question.collection), walk = Walk()](
                         Store &store, const TaskSlice &slice) mutable -> Result<Walk> {
        if (const Result<void> looked = lookOn(store, question, *keys, walk, slice); !looked)
            return looked.error();
        return walk;
    };
    m_task.run(job, [this](const Result<Walk> &walk) {
        if (walk && !walk->isOver)
            return Task::Next::Slice;
        emit finished(walk ? walk->found : -1);
        return Task::Next::End;
    });
}

} // namespace kvlens
