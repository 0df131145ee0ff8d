// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bottompanel.h"

#include "model/changesmodel.h"
#include "model/index/indexsurveys.h"
#include "report/wording.h"
#include "ui/changelist.h"
#include "ui/linkspanel.h"
#include "ui/neighbourspanel.h"
#include "ui/problemspanel.h"
#include "ui/quietbuttons.h"
#include "ui/searchpanel.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTime>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int mostLogLines = 2'000;

// Where room is short what is around the names goes first, and they stay whole.
class PanelBar : public QTabBar
{
public:
    using QTabBar::QTabBar;

protected:
    QSize tabSizeHint(int number) const override
    {
        QSize size = QTabBar::tabSizeHint(number);
        int wanted = 0;
        for (int i = 0; i < count(); ++i)
            wanted += QTabBar::tabSizeHint(i).width();
        const int missing = wanted - parentWidget()->width();
        const int name = fontMetrics().size(Qt::TextShowMnemonic, tabText(number)).width();
        const int least = std::min(size.width(), name + rhythm(this));
        if (missing > 0)
            size.setWidth(std::max(least, size.width() - (missing + count() - 1) / count()));
        return size;
    }
};

QString counted(const QString &name, qsizetype count)
{
    return count == 0 ? name : u"%1 (%2)"_s.arg(name, numberText(count));
}

} // namespace

BottomPanel::BottomPanel(
    Workspace &workspace, ChangesModel &changes, IndexSurveys &surveys, QWidget *parent)
    : QTabWidget(parent)
    , m_workspace(workspace)
    , m_problems(new ProblemsPanel(workspace, this))
    , m_surveys(surveys)
    , m_links(new LinksPanel(surveys, this))
    , m_neighbours(new NeighboursPanel(surveys, this))
    , m_search(new SearchPanel(workspace, this))
{
    setTabBar(new PanelBar(this));
    setDocumentMode(true);
    tabBar()->setAccessibleName(tr("Panels"));
    tabBar()->setExpanding(false);
    setUsesScrollButtons(false); // all panels stay in sight
    tabBar()->setElideMode(Qt::ElideRight);
    addTab(makeChanges(changes), tr("Changes"));
    addTab(m_problems, tr("Problems"));
    addTab(m_links, tr("Links"));
    addTab(m_neighbours, tr("Neighbours"));
    addTab(m_search, tr("Search"));
    addTab(makeLog(), tr("Log"));
    connect(&workspace, &Workspace::changesChanged, this, &BottomPanel::countChanges);
    connect(m_problems, &ProblemsPanel::countChanged, this, &BottomPanel::countProblems);
    connect(m_problems, &ProblemsPanel::showRequested, this, &BottomPanel::showRequested);
    connect(m_problems, &ProblemsPanel::repaired, this, &BottomPanel::repaired);
    connect(m_problems, &ProblemsPanel::exported, this, &BottomPanel::exported);
    connect(m_problems, &ProblemsPanel::openRequested, this, &BottomPanel::openRequested);
    connect(m_problems, &ProblemsPanel::couldNotExport, this, &BottomPanel::couldNotExport);
    connect(m_links, &LinksPanel::followed, this, &BottomPanel::followed);
    connect(m_neighbours, &NeighboursPanel::followed, this, &BottomPanel::followed);
    connect(m_search, &SearchPanel::countChanged, this, &BottomPanel::countResults);
    connect(m_search, &SearchPanel::showRequested, this, &BottomPanel::placeRequested);
    countChanges();
    countProblems();
}

QWidget *BottomPanel::makeChanges(ChangesModel &changes)
{
    auto *panel = new QWidget(this);
    panel->setObjectName(u"Changes"_s);
    panel->setAccessibleName(tr("Changes"));
    m_changes = new ChangeList(changes, panel);
    m_buttons = new QWidget(m_changes);
    auto *revert = quietButton(tr("Revert"), m_buttons);
    revert->setAccessibleName(tr("Revert this change"));
    revert->setToolTip(tr("Take back the change chosen in the list"));
    auto *revertAll = quietButton(tr("Revert all"), m_buttons);
    revertAll->setAccessibleName(tr("Revert all changes"));
    revertAll->setToolTip(tr("Take back all changes of all stores; Undo brings them again"));
    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(step, step / 4, step, step / 4);
    buttons->setSpacing(step / 2);
    buttons->addWidget(revert);
    buttons->addWidget(revertAll);
    buttons->addStretch();
    m_changes->addBelowList(m_buttons);
    auto *line = new QHBoxLayout(panel);
    line->setContentsMargins({});
    line->addWidget(m_changes);

    connect(m_changes, &ChangeList::chosen, this, &BottomPanel::showRequested);
    connect(revert, &QToolButton::clicked, this, [this] {
        const Target target = m_changes->selected();
        if (target.session)
            target.session->editor().revert(target.entries);
    });
    connect(revertAll, &QToolButton::clicked, this, [this] {
        for (StoreSession *session : m_workspace.sessions())
            session->editor().revertAll();
    });
    return panel;
}

QWidget *BottomPanel::makeLog()
{
    m_log = new QPlainTextEdit(this);
    m_log->setObjectName(u"Log"_s);
    m_log->setAccessibleName(tr("Log"));
    m_log->setReadOnly(true);
    m_log->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_log->setFrameShape(QFrame::NoFrame);
    m_log->setMaximumBlockCount(mostLogLines);
    m_log->setTabChangesFocus(true);
    m_log->document()->setDocumentMargin(rhythm(this));
    m_log->setPlaceholderText(tr("What happened is listed here, the newest last."));
    return m_log;
}

void BottomPanel::log(const QString &line)
{
    m_log->appendPlainText(QTime::currentTime().toString(u"HH:mm:ss  "_s) + line);
}

void BottomPanel::logComparison(const QString &path)
{
    log(tr("The comparison was written to %1.").arg(displayText(path)));
}

void BottomPanel::showChanges(const StoreSession *session, const EntryRef &ref)
{
    setCurrentIndex(0);
    m_changes->select(session, ref);
}

void BottomPanel::showProblems()
{
    setCurrentWidget(m_problems);
}

void BottomPanel::check()
{
    showProblems();
    m_problems->check();
}

void BottomPanel::startSearch()
{
    setCurrentWidget(m_search);
    m_search->start();
}

void BottomPanel::showLinks()
{
    setCurrentWidget(m_links);
    m_links->setFocus(Qt::ShortcutFocusReason);
}

void BottomPanel::showNeighbours()
{
    setCurrentWidget(m_neighbours);
    m_neighbours->setFocus(Qt::ShortcutFocusReason);
}

// Of a store that is being closed nothing is shown any more.
void BottomPanel::setTarget(const Target &target)
{
    m_search->setSession(target.session);
    const Target shown = m_surveys.isOpen(target.session) ? target : Target();
    m_links->setTarget(shown);
    m_neighbours->setTarget(shown);
}

void BottomPanel::countChanges()
{
    const qsizetype count = m_workspace.changeCount();
    setTabText(0, counted(tr("Changes"), count));
    m_buttons->setVisible(count > 0);
}

void BottomPanel::countResults()
{
    setTabText(indexOf(m_search), counted(tr("Search"), m_search->count()));
}

void BottomPanel::countProblems()
{
    setTabText(indexOf(m_problems), counted(tr("Problems"), m_problems->count()));
}

} // namespace kvlens
