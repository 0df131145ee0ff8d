// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writing one batch into several files of an index folder.
#pragma once

#include "stores/jsonfile/jsonfilestore.h"
#include "stores/jsonfile/jsonfilewrite.h"

#include <functional>
#include <vector>

namespace kvlens {

// All files are prepared, and those that are to be replaced are held, before the first is replaced:
// whatever may speak against one of them is known while nothing has changed. Once one is replaced
// there is no way back: the others follow. If the process dies in between, or the system fails, the
// record in the folder has the rest done (see PersistJournal). Only what another program has
// changed in those microseconds is not replaced: what was to be written is kept beside it,
// unfinished.
class IndexPersist
{
public:
    using FindFile = std::function<Result<JsonFile *>(const QByteArray &group)>;

    IndexPersist(QString folder, OpenMode mode, const FileWriting &writing, FindFile find);

    // As Store::write(). Each outcome is true: of a file that could not be put in place it is the
    // error, although others are stored.
    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop);

private:
    // The writes to one file, and their places in the batch.
    struct Share
    {
        QByteArray group;
        QList<Write> writes = {};
        QList<qsizetype> places = {};
        JsonFile *file = nullptr;
        PreparedWrite prepared = {};

        void fail(const Error &error) { prepared.outcomes = failAll(writes, error); }
    };

    void share(const QList<Write> &batch);
    bool prepareAll(const std::stop_token &stop);
    void prepare(Share &share, const std::stop_token &stop);
    Result<FileWriting> writingOf(const JsonFileAccess &access) const;
    Result<void> commit();
    Result<void> commitRecorded(const QList<Share *> &shares);
    struct Placed
    {
        Result<void> first; // an error: nothing is in place
        bool isPending = false; // something is left for the next opening
    };
    Placed putInPlace(const QList<Share *> &shares);
    void settleBackup(Share &share, bool isPending);
    static Result<void> holdAll(const QList<Share *> &shares);
    QList<Share *> changed();

    QString m_folder;
    OpenMode m_mode;
    FileWriting m_writing;
    FindFile m_find;
    std::vector<Share> m_shares;
};

} // namespace kvlens
