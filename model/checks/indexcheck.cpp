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

// What is edited meanwhile is a reason to put it together once more.
void IndexCheck::stage(
    const QString &what, const std::shared_ptr<const CheckedStore> &of, const RuleChooser &choose)
{
    const ChangeSet before = m_session.changes();
    const auto job = [of, choose, before](Store &store, const std::stop_token &stop) {
        return stageRepairs(store, *of, {choose, {}, before}, stop);
    };
    const auto take = [=, this, checked = m_checked](const Result<StagedRepairs> &staged) {
        if (!staged)
            emit failed(staged.error());
        else if (checked != m_checked)
            return; // something else is stored since
        else if (ChangeSet::wantDifferent(before, m_session.changes()))
            stage(what, of, choose);
        else {
            m_session.editor().stage(what, ChangedRefs(before, staged->changes));
            emit repaired();
        }
    };
    onFinished(m_session.run(job), this, take);
}

void IndexCheck::repair(const Finding &finding)
{
    const QString id = finding.problem.id;
    if (m_checked && finding.isRepairable)
        stage(tr("repair %1").arg(id), m_checked,
            [id](const QList<Finding> &) { return RuleChoice {{id}}; });
}

// What the session tells itself is none of what was checked.
void IndexCheck::repairAll()
{
    if (!m_checked)
        return;
    auto all = std::make_shared<CheckedStore>(*m_checked);
    for (const Problem &problem : m_session.problems()) {
        all->problems.append(problem);
        all->findings.append(findingOf(problem));
    }
    stage(tr("repair all"), all, safeRules);
}

void IndexCheck::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace kvlens
