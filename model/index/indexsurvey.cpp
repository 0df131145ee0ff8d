// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/index/indexsurvey.h"

#include "model/index/indexreader.h"
#include "model/index/stagedparts.h"

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds editPause {200};

} // namespace

// Goes from slice to slice.
class IndexSurvey::Reading
{
public:
    explicit Reading(QList<Problem> problems)
        : m_problems(std::move(problems))
    {
    }

    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        if (!m_reader) {
            Result<IndexReader> reader
                = IndexReader::begin(store, m_problems, slice.stop(), ReadFor::Views);
            if (!reader)
                return reader.error();
            m_reader = *std::move(reader);
        }
        while (!m_reader->isDone() && !slice.isOver()) {
            if (const Result<void> read = m_reader->step(store, slice.left(), slice.stop()); !read)
                return read.error();
        }
        Answer answer {m_reader->done(), m_reader->total(), nullptr};
        if (m_reader->isDone())
            answer.read = std::make_shared<const IndexSnapshot>(m_reader->take());
        return answer;
    }

private:
    QList<Problem> m_problems;
    std::optional<IndexReader> m_reader;
};

IndexSurvey::IndexSurvey(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_reading(session.tasks(), Activity::Kind::Surveying)
    , m_overlay(session.tasks())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(editPause);
    connect(&m_pause, &QTimer::timeout, this, &IndexSurvey::layOver);
    connect(&session, &StoreSession::listingAboutToChange, this, [this] {
        m_reading.end();
        m_overlay.end();
    });
    connect(&session, &StoreSession::listingChanged, this, &IndexSurvey::becomeOutdated);
    connect(&session, &StoreSession::changesChanged, this, &IndexSurvey::becomeEdited);
    connect(&session, &StoreSession::stateChanged, this, [this] {
        if (m_state == State::Reading && !m_reading.isRunning())
            look();
    });
}

bool IndexSurvey::isIndex(const StoreSession &session)
{
    const QList<CollectionInfo> &all = session.collections();
    return std::any_of(all.begin(), all.end(),
        [](const CollectionInfo &info) { return partKind(info.ref) != PartKind::None; });
}

void IndexSurvey::want()
{
    const bool isKnown = m_state == State::Ready && !m_isStoredAnew;
    if (!isKnown && (m_state == State::Idle || m_state == State::Ready))
        start();
}

void IndexSurvey::start()
{
    m_reading.end();
    m_overlay.end();
    setState(State::Reading);
    look();
}

// Once every key is known.
void IndexSurvey::look()
{
    if (m_session.state() == SessionState::Failed)
        return setState(State::Failed, m_session.error());
    if (m_session.state() != SessionState::Ready)
        return;
    m_reading.run(Reading(m_session.problems()),
        [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next IndexSurvey::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Cancelled : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    m_reading.show({Activity::Kind::Surveying, answer->done, answer->total});
    if (!answer->read)
        return Task::Next::Slice;
    m_stored = answer->read;
    m_isStoredAnew = false;
    m_isEdited = !m_session.changes().isEmpty();
    m_state = State::Ready;
    show(answer->read);
    if (m_isEdited)
        layOver();
    return Task::Next::End;
}

void IndexSurvey::layOver()
{
    if (!m_stored || m_isStoredAnew)
        return;
    if (m_session.changes().isEmpty()) {
        m_overlay.end();
        m_isEdited = false;
        return show(m_stored);
    }
    const auto job = [stored = m_stored, changes = m_session.changes()](
                         Store &, const TaskSlice &) -> Result<IndexSnapshotPointer> {
        return std::make_shared<const IndexSnapshot>(withEdits(stored->parts, changes));
    };
    m_overlay.run(job, [this](const Result<IndexSnapshotPointer> &made) {
        if (!made)
            return Task::Next::End;
        m_isEdited = m_pause.isActive();
        show(*made);
        return Task::Next::End;
    });
}

// The worker gives the memory of the last one back.
void IndexSurvey::show(const IndexSnapshotPointer &snapshot)
{
    IndexSnapshotPointer last = std::exchange(m_snapshot, snapshot);
    emit changed();
    m_session.tasks().giveBack(std::move(last));
}

void IndexSurvey::becomeEdited()
{
    if (!m_stored || m_isStoredAnew)
        return;
    const bool wasEdited = std::exchange(m_isEdited, true);
    m_pause.start();
    if (!wasEdited)
        emit changed();
}

// What is shown stays until it is read again; a failure may be over.
void IndexSurvey::becomeOutdated()
{
    m_isStoredAnew = true;
    if (m_state == State::Reading)
        return start();
    setState(State::Idle);
}

void IndexSurvey::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
