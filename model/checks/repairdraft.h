// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A repair while it is put together: edits of entries in all files, staged like any others.
#pragma once

#include "model/changeset.h"
#include "stores/store.h"

#include <memory>

namespace kvlens {

class RepairDraft
{
public:
    // What becomes of a value; the value is as staged by what was added before.
    using Change = std::function<Result<QByteArray>(const QByteArray &value)>;

    void remove(const EntryRef &ref);
    void edit(const EntryRef &ref, const Change &change);
    // The key becomes another; the value as well, if the change is set.
    void rename(const EntryRef &ref, const QByteArray &key, const Change &change);
    void make(const EntryRef &ref, const Change &change); // of nothing, where there is no entry
    // A value made of that of another entry.
    void putFrom(const EntryRef &ref, const EntryRef &source, const Change &change);

    bool isEmpty() const { return m_steps.empty(); }
    // What the edits keep of the values that there were: all, for a person to look at; or versions
    // alone, which is what it takes to write them, and a tenth of the memory.
    enum class Keep : quint8 { Values, Versions };
    // Stages all of it into `changes`, reading what it needs. Entries that are not there, or not as
    // the repair expects them, are left alone. Errors as Store::read().
    Result<void> stage(Store &store, ChangeSet &changes, const std::stop_token &stop,
        Keep keep = Keep::Values) const;

private:
    struct Step
    {
        EntryRef ref;
        // Of the value that is changed, if not of its own. Most steps have none, nor the key.
        std::unique_ptr<const EntryRef> source = {};
        std::unique_ptr<const QByteArray> key = {}; // a new one
        std::unique_ptr<const Change> change = {}; // with no key: not set, the entry goes
        bool isNew = false; // it may not be there yet
    };
    struct Staging
    {
        Store &store;
        ChangeSet &changes;
        Keep keep;
        std::stop_token stop;
    };
    static void stageOne(
        const Step &step, const Entry &target, const Entry *source, const Staging &staging);
    Result<void> stageRun(size_t begin, size_t end, const Staging &staging) const;

    std::vector<Step> m_steps;
};

} // namespace kvlens
