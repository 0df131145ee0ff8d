// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the points of a map have in common: their document, a member of their metadata, their
// cluster. Pure functions on values.
#pragma once

#include "model/index/indexsnapshot.h"
#include "stores/keypage.h"

#include <QHash>

namespace kvlens {

// Each value once, and of each point which it has.
struct PointValues
{
    static constexpr quint32 none = 0xffffffff;
    QList<QByteArray> values; // texts as WTF-8, numbers as they are stored
    std::vector<quint32> ofPoints; // a number in the list, or `none`
};

// The document that each key is a node of, by its name in the metadata or else its id; two of one
// name are two values.
PointValues documentValues(const IndexSnapshot &index, const KeyPage &keys);
// "1", "2" …; `ofPoints` as VectorClusters has it.
PointValues clusterValues(const std::vector<quint8> &ofPoints, qint64 count);

// Those values that most points have, each a group of its own; the rest together.
struct PointGroups
{
    static constexpr qsizetype mostNamed = 7;
    static constexpr quint8 others = mostNamed; // in `ofPoints`
    static constexpr quint8 without = mostNamed + 1;
    struct Group
    {
        QByteArray value;
        qint64 points = 0;
        bool operator==(const Group &) const = default;
    };
    QList<Group> named; // the largest first
    qint64 otherValues = 0;
    qint64 otherPoints = 0;
    qint64 withoutPoints = 0; // that have no value
    std::vector<quint8> ofPoints;
};
PointGroups groupsOf(const PointValues &values);

// Finds keys by the order in which they stand, or else by a table of them all.
class KeyNumbers
{
public:
    explicit KeyNumbers(const KeyPage &keys) // which outlive it
        : m_keys(keys)
    {
    }
    qsizetype find(QByteArrayView key); // -1: there is none

private:
    const KeyPage &m_keys;
    qsizetype m_next = 0;
    QHash<QByteArrayView, qsizetype> m_all; // filled when it is needed
};

// Texts, numbers and truth values that stand in the metadata of vectors: of each member what each
// point has. Lists, objects and null are none.
// Memory: four bytes for each point and member; of members and of values so many.
class MetadataValues
{
public:
    static constexpr qsizetype mostMembers = 64; // those that are met first
    static constexpr qsizetype mostValues = 10'000; // of a member; a point with another has none

    explicit MetadataValues(qsizetype points = 0)
        : m_points(points)
    {
    }
    void take(qsizetype point, const QByteArray &metadata); // a JSON object; anything else is none

    QList<QByteArray> members() const; // that any point has, in their order
    PointValues ofMember(QByteArrayView member) const; // one that is not there: no point has it

private:
    struct Member
    {
        QByteArray name;
        PointValues values = {};
        QHash<QByteArray, quint32> numbers = {}; // of values
    };
    Member *memberOfName(const QByteArray &name); // nullptr: there are too many

    qsizetype m_points;
    QList<Member> m_members;
};

} // namespace kvlens
