// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemspanel.h"

#include "report/errortext.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "ui/bugreporter.h"
#include "ui/columnwidth.h"
#include "ui/manualplace.h"
#include "ui/menubutton.h"
#include "ui/problemdelegate.h"
#include "ui/problemdetails.h"
#include "ui/problemsmodel.h"
#include "ui/queryline.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Problems = ProblemsModel;

constexpr qsizetype mostPreviewed = 2'000; // entries: of more the repair is only described

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

ProblemsPanel::ProblemsPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_problems(new ProblemsModel(this))
    , m_filter(new QueryLine(tr("Filter problems"), this))
    , m_severity(new QueryChoice(tr("How severe"), tr("Which problems are listed"), this))
    , m_list(new QTreeView(this))
    , m_details(new ProblemDetails(this))
    , m_reporter(new BugReporter(this))
    , m_none(new QLabel(this))
    , m_note(new QLabel(this))
    , m_check(new QPushButton(tr("Check"), this))
    , m_repairAll(new QPushButton(tr("Repair all"), this))
    , m_export(quietMenu(tr("Export"), this))
{
    setUp();
    makeExport();
    connectParts();
    refill();
}

void ProblemsPanel::setUp()
{
    setObjectName(u"Problems"_s);
    setAccessibleName(tr("Problems"));
    m_severity->addChoice(int(Severity::Information), tr("All"));
    m_severity->addChoice(int(Severity::Warning), tr("Errors and warnings"));
    m_severity->addChoice(int(Severity::Error), tr("Errors"));
    m_filter->add(m_severity->button());
    m_filter->add(m_check);
    m_filter->add(m_repairAll);
    m_check->setToolTip(
        tr("Look for what does not fit together in the stores that are open, as they are stored"));
    m_list->setModel(m_problems);
    m_list->setItemDelegate(new ProblemDelegate(m_list));
    m_list->setAccessibleName(tr("Problems found"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setExpandsOnDoubleClick(false);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->header()->setSectionResizeMode(Problems::ProblemColumn, QHeaderView::Stretch);
    setMuted(m_none);
    m_none->setWordWrap(true);
    setMuted(m_note);
    m_note->setWordWrap(true);
    const int step = rhythm(this);
    m_none->setContentsMargins(step, step, step, step);
    m_note->setContentsMargins(step, 0, step, step);

    auto *parts = new QSplitter(Qt::Horizontal, this);
    parts->addWidget(m_list);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    parts->setChildrenCollapsible(false);
    auto *lines = new QVBoxLayout(this);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_filter);
    lines->addWidget(m_none, 0, Qt::AlignTop);
    lines->addWidget(parts, 1);
    lines->addWidget(m_note);
}

void ProblemsPanel::connectParts()
{
    connect(&m_workspace, &Workspace::opened, this, [this](StoreSession *session) {
        connect(session, &StoreSession::problemsChanged, this, &ProblemsPanel::refill);
        connect(session, &StoreSession::changesChanged, this, &ProblemsPanel::refreshEditing);
        connect(
            &session->editor(), &EntryEditor::lockedChanged, this, &ProblemsPanel::refreshEditing);
        refill();
    });
    connect(&m_workspace, &Workspace::aboutToClose, this, [this](StoreSession *session) {
        m_reporter->forget(session);
        delete m_checks.take(session);
        QList<ShownProblem> others = m_problems->all();
        others.removeIf([session](const ShownProblem &each) { return each.session == session; });
        m_problems->show(others);
        refreshList();
    });
    connect(
        &m_workspace, &Workspace::aboutToClose, this, &ProblemsPanel::refill, Qt::QueuedConnection);
    connect(m_filter->edit(), &QLineEdit::textChanged, this, &ProblemsPanel::applyFilter);
    connect(m_filter, &QueryLine::escaped, m_filter->edit(), &QLineEdit::clear);
    connect(m_filter, &QueryLine::entered, this, [this] { m_list->setFocus(); });
    connect(m_filter, &QueryLine::left, this, [this] { m_list->setFocus(); });
    connect(m_severity, &QActionGroup::triggered, this, &ProblemsPanel::applyFilter);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &ProblemsPanel::showChosen);
    connect(m_list, &QTreeView::activated, this, &ProblemsPanel::showEntry);
    connect(m_details, &ProblemDetails::followed, this, &ProblemsPanel::showRequested);
    connect(m_details, &ProblemDetails::repairRequested, this, &ProblemsPanel::repair);
    connect(m_details, &ProblemDetails::openRequested, this, &ProblemsPanel::openRequested);
    connect(m_check, &QPushButton::clicked, this, &ProblemsPanel::check);
    connect(m_repairAll, &QPushButton::clicked, this, &ProblemsPanel::repairAll);
    whenRoomChanges(*m_list, [this] { fitColumns(); });
}

// How many entries there are stands in the details, too.
void ProblemsPanel::resizeEvent(QResizeEvent *event)
{
    constexpr int wideCharacters = 100;
    const bool isNarrow = width() < wideCharacters * fontMetrics().averageCharWidth();
    if (isNarrow != m_list->isColumnHidden(Problems::EntriesColumn)) {
        m_list->setColumnHidden(Problems::EntriesColumn, isNarrow);
        m_list->doItemsLayout(); // rows have another height
    }
    QWidget::resizeEvent(event);
}

// What is wrong has the room that the others leave.
void ProblemsPanel::fitColumns()
{
    const int most = m_list->viewport()->width() / 4;
    for (const int column : {Problems::EntriesColumn, Problems::StoreColumn, Problems::RuleColumn})
        m_list->header()->resizeSection(column, std::min(neededWidth(*m_list, column), most));
}

qsizetype ProblemsPanel::count() const
{
    return m_problems->count();
}

// While a store is still checked its problems are told again and again.
void ProblemsPanel::refill()
{
    const ShownProblem *before = m_problems->problem(m_list->currentIndex());
    const StoreSession *session = before ? before->session : nullptr;
    const QString rule = before ? before->finding.problem.id : QString();
    QList<ShownProblem> all;
    for (StoreSession *each : m_workspace.sessions()) {
        for (const Problem &problem : each->problems())
            all.append({each, findingOf(problem), false});
        const IndexCheck *check = m_checks.value(each);
        for (const Finding &finding : check ? check->findings() : QList<Finding>())
            all.append({each, finding, true});
    }
    m_problems->show(all);
    chooseAgain(session, rule);
    refreshList();
    refreshNote();
}

void ProblemsPanel::applyFilter()
{
    const ShownProblem *before = m_problems->problem(m_list->currentIndex());
    const StoreSession *session = before ? before->session : nullptr;
    const QString rule = before ? before->finding.problem.id : QString();
    m_problems->setFilter(m_filter->text(), Severity(m_severity->chosen()));
    chooseAgain(session, rule);
    refreshList();
}

void ProblemsPanel::chooseAgain(const StoreSession *session, const QString &rule)
{
    const QModelIndex row = m_problems->indexOf(session, rule);
    m_list->setCurrentIndex(row.isValid() ? row : m_problems->index(0, 0));
    showChosen();
}

void ProblemsPanel::refreshList()
{
    const bool isEmpty = m_problems->rowCount() == 0;
    m_list->setRootIsDecorated(m_problems->shownCount() > m_problems->rowCount());
    m_list->setColumnHidden(Problems::StoreColumn, m_workspace.sessions().size() < 2);
    m_list->setVisible(!isEmpty);
    fitColumns();
    m_details->setVisible(!isEmpty);
    m_none->setText(count() > 0
            ? tr("No problem is of this kind, or has this in its words, its rule or its keys.")
            : tr("No problems are known. What stores tell of themselves is listed here; what does "
                 "not fit together is looked for by Check."));
    m_none->setVisible(isEmpty);
    m_check->setEnabled(!m_workspace.sessions().isEmpty());
    m_export->setEnabled(!isEmpty);
    emit countChanged();
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

void ProblemsPanel::showChosen()
{
    ++m_chosen;
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    m_details->show(chosen);
    setProperty(manualProperty,
        chosen ? u"problems.md#"_s + chosen->finding.problem.id.toLower() : QString());
    refreshEditing();
    if (chosen && chosen->finding.isRepairable)
        askForRepair(*chosen);
}

// What it would change is read in the background, as it is when it is staged.
void ProblemsPanel::askForRepair(const ShownProblem &shown)
{
    const Problem &problem = shown.finding.problem;
    if (!shown.isOfCheck)
        return m_details->showRepair(problem.repair);
    const auto checked = checkOf(shown.session)->checked();
    if (!checked || problem.entries.size() > mostPreviewed)
        return;
    const auto job = [checked, id = problem.id, before = shown.session->changes()](
                         Store &store, const std::stop_token &stop) -> Result<QList<Write>> {
        const auto choose = [&id](const QList<Finding> &) { return RuleChoice {{id}}; };
        const Result<StagedRepairs> staged
            = stageRepairs(store, *checked, {choose, {}, before}, stop);
        if (!staged)
            return staged.error();
        const auto refs = ChangedRefs(before, staged->changes).few(mostPreviewed);
        return staged->changes.only(refs.value_or(QList<EntryRef>())).writes();
    };
    onFinished(shown.session->run(job), this,
        [this, number = m_chosen](const Result<QList<Write>> &writes) {
            if (number == m_chosen)
                m_details->showRepair(writes);
        });
}

void ProblemsPanel::refreshEditing()
{
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    const bool canEdit = chosen && chosen->session->editor().canEdit();
    m_details->setCanEdit(canEdit);
    const QList<ShownProblem> all = m_problems->all();
    const bool isAnySafe = std::any_of(all.begin(), all.end(), [chosen](const ShownProblem &one) {
        return chosen && one.session == chosen->session && one.finding.isRepairable
            && !one.finding.problem.isGuessed;
    });
    m_repairAll->setEnabled(canEdit && isAnySafe);
    m_repairAll->setToolTip(chosen && !canEdit ? tr("The store cannot be edited")
            : isAnySafe
            ? tr("Stage all repairs in the store of the chosen problem as changes, to be reviewed, "
                 "but for those that rest on a guess")
            : tr("Nothing is known that can be repaired without a guess"));
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

void ProblemsPanel::showEntry()
{
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    if (chosen && !chosen->finding.problem.entries.isEmpty())
        emit showRequested(chosen->session, chosen->finding.problem.entries.first());
}

void ProblemsPanel::makeExport()
{
    m_export->setToolTip(tr("Write what is listed of the store of the chosen problem to a file"));
    QMenu *menu = m_export->menu();
    const auto add = [this, menu](const QString &text, ReportForm form) {
        connect(
            menu->addAction(text), &QAction::triggered, this, [this, form] { chooseFile(form); });
    };
    add(tr("As &Markdown…"), ReportForm::Markdown);
    add(tr("As &JSON…"), ReportForm::Json);
    add(tr("As &SARIF…"), ReportForm::Sarif);
    menu->addSeparator();
    const auto addReport = [this, menu](const QString &text, BugReporter::Texts texts) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, texts] {
            if (const ShownProblem *chosen = m_problems->problem(m_list->currentIndex()))
                m_reporter->report(chosen->session,
                    chosen->isOfCheck ? checkOf(chosen->session)->checked() : nullptr,
                    chosen->finding, texts);
        });
    };
    addReport(tr("Copy as &bug report…"), BugReporter::Texts::AsTheyAre);
    addReport(tr("Copy as &anonymous bug report…"), BugReporter::Texts::Nonsense);
    connect(m_reporter, &BugReporter::reported, this, &ProblemsPanel::exported);
    connect(m_reporter, &BugReporter::failed, this, &ProblemsPanel::couldNotExport);
    m_filter->add(m_export);
}

void ProblemsPanel::chooseFile(ReportForm form)
{
    static const char *const names[] = {"findings.md", "findings.json", "findings.sarif"};
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    if (!chosen)
        return;
    auto *dialog = new QFileDialog(this, tr("Export what was found"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString::fromLatin1(names[size_t(form)]));
    connect(dialog, &QFileDialog::fileSelected, chosen->session,
        [this, form, session = chosen->session](
            const QString &path) { exportTo(path, form, session); });
    dialog->open();
}

void ProblemsPanel::exportTo(const QString &path, ReportForm form, StoreSession *session)
{
    QList<Finding> findings;
    for (const ShownProblem &shown : m_problems->listed()) {
        if (shown.session == session)
            findings.append(shown.finding);
    }
    const auto job = [path, form, findings, storePath = session->address().path](
                         Store &, const std::stop_token &) -> Result<void> {
        const Result<Stored> stored = replaceFile(path, findingReport(form, findings, storePath));
        return stored ? Result<void>() : stored.error();
    };
    onFinished(session->run(job), this, [this, path](const Result<void> &written) {
        written ? emit exported(path) : emit couldNotExport(written.error());
    });
}

void ProblemsPanel::repair()
{
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    if (!chosen)
        return;
    const ShownProblem shown = *chosen;
    const Problem &problem = shown.finding.problem;
    if (shown.isOfCheck)
        checkOf(shown.session)->repair(shown.finding);
    else
        shown.session->editor().repair(problem);
    emit repaired(shown.session, problemSentence(problem, shown.session->address().path));
}

void ProblemsPanel::repairAll()
{
    const ShownProblem *chosen = m_problems->problem(m_list->currentIndex());
    if (!chosen)
        return;
    StoreSession *session = chosen->session;
    checkOf(session)->repairAll();
    emit repaired(session, QString());
}

} // namespace kvlens
