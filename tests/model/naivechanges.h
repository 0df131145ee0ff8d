// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a ChangeSet must do, in the simplest way: a list of edits, looked through from its begin.
#pragma once

#include "model/changeset.h"

namespace kvlens::test {

class NaiveChanges
{
public:
    QList<Edit> edits;

    Edit *find(const EntryRef &ref)
    {
        const auto found = std::find_if(
            edits.begin(), edits.end(), [&ref](const Edit &edit) { return edit.ref() == ref; });
        return found == edits.end() ? nullptr : &*found;
    }
    Content content(const Entry &seen)
    {
        const Edit *edit = find(seen.ref);
        return edit ? edit->mine : contentOf(seen);
    }
    bool isTaken(const EntryRef &ref) const
    {
        return std::any_of(edits.begin(), edits.end(), [&ref](const Edit &edit) {
            return edit.ref().collection == ref.collection && edit.ref().part == ref.part
                && (edit.ref() == ref || (edit.mine.exists && edit.mine.key == ref.key));
        });
    }

    void want(const Entry &seen, const Content &content)
    {
        const Edit *old = find(seen.ref);
        Edit edit = old ? *old : Edit {seen, {}};
        edit.mine = content;
        edit.failure.reset();
        if (edit.theirs && content == contentOf(*edit.theirs))
            edit.base = *edit.theirs;
        set(edit);
    }
    void put(const Entry &seen, const QByteArray &value, const std::optional<Error> &invalid)
    {
        Content wanted = content(seen);
        if (!wanted.exists)
            wanted.key = seen.ref.key;
        wanted.exists = true;
        wanted.value = value;
        wanted.invalid = invalid;
        want(seen, wanted);
    }
    void remove(const Entry &seen)
    {
        Content wanted = content(seen);
        wanted.exists = false;
        want(seen, wanted);
    }
    void rename(const Entry &seen, const QByteArray &key)
    {
        Content wanted = content(seen);
        wanted.key = key;
        if (seen.version.exists())
            return want(seen, wanted);
        revert(seen.ref);
        EntryRef ref = seen.ref;
        ref.key = key;
        want(absentEntry(ref), wanted);
    }
    void setExpiry(const Entry &seen, const std::optional<QDateTime> &at)
    {
        Content wanted = content(seen);
        if (wanted.expiresAt != at)
            wanted.expiresBeyond = at == seen.expiresAt ? seen.expiresBeyond : qint16(0);
        wanted.expiresAt = at;
        want(seen, wanted);
    }
    void revert(const EntryRef &ref)
    {
        edits.removeIf([&ref](const Edit &edit) { return edit.ref() == ref; });
    }
    void rebase(const Entry &now)
    {
        if (const Edit *edit = find(now.ref))
            set(rebased(*edit, now));
    }
    void keepMine(const EntryRef &ref)
    {
        const Edit *edit = find(ref);
        if (!edit || !edit->theirs)
            return;
        Edit decided {*edit->theirs, edit->mine};
        if (!decided.base.version.exists())
            decided.base.ref.key = decided.mine.key;
        revert(ref);
        set(decided);
    }
    void confirm(NaiveChanges sent, const QList<WriteOutcome> &outcomes)
    {
        for (const WriteOutcome &outcome : outcomes) {
            const Edit was = *sent.find(outcome.ref);
            Edit *now = find(outcome.ref);
            if (!outcome.result) {
                if (now)
                    now->failure = outcome.result.error();
                continue;
            }
            const Content wanted = now ? now->mine : contentOf(was.base);
            revert(outcome.ref);
            const Entry stored = storedAfter(was, *outcome.result);
            if (wanted != contentOf(stored))
                set({stored, wanted});
        }
    }

private:
    void set(const Edit &edit)
    {
        if (edit.mine == contentOf(edit.base))
            return revert(edit.ref());
        if (Edit *there = find(edit.ref()))
            *there = edit;
        else
            edits.append(edit);
    }
};

} // namespace kvlens::test
