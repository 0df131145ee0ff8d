// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One value being looked at: what is stored, what is staged over it, and what is being typed over
// that. It is all that the views of a value know, and all edits of theirs go through it as splices,
// so that any number of views stay in step.
#pragma once

#include "model/valuepager.h"
#include "model/valueparts.h"
#include "stores/json/text.h"

#include <QTimer>

namespace kvlens {

struct Content;

// What is typed is staged into the session after a short pause, or at flush(). The bytes of a long
// value (longvalues.h) are put together and checked on the worker; typing goes on meanwhile.
// Threads: the GUI's; nothing here blocks.
class ValueDocument : public QObject
{
    Q_OBJECT

public:
    // Text that is no bytes of the value yet: part of what it stands for was altered.
    struct Draft
    {
        QByteArray text;
        Error problem;
    };

    // The session outlives it.
    ValueDocument(StoreSession &session, const EntryRef &ref, QObject *parent = nullptr);
    ~ValueDocument() override;

    StoreSession &session() const { return m_session; }
    const EntryRef &ref() const { return m_ref; } // follows a rename when that is persisted
    const std::optional<Entry> &base() const { return m_base; } // as stored; nothing: not read yet
    const std::optional<Error> &failure() const { return m_failure; } // to read, or to stage

    // The value as it is to be, with all that was typed.
    ValueSource source() const;
    qint64 size() const { return m_spliced.size(); }
    bool isLong() const; // only to be had in parts
    QByteArray bytes() const; // of a value that is not long
    QByteArray head() const; // what is at hand of its beginning, as staged
    ValueKind kind() const; // as far as its beginning tells
    bool isText() const; // JSON or not; as far as its beginning tells
    const json::Tape *tape() const; // of a value that is not long; nullptr: it is no JSON
    // Why it cannot be persisted; a place is one in the value's bytes.
    std::optional<Error> invalid() const;
    // Nothing: on its way; partsArrived() follows, or changed().
    std::optional<QByteArray> part(qint64 offset, qint64 length);
    // Of a long value. Edits other than splicePage() close them.
    void openPages(); // on its present state
    ValuePager &pages() { return m_pages; }

    bool canEdit() const;
    bool isEdited() const; // something is typed and not staged yet
    bool isStaging() const { return m_staging; } // settled() follows
    const std::optional<Draft> &draft() const { return m_draft; }

    // Edits of a view, which is told to the others as `by`. Without effect where !canEdit().
    void splice(const json::Splice &splice, const QObject *by);
    // The same within a page that was shown; the pages go on from there.
    void splicePage(const ValuePage &page, const json::Splice &splice, const QObject *by);
    void setBytes(const QByteArray &bytes, const QObject *by); // of a value that is not long
    // Something is typed of which `commit` makes splices or a draft when it is to be staged.
    void typing(std::function<void()> commit);
    void keepDraft(const Draft &draft);

    void flush(); // stages what was typed; settled() follows if that is done on the worker
    void discard(); // what was typed and is not staged

signals:
    void typed(); // anything at all, by a person
    void spliced(const kvlens::json::Splice &splice, const QObject *by);
    void replaced(); // the value is another: read, undone, reloaded, discarded
    void changed(); // what else is told of it: invalid, staged, editable, failed
    void partsArrived();
    void baseChanged(); // read, or read again
    void renamed();
    void settled(); // no longer staging
    void gone(); // deleted, and the deletion was persisted; or added, and that was taken back

private:
    struct Staged
    {
        Entry stored;
        QByteArray value;
        std::optional<Error> invalid;
    };
    struct Staging;
    static Result<Staged> stageOn(
        Store &store, const Staging &staging, const std::stop_token &stop);
    void reread();
    void arrived(const EntryRef &ref, const Result<Entry> &entry);
    void refresh();
    void adopt();
    void open(const ValueSource &below);
    void setBelow(const ValueSource &below);
    void stage();
    void stageOnWorker();
    void take(const Result<Staged> &staged, qsizetype splices);
    std::optional<Content> mine() const;
    bool wasAdded() const;
    bool isDeleted() const;

    StoreSession &m_session;
    EntryRef m_ref;
    std::optional<Entry> m_base;
    std::optional<Error> m_failure;
    std::optional<QByteArray> m_renamedTo; // by an edit that is not persisted yet
    bool m_wasDeleted = false;
    ValueSource m_below; // as staged, or else as stored
    QByteArray m_head; // its beginning
    bool m_isText = true;
    SplicedValue m_spliced; // over it
    QList<json::Splice> m_pending; // those of it that are not staged
    std::function<void()> m_commit; // what is typed and not spliced yet
    std::optional<Draft> m_draft;
    bool m_putting = false; // the session is given what is here already
    bool m_staging = false;
    bool m_flushing = false; // what is typed meanwhile is staged without a pause
    QTimer m_pause;
    ValuePager m_pages;
    ValueParts m_parts;
    mutable std::optional<Result<json::Tape>> m_tape;
    std::stop_source m_stop;
    quint64 m_generation = 0; // of what lies below; what was staged of an older one is dropped
};

} // namespace kvlens
