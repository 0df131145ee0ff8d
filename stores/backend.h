// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a kind of store describes itself. All that the window and the command line know of kinds
// (dialogs, filters, addresses, what can be made new) is made from this.
#pragma once

#include "stores/file/writemanner.h"
#include "stores/store.h"

#include <functional>

namespace kvlens {

enum class OpenMode : quint8 {
    ReadOnly,
    ReadWrite,
    Create, // as ReadWrite, but the path may be missing: the first write makes it
};

// What an opening is busy with, or waits for.
enum class OpenStep : quint8 {
    Recognise, // looks what is at a bare path
    Open,
    Fill, // copies what the new store begins with
    Wait, // another program has it locked, for a second by now
};

// Who opens a store, for one that lives on a server. Never printed, and part of no address that
// is shown, which leaves them out.
struct Credentials
{
    QString user = {};
    QString password = {};
};

// All that a backend gets to open a store; it reaches it as it was made.
struct OpenRequest
{
    StoreAddress address;
    OpenMode mode = OpenMode::ReadOnly;
    std::stop_token stop = {}; // polled by what takes longer than 50 ms
    Credentials credentials = {}; // those that are wanted and missing, or wrong, are Denied
    // Called on the opening thread, Wait as long as the store lives; may be empty.
    std::function<void(OpenStep)> progress = {};
    AskManner manner = {}; // how it is written; only stores of files look at it

    void tell(OpenStep step) const
    {
        if (progress)
            progress(step);
    }
};

// What is at a path, looked at once and shown to every backend.
struct PathProbe
{
    QString path; // absolute
    bool isDirectory = false;
    QByteArray head; // the first 64 KB of a file; of a directory nothing: ask for the names
};

// Where stores of a kind live, that is, what their path names.
enum class StoreHome : quint8 { Nowhere, File, Folder, Server };

struct FileFilter
{
    const char *name; // translated in "Backend"
    QStringList patterns; // the first one is what a new file ends with
};

struct BackendOption
{
    QString name;
    QString value; // what may stand there: a word of capitals ("DIR", "N"), or one of "v1|none"
    const char *meaning; // translated in "Backend"
    // Why that is no value of it; empty: it may be. Touches no disk. None: any may be, or the words
    // of `value` say which.
    Reason (*whyNot)(const QString &value) = nullptr;
};

struct BackendInfo
{
    QString scheme; // "json"
    QString kind; // StoreInfo::kind, "SimpleKVStore"
    const char *label; // one of them: "SimpleKVStore file"; translated in "Backend"
    const char *opens; // what can be opened as one, in a sentence; translated in "Backend"
    StoreHome home = StoreHome::Nowhere;
    QString place = {}; // what stands behind the scheme: "PATH", "[NAME]"; empty: nothing
    QList<BackendOption> options = {};
    std::optional<FileFilter> files = std::nullopt; // of stores that are files
    // One that is empty is made by its place alone, and takes collections of any name: it can be
    // the target of *New store*, *Persist as* and `convert`.
    bool canBeNew = false;
    QByteArray newValue = {}; // what a new key's value begins as, where values are JSON; else empty
    // Where its library puts what nobody has named a collection for; empty: it has no such.
    QByteArray usualCollection = {};
    // How sure the backend is that this is its own. None: it has no paths.
    //   90 and more  a mark that nothing else has
    //   70           name and content fit
    //   60           the name alone
    //   50           content that others may have too
    //   0            no
    // The highest is taken, of equal ones the first row. Where `canBeNew`, what was made and filled
    // is recognised by its content, whatever it is called; but for a kind whose values say nothing
    // of it, which has to be named by its scheme.
    int (*recognise)(const PathProbe &probe) = nullptr;
    // Lines of Python that read an entry with the library of this kind, into `value`; UTF-8. Empty:
    // that library cannot read it. None: no program could, as it is in memory only.
    QByteArray (*python)(
        const StoreAddress &address, const CollectionInfo &collection, const EntryRef &ref)
        = nullptr;
    // An address without a scheme is a bare path that recognise() knew; one with a scheme is never
    // taken for anything but what it says. The path of a file or folder is absolute, and there are
    // no options but those above: openWith() sees to it.
    // NotFound: no such path (unless Create). Corrupt: cannot be shown even in part. Denied, …
    Result<std::unique_ptr<Store>> (*open)(const OpenRequest &request) = nullptr;
};

// "filetree:DIR[?metadata=DIR&keys=v1]": how an address of that kind is written.
QString addressForm(const BackendInfo &backend);

} // namespace kvlens
