// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuedocument.h"

#include "model/storesession.h"
#include "model/valuecheck.h"
#include "stores/json/valuecheck.h"
#include "stores/valuekind.h"
#include "stores/words/reasons.h"
#include "stores/wtf8.h"

#include <QScopedValueRollback>

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds typingPause {250};
constexpr qsizetype longestCharacter = 4; // bytes

// The last character of a beginning may be cut off.
bool isTextBeginning(QByteArrayView head)
{
    for (qsizetype cut = 0; cut < std::min(head.size(), longestCharacter); ++cut) {
        if (plainKind(head.chopped(cut)) == ValueKind::Text)
            return true;
    }
    return head.isEmpty();
}

// In a store of anything only what is surely JSON is shown as such, be it as long as it may.
bool isJsonIn(const StoreInfo &store, const ValueSource &source, QByteArrayView head)
{
    const ValueKind kind = valueKind(head);
    if (store.capabilities.testFlag(Capability::JsonValues))
        return isJsonKind(kind);
    if (source.bytes && source.size <= shownWhole)
        return json::isJson(*source.bytes);
    return kind == ValueKind::Object || kind == ValueKind::Array;
}

} // namespace

// What the worker needs to make a long value.
struct ValueDocument::Staging
{
    ValueSource source;
    qint64 sizeBelow = 0;
    QByteArray head; // of what lies below
    std::optional<Entry> stored; // the whole entry, if it is known
};

ValueDocument::ValueDocument(StoreSession &session, const EntryRef &ref, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_ref(ref)
    , m_pages(session)
    , m_parts(session)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(&m_pause, &QTimer::timeout, this, &ValueDocument::stage);
    connect(&session, &StoreSession::entryArrived, this, &ValueDocument::arrived);
    connect(&session, &StoreSession::changesChanged, this, [this](const ChangedRefs &changed) {
        if (changed.contains(m_ref))
            refresh();
    });
    connect(&session.editor(), &EntryEditor::lockedChanged, this, &ValueDocument::changed);
    connect(&session, &StoreSession::stateChanged, this, [this] {
        const bool mayBeThere = m_failure && m_failure->code == ErrorCode::NotFound;
        if (mayBeThere && m_session.state() == SessionState::Ready)
            reread(); // by now all keys are known
        emit changed();
    });
    connect(&session, &StoreSession::persistFinished, this, &ValueDocument::reread);
    connect(&session, &StoreSession::reloadFinished, this, &ValueDocument::reread);
    connect(&m_parts, &ValueParts::arrived, this, &ValueDocument::partsArrived);
    connect(&m_parts, &ValueParts::failed, this, [this](const Error &error) {
        m_failure = error;
        emit changed();
    });
    reread();
}

ValueDocument::~ValueDocument()
{
    m_stop.request_stop();
}

std::optional<Content> ValueDocument::mine() const
{
    const auto edit = m_session.changes().find(m_ref);
    return edit && edit->mine.exists ? std::optional(edit->mine) : std::nullopt;
}

// It was never stored: with the edit that added it goes all there was of it.
bool ValueDocument::wasAdded() const
{
    return m_base && !m_base->version.exists();
}

bool ValueDocument::isDeleted() const
{
    const auto edit = m_session.changes().find(m_ref);
    return edit && !edit->mine.exists;
}

ValueSource ValueDocument::source() const
{
    ValueSource source = m_below;
    if (!m_pending.isEmpty()) {
        source.size = m_spliced.size();
        source.splices = m_spliced;
    }
    return source;
}

bool ValueDocument::isLong() const
{
    return !m_below.bytes || m_spliced.size() > shownWhole;
}

QByteArray ValueDocument::bytes() const
{
    return m_spliced.over(m_below.bytes.value_or(QByteArray()));
}

QByteArray ValueDocument::head() const
{
    return m_head;
}

ValueKind ValueDocument::kind() const
{
    if (m_below.isJson)
        return valueKind(m_head);
    return m_isText ? ValueKind::Text : ValueKind::Binary;
}

bool ValueDocument::isText() const
{
    return m_isText;
}

const json::Tape *ValueDocument::tape() const
{
    if (!m_tape)
        m_tape = json::parse(bytes());
    return *m_tape ? &**m_tape : nullptr;
}

std::optional<Error> ValueDocument::invalid() const
{
    const auto content = mine();
    return content ? content->invalid : std::nullopt;
}

std::optional<QByteArray> ValueDocument::part(qint64 offset, qint64 length)
{
    QByteArray all;
    for (const SplicedValue::Piece &piece : m_spliced.cut(offset, length)) {
        const auto bytes
            = piece.below < 0 ? std::optional(piece.text) : m_parts.at(piece.below, piece.size);
        if (!bytes)
            return std::nullopt;
        all += *bytes;
    }
    return all;
}

void ValueDocument::openPages()
{
    if (!m_pages.isOpen())
        m_pages.open(source());
}

bool ValueDocument::canEdit() const
{
    return m_base && m_session.editor().canEdit() && !isDeleted() && m_below.size <= largestEdited;
}

bool ValueDocument::isEdited() const
{
    return m_commit || m_draft || !m_pending.isEmpty();
}

void ValueDocument::splice(const json::Splice &splice, const QObject *by)
{
    if (!canEdit())
        return;
    m_pages.close();
    m_draft.reset();
    m_tape.reset();
    m_spliced.splice(splice);
    m_pending.append(splice);
    m_pause.start();
    emit spliced(splice, by);
    emit typed();
}

void ValueDocument::splicePage(const ValuePage &page, const json::Splice &splice, const QObject *by)
{
    if (!canEdit())
        return;
    m_spliced.splice(splice);
    m_pending.append(splice);
    m_pages.moveTo(source(), page, splice.text.size() - (splice.end - splice.begin));
    m_pause.start();
    emit spliced(splice, by);
}

void ValueDocument::setBytes(const QByteArray &bytes, const QObject *by)
{
    const json::Splice difference = spliceBetween(this->bytes(), bytes);
    m_draft.reset();
    if (difference != json::Splice {difference.begin, difference.begin})
        splice(difference, by);
}

void ValueDocument::typing(std::function<void()> commit)
{
    m_commit = std::move(commit);
    m_pause.start();
    emit typed();
}

void ValueDocument::keepDraft(const Draft &draft)
{
    m_draft = draft;
    emit changed();
}

void ValueDocument::flush()
{
    m_flushing = m_staging;
    stage();
}

void ValueDocument::discard()
{
    if (isEdited() || m_staging)
        open(m_below);
}

void ValueDocument::stage()
{
    const auto commit = std::exchange(m_commit, nullptr);
    if (commit)
        commit();
    m_pause.stop();
    if (m_pending.isEmpty() || m_staging || !canEdit()) {
        if (commit)
            emit changed();
        return;
    }
    if (isLong())
        return stageOnWorker();
    const QByteArray value = bytes();
    m_pending.clear();
    setBelow({m_ref, value.size(), value});
    const QScopedValueRollback own(m_putting, true);
    m_session.editor().put(*m_base, value);
    emit changed();
}

void ValueDocument::stageOnWorker()
{
    m_staging = true;
    m_failure.reset();
    const auto edit = m_session.changes().find(m_ref);
    ValueSource source = this->source();
    source.ref = m_ref;
    const Staging staging {
        source, m_below.size, m_head, edit ? std::optional(edit->stored()) : std::nullopt};
    const auto job = [staging](Store &store, const std::stop_token &stop) {
        return stageOn(store, staging, stop);
    };
    onFinished(m_session.run(job, JobPriority::Normal, m_stop), this,
        [this, splices = m_pending.size(), generation = m_generation](
            const Result<Staged> &staged) {
            if (generation == m_generation)
                take(staged, splices);
        });
}

Result<ValueDocument::Staged> ValueDocument::stageOn(
    Store &store, const Staging &staging, const std::stop_token &stop)
{
    const ValueSource &source = staging.source;
    const Result<Entry> stored
        = staging.stored ? *staging.stored : readOne(store, source.ref, stop);
    if (!stored)
        return stored.error();
    if (!staging.stored && stored->problem)
        return *stored->problem;
    const QByteArray below = source.bytes.value_or(stored->value);
    if (below.size() != staging.sizeBelow || !below.startsWith(staging.head))
        return Error {ErrorCode::Conflict, Reasons::valueChanged};
    if (source.size > largestEdited)
        return Error {ErrorCode::Unsupported, Reasons::tooLongToEdit};
    Staged staged {*stored, source.splices->over(below), std::nullopt};
    if (staged.value == stored->value)
        staged.value = stored->value;
    if (store.info().capabilities.testFlag(Capability::JsonValues))
        staged.invalid = jsonError(staged.value, displayText(source.ref.key));
    return staged;
}

void ValueDocument::take(const Result<Staged> &staged, qsizetype splices)
{
    m_staging = false;
    if (!staged) {
        m_failure = staged.error();
    } else if (canEdit()) { // else it waits until it may be
        const bool isJson = m_below.isJson;
        m_pending.remove(0, splices);
        setBelow({m_ref, staged->value.size(), staged->value});
        if (m_pages.isOpen()) // they go on being those of JSON, or not
            m_below.isJson = isJson;
        if (m_pages.isOpen())
            m_pages.moveTo(source());
        const QScopedValueRollback own(m_putting, true);
        m_session.editor().putChecked(staged->stored, staged->value, staged->invalid);
        if (!m_pending.isEmpty())
            m_flushing ? stage() : m_pause.start();
    }
    if (!m_staging)
        m_flushing = false;
    emit changed();
    if (!m_staging)
        emit settled();
}

// The same bytes as before, but for what is pending.
void ValueDocument::setBelow(const ValueSource &below)
{
    m_below = below;
    m_head = below.bytes ? below.bytes->left(shownWhole) : m_base->value;
    m_below.isJson = isJsonIn(m_session.info(), below, m_head);
    m_isText = m_below.isJson || isTextBeginning(m_head);
    m_spliced = SplicedValue(below.size);
    for (const json::Splice &splice : std::as_const(m_pending))
        m_spliced.splice(splice);
    m_parts.open(m_below);
}

// Another value; what was typed over the one before is gone.
void ValueDocument::open(const ValueSource &below)
{
    const bool wasStaging = std::exchange(m_staging, false);
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_pause.stop();
    m_flushing = false;
    m_commit = nullptr;
    m_draft.reset();
    m_failure.reset();
    m_pending.clear();
    m_pages.close();
    m_tape.reset();
    setBelow(below);
    emit replaced();
    emit changed();
    if (wasStaging)
        emit settled();
}

void ValueDocument::reread()
{
    if (!m_session.changes().find(m_ref) && m_renamedTo) {
        m_ref.key = *std::exchange(m_renamedTo, std::nullopt);
        if (m_base)
            m_base->ref = m_ref; // what is typed before it is read again is of the same entry
        emit renamed();
    }
    m_session.readEntry(m_ref);
}

void ValueDocument::arrived(const EntryRef &ref, const Result<Entry> &entry)
{
    if (ref != m_ref)
        return;
    if (!entry) {
        const bool isMissing = entry.error().code == ErrorCode::NotFound;
        if (isMissing && m_wasDeleted)
            return emit gone();
        if (isMissing && m_session.changes().contains(m_ref))
            return; // it was asked for before it was added
        if (isMissing && wasAdded() && !isEdited())
            return emit gone();
        m_failure = entry.error();
        return emit changed();
    }
    m_base = *entry;
    if (!isEdited()) { // what is being typed comes first
        m_failure.reset();
        adopt();
    }
    emit baseChanged();
}

void ValueDocument::refresh()
{
    if (const auto content = mine())
        m_renamedTo = content->key == m_ref.key ? std::nullopt : std::optional(content->key);
    if (m_session.changes().find(m_ref))
        m_wasDeleted = isDeleted();
    if (!m_base)
        return m_session.readEntry(m_ref); // a new key: there was nothing to read before
    if (wasAdded() && !m_session.changes().contains(m_ref) && !m_session.changes().isTaken(m_ref))
        m_session.readEntry(m_ref); // taken back, or persisted
    if (!m_putting)
        adopt();
}

// Shows what is staged, or else stored, unless that is what is shown already.
void ValueDocument::adopt()
{
    const auto content = mine();
    const ValueSource now = sourceOf(*m_base, content ? &content->value : nullptr);
    if (m_below.bytes && now.bytes && m_below.ref == m_ref && sameValue(*m_below.bytes, *now.bytes))
        emit changed();
    else
        open(now);
}

} // namespace kvlens
