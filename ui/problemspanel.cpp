// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemspanel.h"

#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int numberRole = Qt::UserRole; // of the problem in its session
constexpr int sessionRole = Qt::UserRole + 1;

Icon iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Information:
        return Icon::Info;
    case Severity::Warning:
        return Icon::Warning;
    case Severity::Error:
        break;
    }
    return Icon::Error;
}

struct Chosen
{
    StoreSession *session = nullptr;
    Problem problem;
};

std::optional<Chosen> chosenOf(const QTreeWidget &list)
{
    const QTreeWidgetItem *item = list.currentItem();
    if (!item)
        return std::nullopt;
    auto *session = item->data(0, sessionRole).value<StoreSession *>();
    const int number = item->data(0, numberRole).toInt();
    if (!session || number >= session->problems().size())
        return std::nullopt;
    return Chosen {session, session->problems().at(number)};
}

} // namespace

ProblemsPanel::ProblemsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_list(new QTreeWidget(this))
    , m_none(new QLabel(tr("No problems found. What is wrong with an opened store is listed here, "
                           "with a repair where one is safe."),
          this))
    , m_show(new QPushButton(tr("Show"), this))
    , m_repair(new QPushButton(tr("Repair"), this))
{
    setObjectName(u"Problems"_s);
    setAccessibleName(tr("Problems"));
    m_list->setAccessibleName(tr("Problems found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Problem"), tr("Store"), tr("Rule")});
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    const int character = m_list->fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(1, 14 * character);
    m_list->header()->resizeSection(2, 10 * character);
    setMuted(m_none);
    m_none->setWordWrap(true);
    m_show->setToolTip(tr("Open the entry that this is about"));

    const int step = rhythm(this);
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(step, step, step, step);
    buttons->addWidget(m_show);
    buttons->addWidget(m_repair);
    buttons->addStretch();
    m_none->setContentsMargins(step, step, step, step);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_none, 1, Qt::AlignTop);
    all->addWidget(m_list, 1);
    all->addLayout(buttons);

    connect(&workspace, &Workspace::opened, this, [this](StoreSession *session) {
        connect(session, &StoreSession::problemsChanged, this, &ProblemsPanel::refill);
        connect(
            &session->editor(), &EntryEditor::lockedChanged, this, &ProblemsPanel::refreshButtons);
        refill();
    });
    connect(
        &workspace, &Workspace::aboutToClose, this, &ProblemsPanel::refill, Qt::QueuedConnection);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ProblemsPanel::refreshButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ProblemsPanel::showEntry);
    connect(m_show, &QPushButton::clicked, this, &ProblemsPanel::showEntry);
    connect(m_repair, &QPushButton::clicked, this, &ProblemsPanel::repair);
    refill();
}

int ProblemsPanel::count() const
{
    return m_list->topLevelItemCount();
}

void ProblemsPanel::refill()
{
    const auto chosen = chosenOf(*m_list);
    const QString rule = m_list->currentItem() ? m_list->currentItem()->text(2) : QString();
    m_list->clear();
    for (StoreSession *session : m_workspace.sessions()) {
        for (int i = 0; i < session->problems().size(); ++i) {
            const Problem &problem = session->problems().at(i);
            auto *item = new QTreeWidgetItem(m_list,
                {problemSentence(problem, session->address().path), storeName(*session),
                    problem.id});
            item->setIcon(0, icon(iconOf(problem.severity)));
            item->setToolTip(0, errorDetails(problem.error));
            item->setData(0, numberRole, i);
            item->setData(0, sessionRole, QVariant::fromValue(session));
        }
    }
    m_list->setVisible(count() > 0);
    m_none->setVisible(count() == 0);
    if (count() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    keepCurrent(chosen ? chosen->session : nullptr, rule);
    refreshButtons();
    emit countChanged();
}

// While a store is still checked its problems are told again and again.
void ProblemsPanel::keepCurrent(const StoreSession *session, const QString &id)
{
    for (QTreeWidgetItem *item : m_list->findItems(id, Qt::MatchExactly, 2)) {
        if (session && item->data(0, sessionRole).value<StoreSession *>() == session)
            m_list->setCurrentItem(item);
    }
}

void ProblemsPanel::refreshButtons()
{
    const auto chosen = chosenOf(*m_list);
    m_show->setVisible(count() > 0);
    m_repair->setVisible(count() > 0);
    m_show->setEnabled(chosen && !chosen->problem.entries.isEmpty());
    const bool known = chosen && !chosen->problem.repair.isEmpty();
    m_repair->setEnabled(known && chosen->session->editor().canEdit());
    m_repair->setToolTip(!known     ? tr("No safe repair is known")
            : m_repair->isEnabled() ? tr("Stage the repair as changes, to be reviewed")
                                    : tr("The store is read-only now"));
}

void ProblemsPanel::showEntry()
{
    const auto chosen = chosenOf(*m_list);
    if (chosen && !chosen->problem.entries.isEmpty())
        emit showRequested(chosen->session, chosen->problem.entries.first());
}

void ProblemsPanel::repair()
{
    const auto chosen = chosenOf(*m_list);
    if (!chosen)
        return;
    chosen->session->editor().repair(chosen->problem);
    emit repaired(
        chosen->session, problemSentence(chosen->problem, chosen->session->address().path));
}

} // namespace kvlens
