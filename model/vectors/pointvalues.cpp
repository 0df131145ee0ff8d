// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/pointvalues.h"

#include "model/index/tapetext.h"
#include "model/vectors/vectorclusters.h"
#include "stores/json/pystr.h"
#include "stores/json/text.h"

#include <algorithm>
#include <numeric>

namespace kvlens {

namespace {

// What the vector store says where the docstore has no such node.
QHash<IndexId, IndexId> documentsByVector(const IndexParts &parts)
{
    QHash<IndexId, IndexId> documents;
    for (const IndexParts::Named &one : parts.vectorDocs) {
        if (one.document != noId)
            documents.insert(one.id, one.document);
    }
    return documents;
}

} // namespace

PointValues documentValues(const IndexSnapshot &index, const KeyPage &keys)
{
    const QHash<IndexId, IndexId> byVector = documentsByVector(index.parts);
    QHash<IndexId, quint32> numbers;
    PointValues values;
    values.ofPoints.reserve(size_t(keys.count()));
    for (qsizetype point = 0; point < keys.count(); ++point) {
        const IndexId id = index.parts.ids.find(keys.at(point).key);
        const IndexParts::Node *node = index.links.node(id);
        const IndexId document
            = node && node->source != noId ? node->source : byVector.value(id, noId);
        if (document == noId) {
            values.ofPoints.push_back(PointValues::none);
            continue;
        }
        if (!numbers.contains(document)) {
            numbers.insert(document, quint32(values.values.size()));
            const QByteArray name = index.nameOf(document);
            values.values.append(name.isEmpty() ? index.idText(document) : name);
        }
        values.ofPoints.push_back(numbers.value(document));
    }
    return values;
}

PointValues clusterValues(const std::vector<quint8> &ofPoints, qint64 count)
{
    PointValues values;
    for (qint64 cluster = 0; cluster < count; ++cluster)
        values.values.append(QByteArray::number(cluster + 1));
    for (const quint8 cluster : ofPoints)
        values.ofPoints.push_back(cluster == VectorClusters::none ? PointValues::none : cluster);
    return values;
}

PointGroups groupsOf(const PointValues &values)
{
    std::vector<qint64> counts(size_t(values.values.size()));
    for (const quint32 value : values.ofPoints) {
        if (value != PointValues::none)
            ++counts[value];
    }
    std::vector<quint32> bySize(counts.size());
    std::iota(bySize.begin(), bySize.end(), 0);
    std::stable_sort(
        bySize.begin(), bySize.end(), [&](quint32 a, quint32 b) { return counts[a] > counts[b]; });
    PointGroups groups;
    std::vector<quint8> groupOfValue(counts.size(), PointGroups::others);
    for (const quint32 value : bySize) {
        if (counts[value] == 0)
            break;
        if (groups.named.size() == PointGroups::mostNamed) {
            ++groups.otherValues;
            groups.otherPoints += counts[value];
            continue;
        }
        groupOfValue[value] = quint8(groups.named.size());
        groups.named.append({values.values[value], counts[value]});
    }
    groups.ofPoints.reserve(values.ofPoints.size());
    for (const quint32 value : values.ofPoints) {
        const bool isNone = value == PointValues::none;
        groups.withoutPoints += isNone ? 1 : 0;
        groups.ofPoints.push_back(isNone ? PointGroups::without : groupOfValue[value]);
    }
    return groups;
}

qsizetype KeyNumbers::find(QByteArrayView key)
{
    if (m_next < m_keys.count() && m_keys.at(m_next).key == key)
        return m_next++;
    if (m_all.isEmpty()) {
        for (qsizetype number = 0; number < m_keys.count(); ++number)
            m_all.insert(m_keys.at(number).key, number);
    }
    const qsizetype found = m_all.value(key, -1);
    if (found >= 0)
        m_next = found + 1;
    return found;
}

void MetadataValues::take(qsizetype point, const QByteArray &metadata)
{
    const Result<json::Tape> tape = json::parse(metadata);
    if (!tape || !isKind(*tape, 0, json::TokenKind::Object))
        return;
    for (const json::Child child : json::Children(*tape, 0)) {
        const std::optional<QByteArray> text = textOf(*tape, child.value);
        const Result<QByteArray> name = json::decodeString(tape->bytes(child.key));
        Member *member = text && name ? memberOfName(*name) : nullptr;
        if (!member)
            continue;
        const auto known = member->numbers.constFind(*text);
        quint32 &of = member->values.ofPoints[size_t(point)];
        if (known != member->numbers.cend()) {
            of = *known;
        } else if (member->values.values.size() < mostValues) {
            of = quint32(member->values.values.size());
            member->numbers.insert(*text, of);
            member->values.values.append(*text);
        }
    }
}

MetadataValues::Member *MetadataValues::memberOfName(const QByteArray &name)
{
    const auto known = std::find_if(
        m_members.begin(), m_members.end(), [&](const Member &one) { return one.name == name; });
    if (known != m_members.end())
        return &*known;
    if (m_members.size() == mostMembers)
        return nullptr;
    m_members.append(Member {name});
    m_members.last().values.ofPoints.resize(size_t(m_points), PointValues::none);
    return &m_members.last();
}

QList<QByteArray> MetadataValues::members() const
{
    QList<QByteArray> names;
    for (const Member &member : m_members)
        names.append(member.name);
    return names;
}

PointValues MetadataValues::ofMember(QByteArrayView member) const
{
    for (const Member &one : m_members) {
        if (one.name == member)
            return one.values;
    }
    return {{}, std::vector<quint32>(size_t(m_points), PointValues::none)};
}

} // namespace kvlens
