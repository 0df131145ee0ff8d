// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/taskstrip.h"

#include "ui/menubutton.h"
#include "ui/quietbuttons.h"
#include "ui/target.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto untilShown = 150ms;

QString waitingText(const QString &name)
{
    return TaskStrip::tr("Waiting for another program that has %1 locked").arg(name);
}

QString openingText(OpenStep step, const QString &name)
{
    switch (step) {
    case OpenStep::Recognise:
        return TaskStrip::tr("Looking what %1 is").arg(name);
    case OpenStep::Fill:
        return TaskStrip::tr("Filling %1").arg(name);
    case OpenStep::Wait:
        return waitingText(name);
    case OpenStep::Open:
        break;
    }
    return TaskStrip::tr("Opening %1").arg(name);
}

QString doingText(const Activity &activity, const QString &name)
{
    switch (activity.kind) {
    case Activity::Kind::Opening:
        return openingText(activity.step, name);
    case Activity::Kind::Loading:
        return TaskStrip::tr("Reading %1").arg(name);
    case Activity::Kind::Checking:
        return TaskStrip::tr("Checking %1").arg(name);
    case Activity::Kind::Reloading:
        return TaskStrip::tr("Reloading %1").arg(name);
    case Activity::Kind::Persisting:
        return activity.step == OpenStep::Wait ? waitingText(name)
                                               : TaskStrip::tr("Persisting %1").arg(name);
    case Activity::Kind::Copying:
        return TaskStrip::tr("Writing a copy of %1").arg(name);
    case Activity::Kind::Searching:
        return TaskStrip::tr("Searching %1").arg(name);
    case Activity::Kind::Filtering:
        return TaskStrip::tr("Filtering %1").arg(name);
    case Activity::Kind::Sorting:
        return TaskStrip::tr("Sorting %1").arg(name);
    case Activity::Kind::Saving:
        return TaskStrip::tr("Saving a value of %1").arg(name);
    case Activity::Kind::Staging:
        return TaskStrip::tr("Preparing a change to %1").arg(name);
    case Activity::Kind::Surveying:
        return TaskStrip::tr("Reading the index in %1").arg(name);
    case Activity::Kind::Counting:
        return TaskStrip::tr("Counting what is in %1").arg(name);
    case Activity::Kind::Comparing:
        return TaskStrip::tr("Comparing vectors of %1").arg(name);
    case Activity::Kind::Differing:
        return TaskStrip::tr("Comparing %1 with another store").arg(name);
    case Activity::Kind::Gathering:
        return TaskStrip::tr("Copying entries of %1").arg(name);
    case Activity::Kind::None:
        break;
    }
    return {};
}

QString taskText(const Activity &activity, const StoreSession &session)
{
    const QString text = doingText(activity, storeName(session));
    return activity.total > 0 ? text + u" %1 %"_s.arg(activity.done * 100 / activity.total) : text;
}

} // namespace

TaskStrip::TaskStrip(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_what(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(quietButton(tr("Cancel"), this))
    , m_more(quietMenu({}, this))
    , m_others(m_more->menu())
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins({});
    for (QWidget *part : std::initializer_list<QWidget *> {m_what, m_bar, m_cancel, m_more})
        line->addWidget(part);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (!m_rows.isEmpty() && m_rows.first().task)
            m_rows.first().task->cancel();
    });
    connect(m_others, &QMenu::aboutToShow, this, &TaskStrip::fillMenu);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &TaskStrip::refresh);
    connect(&workspace, &Workspace::opened, this, &TaskStrip::follow);
    connect(&workspace, &Workspace::closed, this, &TaskStrip::refresh);
    for (StoreSession *session : workspace.sessions())
        follow(session);
    refresh();
}

void TaskStrip::follow(StoreSession *session)
{
    connect(&session->tasks(), &TaskList::changed, this, &TaskStrip::refresh);
    refresh();
}

void TaskStrip::refresh()
{
    m_rows.clear();
    const auto now = TaskSlice::Clock::now();
    auto soonest = TaskSlice::Clock::duration::max();
    for (StoreSession *session : m_workspace.sessions()) {
        for (Task *task : session->tasks().shown()) {
            const auto wait = task->begun() + untilShown - now;
            if (wait > TaskSlice::Clock::duration::zero())
                soonest = std::min(soonest, wait);
            else
                m_rows.append({task, taskText(task->activity(), *session)});
        }
    }
    std::stable_sort(m_rows.begin(), m_rows.end(),
        [](const Row &a, const Row &b) { return a.task->begun() < b.task->begun(); });
    if (soonest == TaskSlice::Clock::duration::max())
        m_patience.stop();
    else
        m_patience.start(std::chrono::ceil<std::chrono::milliseconds>(soonest));
    showFirst();
}

void TaskStrip::showFirst()
{
    setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty())
        return;
    const Activity &activity = m_rows.first().task->activity();
    const bool isKnown = activity.total > 0;
    m_what->setText(m_rows.first().text);
    m_bar->setVisible(isKnown);
    m_bar->setRange(0, 1000);
    m_bar->setValue(isKnown ? int(activity.done * 1000 / activity.total) : 0);
    m_more->setVisible(m_rows.size() > 1);
    m_more->setText(tr("%n more", nullptr, int(m_rows.size() - 1)));
}

void TaskStrip::fillMenu()
{
    m_others->clear();
    for (const Row &row : m_rows.sliced(std::min<qsizetype>(1, m_rows.size()))) {
        QAction *act = m_others->addAction(tr("Cancel: %1").arg(row.text));
        connect(act, &QAction::triggered, this, [task = row.task] {
            if (task)
                task->cancel();
        });
    }
}

} // namespace kvlens
