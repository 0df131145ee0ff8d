// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/checks/indexcheck.h"

namespace kvlens {

// Goes from slice to slice.
class IndexCheck::Work
{
public:
    Work(QList<Problem> problems, QString storePath)
        : m_problems(std::move(problems))
        , m_path(std::move(storePath))
    {
    }

    Result<Answer> operator()(Store &store, const TaskSlice &slice)
    {
        if (!m_reader) {
            Result<IndexReader> reader
                = IndexReader::begin(store, m_problems, slice.stop(), ReadFor::Check);
            if (!reader)
                return reader.error();
            m_reader = *std::move(reader);
        }
        while (!m_reader->isDone() && !slice.isOver()) {
            if (const Result<void> read = m_reader->step(store, slice.left(), slice.stop()); !read)
                return read.error();
        }
        Answer answer {m_reader->done(), m_reader->total(), nullptr};
        if (!m_reader->isDone())
            return answer;
        const Result<QList<Problem>> examined = examineStore(store, slice.stop());
        if (!examined)
            return examined.error();
        answer.checked = std::make_shared<const CheckedStore>(checkedWith(*examined));
        return answer;
    }

private:
    // What the store tells of itself stands in the panel already.
    CheckedStore checkedWith(const QList<Problem> &examined)
    {
        CheckedStore checked = judged(m_reader->take(), m_path);
        checked.problems = examined;
        QList<Finding> found;
        for (const Problem &problem : examined)
            found.append(findingOf(problem));
        checked.findings = found + checked.findings;
        return checked;
    }

    QList<Problem> m_problems;
    QString m_path;
    std::optional<IndexReader> m_reader;
};

IndexCheck::IndexCheck(StoreSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_task(session.tasks(), Activity::Kind::Checking)
{
    connect(&session, &StoreSession::listingAboutToChange, this, [this] { m_task.end(); });
    connect(&session, &StoreSession::listingChanged, this, &IndexCheck::becomeOutdated);
    connect(&session, &StoreSession::stateChanged, this, [this] {
        if (m_state == State::Checking && !m_task.isRunning())
            look();
    });
}

void IndexCheck::start()
{
    m_task.end();
    m_findings.clear();
    m_unjudged.clear();
    m_checked.reset();
    setState(State::Checking);
    look();
}

void IndexCheck::becomeOutdated()
{
    if (m_state == State::Checking || m_state == State::Finished)
        start();
}

// Once every key is known.
void IndexCheck::look()
{
    if (m_session.state() == SessionState::Failed)
        return setState(State::Failed, m_session.error());
    if (m_session.state() != SessionState::Ready)
        return;
    m_task.run(Work(m_session.problems(), m_session.info().address.path),
        [this](const Result<Answer> &answer) { return take(answer); });
}

Task::Next IndexCheck::take(const Result<Answer> &answer)
{
    if (!answer) {
        const bool isCancelled = answer.error().code == ErrorCode::Cancelled;
        setState(isCancelled ? State::Idle : State::Failed,
            isCancelled ? std::nullopt : std::optional(answer.error()));
        return Task::Next::End;
    }
    m_task.show({Activity::Kind::Checking, answer->done, answer->total});
    if (!answer->checked)
        return Task::Next::Slice;
    m_checked = answer->checked;
    m_findings = m_checked->findings;
    m_unjudged = m_checked->unjudged;
    setState(State::Finished);
    return Task::Next::End;
}

void IndexCheck::repair(const Finding &finding)
{
    if (!m_checked || !finding.isRepairable)
        return;
    const auto job
        = [checked = m_checked, id = finding.problem.id](Store &store,
              const std::stop_token &stop) { return stageRepairs(store, *checked, {{id}}, stop); };
    const auto take
        = [this, checked = m_checked, problem = finding.problem](const Result<ChangeSet> &changes) {
              if (!changes)
                  emit failed(changes.error());
              else if (checked == m_checked) { // nothing else is stored since
                  Problem repaired = problem;
                  repaired.repair = changes->writes();
                  m_session.editor().repair(repaired);
                  emit this->repaired();
              }
          };
    onFinished(m_session.run(job), this, take);
}

void IndexCheck::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
