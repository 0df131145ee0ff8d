// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One JSON file as it is on disk: its bytes, where its entries are, and what is wrong with it. It
// is read by stores/jsonfile/jsonread.h and jsonfilescan.h, written by jsonfilewrite.h.
#pragma once

#include "stores/file/awaitedend.h"
#include "stores/json/styling.h"
#include "stores/jsonfile/jsonfilecheck.h"
#include "stores/jsonfile/jsonlisting.h"

namespace kvlens {

// Threads: one; helpers as its parts say.
class JsonFile
{
public:
    // NotFound (if that is an error), Denied, Unsupported.
    // `encoding` is the name of the one that it is read in; empty: as its bytes tell. Invalid:
    // there is no such encoding. Corrupt: the file is not in it.
    static Result<JsonFile> open(
        const QString &path, MissingFile missing, const QString &encoding = {});

    // As Store::load in its three modes. A file whose end is missing is not listed before it is
    // known that nobody is writing it.
    Result<void> load(std::chrono::milliseconds budget, const std::stop_token &stop);
    Result<void> reload();
    Result<Freshness> freshness() { return m_bytes.freshness(); }
    // As long as there is time, and nothing else is to be found out: see StampedFile.
    Result<Freshness> peek(const Deadline &deadline);
    LoadProgress progress() const;
    // What is wrong so far. After a damage nothing may be written.
    QList<Problem> problems() const;
    const std::optional<Error> &damage() const { return m_listing->damage(); }

    // After this handle put another file in place: `written` is its stamp, `splices` is what is
    // other than before. Lists it, mostly by looking at the new file around the splices only.
    Result<void> follow(const QList<json::Splice> &splices, const FileStamp &written);

    // As JsonFileCheck::noteSound(), whatever the file is.
    void noteSound(qint64 collection, qint64 first, qint64 behind)
    {
        if (isUtf8())
            m_check.noteSound(collection, first, behind);
    }

    // After we gave the file another name, or took one away, which moves its time of change.
    void noteRenamed() { m_bytes.noteRenamed(); }
    // What replacing the file would change beside its contents, as it was when it was opened.
    const QList<Reason> &replacingChanges() const { return m_changes; }

    const StampedFile &bytes() const { return m_bytes; }
    const QString &path() const { return m_bytes.path(); }
    bool isMissing() const { return !m_bytes.isThere(); } // nothing is there (yet)
    json::ReadAt reader() const { return m_bytes.reader(); }

    const JsonListing &listing() const { return *m_listing; }
    const json::Index &index() const { return m_listing->index(); }
    // Of new material: nothing but ASCII where the file is not UTF-8.
    json::Style style() const { return written(m_style); }
    json::Style styleOfNew(const CollectionRef &collection) const; // of a value there
    // Set when the file is read in another encoding than UTF-8: its name. It is shown as if it were
    // UTF-8.
    const std::optional<QString> &decodedFrom() const { return m_decodedFrom; }
    const QString &encoding() const { return m_encoding; } // that was asked for
    bool isUtf8() const { return m_listing->notUtf8() < 0; } // as far as it is listed
    // Of those in the index that are shown, as far as they are found.
    Result<QList<QByteArray>> collectionNames() const;

private:
    QList<Problem> replacingProblems() const;
    std::optional<Problem> hiddenEntries() const;
    std::optional<Problem> hiddenCollections() const;
    JsonFile(StampedFile bytes, MissingFile missing, QString encoding);
    Result<void> openBytes(LastWriter last);
    Result<void> listAnew();
    bool isCut() const;
    Result<void> awaitEnd(const Deadline &deadline, const std::stop_token &stop);
    Result<void> decode(StampedFile &bytes);
    std::optional<Problem> decodedProblem() const;
    std::optional<Problem> unlistedEncoding() const;
    Encoding guessedEncoding() const;
    json::Style written(json::Style style) const;
    Result<bool> keepUp(const QList<json::Splice> &splices, const FileStamp &written);

    MissingFile m_missing;
    StampedFile m_bytes;
    std::unique_ptr<JsonListing> m_listing; // reads ahead from the bytes; gone before them
    json::Style m_style;
    qint64 m_size = 0; // of what is read
    QList<Reason> m_changes;
    QString m_encoding;
    std::optional<QString> m_decodedFrom;
    bool m_isWideText = false; // which Python's json reads as well
    json::Style m_styleInTop; // of new values at the top level …
    json::Style m_styleInCollection; // … and in collections
    mutable QList<QByteArray> m_names; // of collections, as far as asked for
    JsonFileCheck m_check;
    AwaitedEnd m_end;
    bool m_awaitsEnd = false;
};

} // namespace kvlens
