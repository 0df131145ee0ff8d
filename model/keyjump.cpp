// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyjump.h"

#include "stores/wtf8.h"

#include <QElapsedTimer>

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 20ms;
constexpr qint64 rowsAtOnce = 1024;

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

} // namespace

KeyJump::KeyJump(StoreSession &session, KeyCache &cache, const Question &question, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_question(question)
    , m_keys(cache.of(question.collection))
{
    goOn({}, JobPriority::Normal);
}

KeyJump::~KeyJump()
{
    m_stop.request_stop();
}

Result<KeyJump::Walk> KeyJump::lookOn(Store &store, const Question &question, PackedKeys &keys,
    Walk walk, const std::stop_token &stop)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 count = question.shown.count;
    const QByteArray text = toWtf8(question.begins.pattern().text);
    while (walk.looked < count) {
        const qint64 row = (question.behind + 1 + walk.looked) % count;
        const auto key
            = keyAt(store, question.collection, keys, question.shown.positionAt(row), stop);
        if (!key)
            return key.error();
        ++walk.looked;
        const bool isKey = *key && **key == text;
        if (isKey || (walk.found < 0 && *key && question.begins.matches(**key)))
            walk.found = row;
        walk.isOver = isKey || (walk.found >= 0 && question.aim == JumpAim::Next);
        const bool looksUp = walk.looked % rowsAtOnce == 0;
        if (walk.isOver
            || (looksUp && (stop.stop_requested() || timer.hasExpired(sliceBudget.count()))))
            return walk;
    }
    walk.isOver = true;
    return walk;
}

void KeyJump::goOn(const Walk &walk, JobPriority priority)
{
    const auto job
        = [question = m_question, keys = m_keys, walk](Store &store, const std::stop_token &stop) {
              return lookOn(store, question, *keys, walk, stop);
          };
    onFinished(m_session.run(job, priority, m_stop), this, [this](const Result<Walk> &next) {
        if (next && !next->isOver)
            goOn(*next, JobPriority::Background);
        else
            emit finished(next ? next->found : -1);
    });
}

} // namespace kvlens
