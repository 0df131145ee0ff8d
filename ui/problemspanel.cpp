// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemspanel.h"

#include "ui/errortext.h"
#include "ui/icons.h"
#include "ui/style.h"
#include "ui/wording.h"

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

// How the check of one store stands; empty if there is nothing to say.
QString noteOf(const IndexCheck &check, const QString &name)
{
    switch (check.state()) {
    case IndexCheck::State::Idle:
        return ProblemsPanel::tr("The check of %1 was cancelled.").arg(name);
    case IndexCheck::State::Checking:
        return ProblemsPanel::tr("%1 is being checked…").arg(name);
    case IndexCheck::State::Failed:
        return errorSentence(Act::Read, check.error().value_or(Error()), name);
    case IndexCheck::State::Finished:
        break;
    }
    if (!check.unjudged().isEmpty())
        return ProblemsPanel::tr("Not all of %1 could be read, so nothing was said of %2.")
            .arg(name, check.unjudged().join(u", "_s));
    return check.findings().isEmpty()
        ? ProblemsPanel::tr("%1 was checked: nothing more was found.").arg(name)
        : QString();
}

} // namespace

// A row that is chosen: a problem of a store, or what its check has found.
struct ProblemsPanel::Chosen
{
    StoreSession *session = nullptr;
    Finding finding;
    bool isOfCheck = false;
};

std::optional<ProblemsPanel::Chosen> ProblemsPanel::chosen() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    auto *session = item ? item->data(0, sessionRole).value<StoreSession *>() : nullptr;
    if (!session)
        return std::nullopt;
    const qsizetype number = item->data(0, numberRole).toInt();
    if (number < session->problems().size()) {
        const Problem &problem = session->problems().at(number);
        return Chosen {session, {problem, {}, !problem.repair.isEmpty()}};
    }
    const IndexCheck *check = m_checks.value(session);
    const qsizetype found = number - session->problems().size();
    if (!check || found >= check->findings().size())
        return std::nullopt;
    return Chosen {session, check->findings().at(found), true};
}

ProblemsPanel::ProblemsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_list(new QTreeWidget(this))
    , m_none(new QLabel(tr("No problems found. What is wrong with an opened store is listed here, "
                           "with a repair where one is safe."),
          this))
    , m_note(new QLabel(this))
    , m_check(new QPushButton(tr("Check"), this))
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
    setMuted(m_note);
    m_note->setWordWrap(true);
    m_check->setToolTip(tr(
        "Look for what does not fit together in the index folders that are open, as it is stored"));
    m_show->setToolTip(tr("Open the entry that this is about"));

    const int step = rhythm(this);
    auto *buttons = new QVBoxLayout;
    buttons->setContentsMargins(step, step, step, step);
    buttons->addWidget(m_check);
    buttons->addWidget(m_show);
    buttons->addWidget(m_repair);
    buttons->addStretch();
    m_none->setContentsMargins(step, step, step, step);
    auto *all = new QHBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    auto *lists = new QVBoxLayout;
    lists->setContentsMargins({});
    lists->setSpacing(0);
    lists->addWidget(m_none, 0, Qt::AlignTop);
    lists->addWidget(m_list, 1);
    lists->addWidget(m_note);
    lists->addStretch();
    m_note->setContentsMargins(step, 0, step, step);
    all->addLayout(lists, 1);
    all->addLayout(buttons);

    connect(&workspace, &Workspace::opened, this, [this](StoreSession *session) {
        connect(session, &StoreSession::problemsChanged, this, &ProblemsPanel::refill);
        connect(
            &session->editor(), &EntryEditor::lockedChanged, this, &ProblemsPanel::refreshButtons);
        refill();
    });
    connect(&workspace, &Workspace::aboutToClose, this,
        [this](StoreSession *session) { delete m_checks.take(session); });
    connect(
        &workspace, &Workspace::aboutToClose, this, &ProblemsPanel::refill, Qt::QueuedConnection);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ProblemsPanel::refreshButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &ProblemsPanel::showEntry);
    connect(m_check, &QPushButton::clicked, this, &ProblemsPanel::check);
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
    const auto before = chosen();
    const QString rule = m_list->currentItem() ? m_list->currentItem()->text(2) : QString();
    m_list->clear();
    for (StoreSession *session : m_workspace.sessions()) {
        int number = 0;
        for (const Problem &problem : session->problems())
            addRow(session, problem, number++);
        const IndexCheck *check = m_checks.value(session);
        for (const Finding &finding : check ? check->findings() : QList<Finding>())
            addRow(session, finding.problem, number++);
    }
    m_list->setVisible(count() > 0);
    m_none->setVisible(count() == 0);
    if (count() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    keepCurrent(before ? before->session : nullptr, rule);
    refreshNote();
    refreshButtons();
    emit countChanged();
}

void ProblemsPanel::addRow(StoreSession *session, const Problem &problem, int number)
{
    const QString sentence = problemSentence(problem, session->address().path);
    auto *item = new QTreeWidgetItem(m_list, {sentence, storeName(*session), problem.id});
    item->setIcon(0, icon(iconOf(problem.severity)));
    item->setToolTip(0, inLines(sentence + u"\n\n"_s + errorDetails(problem.error)));
    item->setToolTip(1, whereText(session->address()));
    item->setData(0, numberRole, number);
    item->setData(0, sessionRole, QVariant::fromValue(session));
}

void ProblemsPanel::refreshNote()
{
    QStringList notes;
    for (StoreSession *session : m_workspace.sessions()) {
        const IndexCheck *check = m_checks.value(session);
        const QString note = check ? noteOf(*check, storeName(*session)) : QString();
        if (!note.isEmpty())
            notes.append(note);
    }
    m_note->setText(notes.join(u' '));
    m_note->setVisible(!notes.isEmpty());
}

IndexCheck *ProblemsPanel::checkOf(StoreSession *session)
{
    IndexCheck *&check = m_checks[session];
    if (check)
        return check;
    check = new IndexCheck(*session, this);
    connect(check, &IndexCheck::changed, this, &ProblemsPanel::refill);
    connect(check, &IndexCheck::failed, this, [this](const Error &error) {
        m_note->setText(errorSentence(Act::Write, error));
        m_note->show();
    });
    return check;
}

void ProblemsPanel::check()
{
    for (StoreSession *session : m_workspace.sessions())
        checkOf(session)->start();
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
    const auto row = chosen();
    m_check->setEnabled(!m_workspace.sessions().isEmpty());
    m_show->setVisible(count() > 0);
    m_repair->setVisible(count() > 0);
    m_show->setEnabled(row && !row->finding.problem.entries.isEmpty());
    const bool known = row && row->finding.isRepairable;
    m_repair->setEnabled(known && row->session->editor().canEdit());
    m_repair->setToolTip(!known     ? tr("No safe repair is known")
            : m_repair->isEnabled() ? tr("Stage the repair as changes, to be reviewed")
                                    : tr("The store is read-only now"));
}

void ProblemsPanel::showEntry()
{
    const auto row = chosen();
    if (row && !row->finding.problem.entries.isEmpty())
        emit showRequested(row->session, row->finding.problem.entries.first());
}

void ProblemsPanel::repair()
{
    const auto row = chosen();
    if (!row)
        return;
    const Problem &problem = row->finding.problem;
    if (row->isOfCheck)
        checkOf(row->session)->repair(row->finding);
    else
        row->session->editor().repair(problem);
    emit repaired(row->session, problemSentence(problem, row->session->address().path));
}

} // namespace kvlens
