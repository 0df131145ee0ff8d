// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The check of an open store for a person: a task, and what it has found.
#pragma once

#include "model/checks/repairs.h"
#include "model/storesession.h"

namespace kvlens {

// Looks at what is stored, by the rules of an index; what the store tells itself, the session has.
// When something else is stored, it looks again.
// Threads: the GUI's; nothing here blocks.
// Memory: what IndexParts is, from a check to the next.
class IndexCheck : public QObject
{
    Q_OBJECT

public:
    enum class State : quint8 {
        Idle, // not asked for, or cancelled
        Checking, // or waiting for the store to be listed
        Finished,
        Failed, // error() says why
    };

    // The session outlives the check.
    explicit IndexCheck(StoreSession &session, QObject *parent = nullptr);

    void start(); // drops what was found before
    State state() const { return m_state; }
    std::optional<Error> error() const { return m_error; }
    const QList<Finding> &findings() const { return m_findings; }
    // That in which they were found, to put repairs together; null: nothing is checked.
    std::shared_ptr<const CheckedStore> checked() const { return m_checked; }
    QStringList unjudged() const { return m_unjudged; } // as CheckedStore has it

    // Stages the repair of all that the finding's rule has found, once it is put together, over
    // what is staged already.
    void repair(const Finding &finding);
    // The same of all that can be repaired without a guess, and of what the session tells itself.
    void repairAll();

signals:
    void changed(); // state or findings
    void repaired(); // handed to the editor
    void failed(const kvlens::Error &error);

private:
    struct Answer
    {
        qint64 done = 0;
        qint64 total = 0;
        std::shared_ptr<const CheckedStore> checked; // null: there is more to do
    };
    class Work;
    void look();
    void stage(const QString &what, const std::shared_ptr<const CheckedStore> &of,
        const RuleChooser &choose);
    Task::Next take(const Result<Answer> &answer);
    void becomeOutdated();
    void setState(State state, const std::optional<Error> &error = std::nullopt);

    StoreSession &m_session;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    QList<Finding> m_findings;
    QStringList m_unjudged;
    std::shared_ptr<const CheckedStore> m_checked;
    Task m_task;
};

} // namespace kvlens
