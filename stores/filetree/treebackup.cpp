// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treebackup.h"

#include "stores/file/backups.h"
#include "stores/pathtext.h"

namespace kvlens {

TreeBackup::TreeBackup(const TreePlace &place, TreeIndex &index, const AskManner &ask)
    : m_place(place)
    , m_index(index)
    , m_data(pathText(place.data), ask)
    , m_metadata(pathText(place.metadata), ask)
{
}

Result<void> TreeBackup::before(const QList<Write> &batch, const std::stop_token &stop)
{
    m_batch.clear();
    m_data.begin();
    m_metadata.begin();
    if (!m_data.isWanted())
        return {};
    TreeReader reader(m_place, m_index);
    for (const Write &write : batch) {
        const Result<Kept> kept = keep(reader, write.ref, stop);
        if (!kept)
            return kept.error();
        m_batch.append(*kept);
    }
    const Result<void> settled = m_data.settle();
    return settled ? m_metadata.settle() : settled;
}

// An entry that is not there has nothing to keep. What could not be read this once may be written.
Result<TreeBackup::Kept> TreeBackup::keep(
    TreeReader &reader, const EntryRef &ref, const std::stop_token &stop)
{
    const Result<FoundFile> found = reader.find(ref, stop);
    if (!found && found.error().code == ErrorCode::NotFound)
        return Kept {};
    if (!found)
        return notBackedUp(found.error(), pathText(m_place.data));
    const QByteArray path = found->folder->path() + '/' + found->name;
    const bool isData = isInside(path, m_place.data);
    if (!isData && !isInside(path, m_place.metadata))
        return Kept {};
    FolderBackup &backup = isData ? m_data : m_metadata;
    const QByteArray below = path.mid((isData ? m_place.data : m_place.metadata).size() + 1);
    if (!backup.wants(below))
        return Kept {};
    if (Result<void> added = backup.add(below, found->stored.bytes); !added)
        return added.error();
    return Kept {&backup, below};
}

void TreeBackup::after(const QList<WriteOutcome> &outcomes)
{
    for (qsizetype i = 0; i < m_batch.size() && i < outcomes.size(); ++i) {
        const Kept &kept = m_batch.at(i);
        if (kept.backup && !outcomes.at(i).result)
            kept.backup->forget(kept.path);
    }
    m_batch.clear();
}

} // namespace kvlens
