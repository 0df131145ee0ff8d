// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One JSON file as it is on disk: collections, keys and values by name. Reading only.
//
// The file is read by position and never mapped: another program may truncate it in place. Every
// reading after load() assumes the file that was loaded; Conflict says that it is another by now.
#pragma once

#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"
#include "stores/file/readahead.h"
#include "stores/json/edit.h"
#include "stores/json/entries.h"
#include "stores/json/scan.h"
#include "stores/json/style.h"
#include "stores/jsonfile/jsonfilecheck.h"
#include "stores/store.h"

#include <QHash>

#include <chrono>

namespace kvlens {

// Level-1 members that are objects are collections, unless there are more than this: then the file
// is not KV-shaped, and all members are entries of the top level.
constexpr qint64 collectionLimit = 10'000;

// Threads: one, and while the file is scanned one that reads ahead. Memory: eight bytes a key, the
// names of the collections, and while the file is scanned a megabyte.
class JsonFile
{
public:
    // With `mayBeMissing` a file that is not there is an empty store. NotFound, Denied,
    // Unsupported.
    static Result<JsonFile> open(const QString &path, bool mayBeMissing);

    const QString &path() const { return m_path; }
    bool isMissing() const { return !m_fd; } // nothing is there (yet)
    const FileStamp &stamp() const { return m_stamp; }
    int descriptor() const { return m_fd.get(); }

    // As Store::load, reload and freshness.
    Result<LoadProgress> load(std::chrono::milliseconds budget, const std::stop_token &stop);
    LoadProgress progress() const;
    Result<void> reload();
    // After this handle put another file in place: `written` is its stamp, `splices` is what is
    // other than before. Lists it, mostly by looking at the new file around the splices only.
    Result<void> follow(const QList<json::Splice> &splices, const FileStamp &written);
    Result<Freshness> freshness() const;

    // What is wrong so far. After a damage only what stands before it is shown, and nothing may be
    // written.
    QList<Problem> problems() const;
    const std::optional<Error> &damage() const { return m_damage; }

    Result<QList<CollectionInfo>> collections() const;
    Result<KeyPage> keys(const CollectionRef &collection, const KeyCursor &from, int limit) const;
    QList<Result<Entry>> read(const QList<EntryRef> &refs, const std::stop_token &stop) const;
    QList<Result<Entry>> readUpTo(
        const QList<EntryRef> &refs, qint64 limit, const std::stop_token &stop) const;
    Result<QByteArray> readPart(const EntryRef &ref, qint64 offset, qint64 length) const;

    // For those who plan changes: what the index knows, by number.
    const json::Index &index() const { return m_scanner ? m_scanner->index() : m_index; }
    json::ReadAt reader() const;
    json::Style style() const { return m_style; }
    bool isFlat() const { return index().collections() > collectionLimit; }
    // json::Index::topLevel for the top level, which is always there. NotFound.
    Result<qint64> collectionNumber(const CollectionRef &collection) const;
    // For each key the numbers of its entries, ascending; the last is the effective one.
    Result<QList<QList<qint64>>> entryNumbers(
        qint64 collection, const QList<QByteArray> &keys) const;

    // The version of a value by its number; read in parts.
    Result<Version> versionAt(qint64 collection, qint64 entry) const;

    // The entry at a position, its number in the index; how many later ones of its key hide it.
    qint64 entryAt(qint64 collection, qint64 position) const;
    quint32 shadowOf(qint64 collection, qint64 entry) const;
    // The key that a token stands for; one that is no valid token is named by its bytes.
    static QByteArray keyText(const QByteArray &token);

    // Neighbours in the file that are shown in a collection: from the one at `position` on as many
    // as begin within `bytes`, at least that one.
    struct Run
    {
        qint64 count = 1;
        json::Span span; // from the first one's key (an array: element) to what follows the last
        bool inObject = true; // else in an array
        bool isScalar = false; // in neither: the value at the top
    };
    Run runFrom(qint64 collection, qint64 position, qint64 bytes) const;
    // By position among the entries that are shown. Conflict.
    Result<EntryRef> refAt(qint64 collection, qint64 position) const;
    Result<json::Span> valueSpanAt(qint64 collection, qint64 position) const;

    // The entries that are shown in a collection, by position from `first`, at most `count`; for
    // going through a collection without looking each key up. Shadowed ones come too.
    qint64 entryCount(qint64 collection) const;
    QList<Result<Entry>> entriesFrom(qint64 collection, qint64 first, qint64 count) const;
    // Every effective entry, in the order of the file.
    Result<void> scan(
        const CollectionRef &collection, const ScanSink &sink, const std::stop_token &stop) const;

private:
    JsonFile() = default;
    Result<void> openFile();
    void forget();
    Result<bool> reindex(const QList<json::Splice> &splices, const FileStamp &written);
    Result<void> findShadowed(qint64 collection, const std::stop_token &stop);
    Result<void> scanUntil(
        std::chrono::steady_clock::time_point until, const std::stop_token &stop);
    Result<QByteArrayView> nextBlock();
    Result<void> finishListing(const std::stop_token &stop);
    Result<void> nameCollections() const;

    CollectionRef refOf(qint64 collection) const;
    Result<Entry> entryOf(
        const CollectionRef &ref, qint64 collection, const Result<json::StoredEntry> &stored) const;
    Result<KeyPage> page(qint64 collection, qint64 first, qint64 count) const;
    QList<Result<Entry>> readIn(qint64 collection, const QList<EntryRef> &refs, qint64 limit) const;
    Result<json::Span> spanOf(qint64 collection, qint64 entry) const;
    Result<json::Span> spanOf(const EntryRef &ref) const;
    bool isLong(qint64 collection, qint64 entry, qint64 limit) const;
    Result<Entry> beginningOf(
        const EntryRef &ref, qint64 collection, qint64 entry, qint64 limit) const;
    bool isScalar(qint64 collection) const;
    std::optional<qint64> entryOfRef(
        qint64 collection, const EntryRef &ref, const QList<qint64> &ofKey) const;
    QList<Result<QByteArray>> valuesAt(qint64 collection, const QList<qint64> &entries) const;

    QString m_path;
    bool m_mayBeMissing = false;
    FileDescriptor m_fd;
    FileStamp m_stamp;
    std::unique_ptr<json::Scanner> m_scanner; // until the file is listed …
    std::unique_ptr<ReadAhead> m_ahead; // … and what it reads with
    json::Index m_index; // what it left
    json::Repeats m_repeats; // looks at the index while it grows; gone before it
    bool m_bom = false;
    qint64 m_notUtf8 = -1; // the first byte that is not
    json::Style m_style;
    std::optional<Error> m_damage;
    mutable QList<QByteArray> m_names; // of the collections, as far as asked for
    QHash<qint64, QList<json::Shadowed>> m_shadowed; // by collection; filled when listed
    bool m_listed = false;
    JsonFileCheck m_check;
};

} // namespace kvlens
