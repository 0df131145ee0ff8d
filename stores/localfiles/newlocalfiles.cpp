// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/localfiles/newlocalfiles.h"

#include "stores/localfiles/filenames.h"
#include "stores/words/localreasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

QByteArray parentOf(const QByteArray &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf('/'), 0));
}

} // namespace

std::optional<Error> NewLocalFiles::refusal(const Write &write)
{
    const EntryRef &ref = write.ref;
    if (!ref.collection.group.isEmpty() || ref.collection.shadow != 0)
        return Error {ErrorCode::Unsupported, LocalReasons::plainEntries};
    if (const Result<void> checked = checkNewLocalKey(ref); !checked)
        return checked.error();
    const std::optional<LocalPath> place = pathOfEntry(ref);
    const QByteArray path
        = place->folder.isEmpty() ? place->file : place->folder + '/' + place->file;
    if (isInTheWay(place->folder, path))
        return Error {ErrorCode::Invalid, LocalReasons::folderOfThatName, displayText(ref.key)};
    m_files.insert(qHash(path));
    for (QByteArray folder = place->folder; !folder.isEmpty() && !m_folders.contains(folder);
         folder = parentOf(folder))
        m_folders.insert(folder);
    return std::nullopt;
}

// A folder that is known has no file in place of it or above it.
bool NewLocalFiles::isInTheWay(const QByteArray &folder, const QByteArray &path) const
{
    if (m_folders.contains(path))
        return true;
    for (QByteArray above = folder; !above.isEmpty() && !m_folders.contains(above);
         above = parentOf(above)) {
        if (m_files.contains(qHash(above)))
            return true;
    }
    return false;
}

} // namespace kvlens
