// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/collectionedits.h"

#include <QHashFunctions>

namespace kvlens {

namespace {

quint64 hashOf(const EntryRef &ref)
{
    return qHashMulti(QHashSeed::globalSeed(), ref.key, ref.shadow, int(ref.part));
}

quint64 hashOf(const PackedEdit::Pointer &packed)
{
    return hashOf(packed->entryRef());
}

// Under which the entry will be found once the edit is persisted.
EntryRef wantedRef(const Edit &edit)
{
    return {edit.ref().collection, edit.mine.key, 0, edit.ref().part};
}

quint64 hashOfWanted(const PackedEdit::Pointer &packed)
{
    return hashOf(wantedRef(packed->edit()));
}

bool isElsewhere(const Edit &edit)
{
    return edit.mine.exists && wantedRef(edit) != edit.ref();
}

auto isOf(const EntryRef &ref)
{
    return [&ref](const PackedEdit::Pointer &packed) { return packed->isOf(ref); };
}

} // namespace

const PackedEdit *CollectionEdits::find(const EntryRef &entry) const
{
    const PackedEdit::Pointer *found = m_edits.find(hashOf(entry), isOf(entry));
    return found ? found->constData() : nullptr;
}

bool CollectionEdits::isTaken(const EntryRef &entry) const
{
    const auto isWanted = [&entry](const PackedEdit::Pointer &packed) {
        const Edit edit = packed->edit();
        return edit.mine.key == entry.key && edit.ref().part == entry.part;
    };
    const EntryRef wanted {{}, entry.key, 0, entry.part};
    return find(entry) || m_elsewhere.find(hashOf(wanted), isWanted);
}

bool CollectionEdits::hasRenamed() const
{
    return std::any_of(m_elsewhere.begin(), m_elsewhere.end(),
        [](const PackedEdit::Pointer &packed) { return packed->kind() == EditKind::Renamed; });
}

QList<Edit> CollectionEdits::renamed() const
{
    QList<Edit> renamed;
    for (const PackedEdit::Pointer &packed : m_elsewhere) {
        if (packed->kind() == EditKind::Renamed)
            renamed.append(packed->edit());
    }
    return renamed;
}

void CollectionEdits::insert(const PackedEdit::Pointer &packed, const Edit &edit)
{
    const EntryRef &entry = edit.ref();
    m_edits.insert(hashOf(entry), isOf(entry), packed);
    if (isElsewhere(edit))
        m_elsewhere.insert(hashOf(wantedRef(edit)), isOf(entry), packed);
    if (edit.kind() == EditKind::Added && entry.part == EntryPart::Value)
        m_added.insert(packed);
}

void CollectionEdits::remove(const PackedEdit &packed, const Edit &edit)
{
    const EntryRef &entry = edit.ref();
    if (edit.kind() == EditKind::Added)
        m_added.remove(packed);
    if (isElsewhere(edit))
        m_elsewhere.take(hashOf(wantedRef(edit)), isOf(entry), hashOfWanted);
    m_edits.take(
        hashOf(entry), isOf(entry), static_cast<quint64 (*)(const PackedEdit::Pointer &)>(hashOf));
}

} // namespace kvlens
