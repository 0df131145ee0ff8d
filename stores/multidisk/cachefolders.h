// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The folders of a MultiDiskStore, each opened when it is first needed, and the collections in
// them. Of many only some are open at a time.
#pragma once

#include "stores/diskcache/opencache.h"
#include "stores/file/madefolders.h"

#include <optional>
#include <vector>

namespace kvlens {

class CacheFolders
{
public:
    // `onWait`: as Database::tellWaits().
    CacheFolders(QByteArray root, OpenMode mode, std::function<void()> onWait)
        : m_root(std::move(root))
        , m_mode(mode)
        , m_onWait(std::move(onWait))
    {
    }

    // Finds out, anew, what folders there are.
    Result<void> look();
    // Reads on for about the budget. A folder that cannot be opened is a problem.
    Result<void> load(std::chrono::milliseconds budget, const std::stop_token &stop);
    LoadProgress progress() const;
    QList<CollectionInfo> collections() const;
    QList<Problem> problems() const;
    // Of each folder, as load(Examine); the group of what it names begins with the folder.
    Result<QList<Problem>> examine(const std::stop_token &stop);
    Result<Freshness> freshness(const std::stop_token &stop) const;

    // The cache of a collection, ready for use; the folder of its own name is looked at first, then
    // all of them are read. Null: there is none.
    Result<OpenCache *> find(const CollectionRef &collection, const std::stop_token &stop);
    // As find(), made if there is none. Invalid: see checkNewFolderName().
    Result<OpenCache *> make(const CollectionRef &collection, const std::stop_token &stop);
    // What the last make() has made is to stay …
    void keepMade();
    // … or goes again with its folder, as nothing could be written into it; not if another program
    // has it open, or has changed it.
    void unmake();

private:
    struct Folder
    {
        QByteArray name; // empty: the base itself, of collections for which there is no folder
        std::unique_ptr<OpenCache> cache = {}; // null: not opened yet, or it cannot be
        std::optional<Error> failure = {};
        bool isLoaded = false;
    };

    Result<void> open(Folder &folder, OpenMode mode, const std::stop_token &stop);
    Result<std::unique_ptr<OpenCache>> openCache(
        const QByteArray &name, OpenMode mode, RowsOf rows, const std::stop_token &stop);
    Result<void> take(Folder &folder, std::unique_ptr<OpenCache> cache, OpenMode mode,
        const std::stop_token &stop);
    std::optional<Error> unseen(const CollectionRef &collection) const;
    RowsOf version() const;
    OpenMode usualMode() const;
    Result<QList<QByteArray>> namesNow(QList<QByteArray> *links) const;
    bool haveOthersCome() const;
    Folder *named(const QByteArray &name) const;
    QString pathOf(const QByteArray &name) const;

    OpenCaches m_open; // goes after the folders
    QByteArray m_root;
    OpenMode m_mode;
    std::function<void()> m_onWait;
    std::vector<std::unique_ptr<Folder>> m_folders; // by name
    struct Made
    {
        QByteArray name;
        MadeFolders folders;
    };
    std::optional<Made> m_made; // by the last make()
    QList<QByteArray> m_links; // to others, which are not followed
    std::optional<FileStamp> m_stamp; // of the root, when it was looked at
};

} // namespace kvlens
