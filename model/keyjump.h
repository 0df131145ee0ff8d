// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds a key by how it begins among those that are shown, a slice at a time.
#pragma once

#include "model/keyfilter.h"
#include "model/keysorter.h"

namespace kvlens {

// Which stored keys of a collection are shown, by row.
struct ShownKeys
{
    qint64 count = 0;
    KeySorter::Order order = {}; // nothing: as the store lists them
    std::optional<QList<quint32>> found = std::nullopt; // only these, already in their order

    qint64 positionAt(qint64 row) const
    {
        return found ? qint64(found->value(row)) : order ? order->positionAt(row) : row;
    }
};

enum class JumpAim : quint8 {
    Next, // the next key that begins with the text
    Key, // the key that is the text; if there is none, the next that begins with it
};

// Looks on behind a row, and from the first row on again up to it. For stores with
// Capability::Positions. Deleting a jump ends it within one slice.
class KeyJump : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        CollectionRef collection;
        ShownKeys shown;
        qint64 behind = -1; // row
        KeyFilter begins; // a prefix, in either case
        JumpAim aim = JumpAim::Next;
    };
    // Session and cache outlive the jump.
    KeyJump(StoreSession &session, KeyCache &cache, const Question &question,
        QObject *parent = nullptr);
    ~KeyJump() override;

signals:
    void finished(qint64 row); // -1: there is none

private:
    struct Walk
    {
        qint64 looked = 0; // rows
        qint64 found = -1; // row
        bool isOver = false;
    };
    static Result<Walk> lookOn(Store &store, const Question &question, PackedKeys &keys, Walk walk,
        const std::stop_token &stop);
    void goOn(const Walk &walk, JobPriority priority);

    StoreSession &m_session;
    Question m_question;
    KeyCache::Keys m_keys;
    std::stop_source m_stop;
};

} // namespace kvlens
