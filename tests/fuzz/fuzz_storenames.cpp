// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of any bytes: keys of rows, and paths of files. A row is found again by the entry that it
// is, and no path leads out of its folder.
#include "fuzz.h"
#include "stores/diskcache/rowkey.h"
#include "stores/localfiles/filenames.h"
#include "stores/multidisk/foldernames.h"

using namespace kvlens;

namespace {

void rows(const QByteArray &bytes, const EntryNames &names)
{
    for (const SqlType type : {SqlType::Text, SqlType::Blob}) {
        for (const RowsOf owner : {RowsOf::DiskStore, RowsOf::MultiDiskStore,
                 RowsOf::OldMultiDiskStore, RowsOf::AnyProgram}) {
            const RowKey key {type, bytes};
            const std::optional<EntryRef> told = entryByKey(key, owner);
            const bool byEnvelope = !told;
            const EntryRef ref = byEnvelope ? entryByEnvelope(key, owner, names) : *told;
            require(rowOfEntry(ref, owner) == key, "a row is found by its entry");
            const std::optional<EntryRef> old = oldEntry(key);
            if (old && owner == RowsOf::MultiDiskStore)
                require(rowOfEntry(*old, owner) == key, "one of an old version, too");
        }
    }
    const QByteArray compound = names.collection + "::" + names.key;
    const EntryRef ref = entryByEnvelope({SqlType::Text, compound}, RowsOf::DiskStore, names);
    require(ref == EntryRef {{names.collection}, names.key}, "a true envelope is believed");
    if (const std::optional<EntryRef> told
        = entryByKey({SqlType::Text, compound}, RowsOf::DiskStore))
        require(*told == ref, "a key that tells its collection tells the true one");
}

void requireInside(const QByteArray &path)
{
    for (const QByteArray &part : path.split('/')) {
        const bool isPlain = !part.isEmpty() && part != "." && part != ".." && !part.contains('\0');
        require(isPlain, "no path leads out");
    }
}

void files(const EntryRef &ref)
{
    const std::optional<LocalPath> path = pathOfEntry(ref);
    if (path)
        requireInside(path->folder.isEmpty() ? path->file : path->folder + '/' + path->file);
    if (checkNewLocalKey(ref))
        require(path.has_value(), "a key that may be new has a place");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = inputBytes(data, size);
    const qsizetype line = bytes.indexOf('\n');
    const EntryNames names {
        line < 0 ? bytes : bytes.left(line), line < 0 ? QByteArray() : bytes.mid(line + 1)};
    rows(bytes, names);
    files({{names.collection}, names.key});
    files({topLevelCollection(), bytes});
    if (checkNewFolderName(names.collection))
        requireInside(names.collection);
    return 0;
}
