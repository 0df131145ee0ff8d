// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Edits that nobody has thought of, the same for each seed.
#pragma once

#include "tests/model/naivechanges.h"

#include <QRandomGenerator>

namespace kvlens::test {

inline const QList<CollectionRef> collections {{"data"}, {"data", "other.json"}, {"", {}, 0, true}};
inline const Error broken {
    ErrorCode::Invalid, quoted(QStringLiteral("expected a value")), {}, TextPlace {3, 1, 4}};
inline const Error full {
    ErrorCode::NoSpace, quoted(QStringLiteral("disk full")), QStringLiteral("/tmp")};

// Draws what is done next.
class Dice
{
public:
    // Names for renames: any, or only such as nothing has, as a session sees to.
    enum class Names { Any, Free };
    explicit Dice(quint32 seed, Names names = Names::Any)
        : m_random(seed)
        , m_names(names)
    {
    }
    QByteArray newKey()
    {
        return m_names == Names::Any ? ref().key : "free" + QByteArray::number(++m_freeNames);
    }
    int below(int sides) { return int(m_random.bounded(sides)); }
    bool oneIn(int sides) { return below(sides) == 0; }

    EntryRef ref()
    {
        return {collections.at(below(3)), "key" + QByteArray::number(below(40)),
            quint32(oneIn(8) ? 1 : 0), oneIn(20) ? EntryPart::CollectionInfo : EntryPart::Value};
    }
    QByteArray value()
    {
        return QByteArray(oneIn(5) ? 2000 : 3, char('0' + below(3))); // some of them stand apart
    }
    std::optional<QDateTime> time()
    {
        return oneIn(2) ? std::nullopt
                        : std::optional(QDateTime::fromMSecsSinceEpoch(below(3) * 1000, Qt::UTC));
    }
    // Of an entry: often the same.
    Entry entry(const EntryRef &ref)
    {
        Entry entry {ref, value(), {QByteArray::number(below(3))}, ValueKind::Number};
        entry.expiresAt = time();
        entry.expiresBeyond = qint16(entry.expiresAt ? below(2) * 456 : 0);
        entry.createdAt = time();
        if (oneIn(6))
            entry.problem = broken;
        return oneIn(4) ? absentEntry(ref) : entry;
    }

private:
    QRandomGenerator m_random;
    Names m_names;
    int m_freeNames = 0;
};

// Both, and what was sent to be written of both.
struct Pair
{
    ChangeSet changes;
    NaiveChanges naive;
};

inline void edit(Pair &pair, Dice &dice)
{
    const Entry seen = dice.entry(dice.ref());
    const QByteArray value = dice.value();
    const auto both = [&](const auto &act) {
        act(pair.changes);
        act(pair.naive);
    };
    switch (dice.below(6)) {
    case 0:
        return both([&](auto &changes) { changes.remove(seen); });
    case 1: {
        const QByteArray key = dice.newKey();
        return both([&](auto &changes) { changes.rename(seen, key); });
    }
    case 2: {
        const auto at = dice.time();
        return both([&](auto &changes) { changes.setExpiry(seen, at); });
    }
    default: {
        const auto invalid = dice.oneIn(4) ? std::optional(broken) : std::nullopt;
        return both([&](auto &changes) { changes.put(seen, value, invalid); });
    }
    }
}

inline QList<WriteOutcome> outcomesOf(const ChangeSet &sent, Dice &dice)
{
    QList<WriteOutcome> outcomes;
    for (const Write &write : sent.writes()) {
        const Version version {write.isDelete() ? QByteArray() : QByteArray("w")};
        outcomes.append(dice.oneIn(4) ? WriteOutcome {write.ref, full}
                                      : WriteOutcome {write.ref, Written {version, true}});
    }
    return outcomes;
}

} // namespace kvlens::test
