// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/problemdetails.h"

#include "model/entryplace.h"
#include "model/isolated.h"
#include "model/treetext.h"
#include "report/errortext.h"
#include "report/findingreport.h"
#include "stores/readings.h"
#include "stores/words/translations.h"
#include "ui/menubutton.h"
#include "ui/palette.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QFontDatabase>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostListed = 500; // entries, or edits
constexpr int linesShown = 4; // of a list, at least

QLabel *paragraph(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    setMuted(label);
    return label;
}

QListWidget *entryList(const QString &name, QWidget *parent)
{
    auto *list = new QListWidget(parent);
    list->setAccessibleName(name);
    list->setFrameShape(QFrame::NoFrame);
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideMiddle);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return list;
}

// As high as its lines, within bounds.
void fitHeight(QListWidget *list)
{
    const int line = list->fontMetrics().height() * 5 / 4;
    list->setFixedHeight(line * std::clamp(list->count(), 1, linesShown));
}

QString entryLine(const EntryRef &ref)
{
    return isolated(keyLabel(ref.key)) + u" \u2013 "_s + isolated(collectionLabel(ref.collection));
}

QString writeLine(const Write &write)
{
    const QString entry = entryLine(write.ref);
    if (write.isDelete())
        return u"\u2212 "_s + entry;
    if (write.renameTo)
        return u"~ "_s + entry + u" \u25b8 "_s + isolated(keyLabel(*write.renameTo));
    const bool isNew = write.base && !write.base->exists();
    return (isNew ? u"+ "_s : u"~ "_s) + entry;
}

void addMore(QListWidget *list, qsizetype count)
{
    if (const qsizetype more = count - mostListed; more > 0)
        list->addItem(
            ProblemDetails::tr("and %1 more", nullptr, pluralOf(more)).arg(numberText(more)));
}

QString titleText(const Problem &problem)
{
    switch (problem.severity) {
    case Severity::Information:
        return ProblemDetails::tr("Information %1").arg(problem.id);
    case Severity::Warning:
        return ProblemDetails::tr("Warning %1").arg(problem.id);
    case Severity::Error:
        break;
    }
    return ProblemDetails::tr("Error %1").arg(problem.id);
}

// As the repair would have it.
bool isStaged(const ChangeSet &changes, const Write &write)
{
    const std::optional<Edit> edit = changes.find(write.ref);
    if (!edit || edit->mine.exists == write.isDelete())
        return false;
    return write.isDelete()
        || ((!write.value || edit->mine.value == *write.value)
            && (!write.renameTo || edit->mine.key == *write.renameTo));
}

QColor titleColour(Severity severity)
{
    const Palette &colours = Palette::current();
    switch (severity) {
    case Severity::Information:
        return colours.accent;
    case Severity::Warning:
        return colours.edited;
    case Severity::Error:
        break;
    }
    return colours.deleted;
}

} // namespace

ProblemDetails::ProblemDetails(QWidget *parent)
    : QScrollArea(parent)
    , m_title(paragraph(this))
    , m_sentence(paragraph(this))
    , m_pythonHead(heading(tr("Python says"), this))
    , m_python(paragraph(this))
    , m_known(paragraph(this))
    , m_entriesHead(heading(tr("Entries"), this))
    , m_entries(entryList(tr("Entries of the problem"), this))
    , m_repairHead(heading(tr("Repair"), this))
    , m_repair(paragraph(this))
    , m_edits(entryList(tr("What the repair changes"), this))
    , m_stage(new QPushButton(tr("Repair"), this))
    , m_readAs(new MenuButton(this))
{
    setUp();
    connect(m_entries, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem *item) { follow(m_entries->row(item)); });
    connect(m_stage, &QPushButton::clicked, this, &ProblemDetails::repairRequested);
    show(nullptr);
}

void ProblemDetails::setUp()
{
    setAccessibleName(tr("The chosen problem"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_python->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *page = new QWidget(this);
    const int step = rhythm(this);
    auto *lines = new QVBoxLayout(page);
    lines->setContentsMargins(step, step, step, step);
    lines->setSpacing(step / 2);
    for (QWidget *part : std::initializer_list<QWidget *> {m_title, m_sentence, m_pythonHead,
             m_python, m_known, m_entriesHead, m_entries, m_repairHead, m_repair, m_edits})
        lines->addWidget(part);
    lines->addWidget(m_stage, 0, Qt::AlignLeft);
    lines->insertWidget(lines->indexOf(m_pythonHead), m_readAs, 0, Qt::AlignLeft);
    m_readAs->setText(tr("Read as"));
    m_readAs->setToolTip(tr("Open the file once more, read in another encoding"));
    lines->addStretch();
    setWidget(page);
}

void ProblemDetails::show(const ShownProblem *problem)
{
    m_problem = problem ? std::optional(*problem) : std::nullopt;
    m_writes.reset();
    widget()->setVisible(problem);
    if (!problem)
        return;
    const Problem &shown = problem->finding.problem;
    m_title->setText(titleText(shown));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, titleColour(shown.severity));
    m_title->setPalette(colours);
    m_sentence->setText(problemSentence(shown, problem->session->address().path));
    m_python->setText(problem->finding.raises);
    m_python->setVisible(!problem->finding.raises.isEmpty());
    m_pythonHead->setVisible(!problem->finding.raises.isEmpty());
    const QStringList &threads = problem->finding.threads;
    m_known->setText(tr("Reported in %1.").arg(threadNames(threads)));
    m_known->setVisible(!threads.isEmpty());
    refreshEntries();
    refreshRepair();
    refreshReadings();
}

void ProblemDetails::refreshReadings()
{
    const QList<Reading> readings = readingsOf(m_problem->finding.problem);
    m_readAs->menu()->clear();
    m_readAs->setVisible(!readings.isEmpty());
    for (const Reading &reading : readings) {
        const bool isLikely = reading == readings.constFirst();
        m_readAs->menu()->addAction(
            isLikely ? tr("%1, a guess by the text").arg(reading.name) : reading.name, this,
            [this, address = reading.address.toString()] { emit openRequested(address); });
    }
}

void ProblemDetails::refreshEntries()
{
    const QList<EntryRef> &entries = m_problem->finding.problem.entries;
    m_entries->clear();
    for (const EntryRef &ref : entries.first(std::min(entries.size(), mostListed)))
        m_entries->addItem(entryLine(ref));
    addMore(m_entries, entries.size());
    fitHeight(m_entries);
    m_entries->setVisible(!entries.isEmpty());
    m_entriesHead->setVisible(!entries.isEmpty());
    if (!entries.isEmpty())
        m_entries->setCurrentRow(0);
}

void ProblemDetails::showRepair(const Result<QList<Write>> &writes)
{
    m_writes = writes;
    refreshRepair();
}

void ProblemDetails::setCanEdit(bool can)
{
    m_canEdit = can;
    if (m_problem)
        refreshRepair();
}

bool ProblemDetails::isRepairStaged() const
{
    if (!m_writes || !*m_writes || (*m_writes)->isEmpty())
        return false;
    const ChangeSet &changes = m_problem->session->changes();
    return !changes.isEmpty()
        && std::all_of((*m_writes)->begin(), (*m_writes)->end(),
            [&changes](const Write &write) { return isStaged(changes, write); });
}

QString ProblemDetails::repairText() const
{
    if (isRepairStaged())
        return tr(
            "The repair is staged. What is found is as it is stored, until that is persisted.");
    if (!m_problem->finding.isRepairable)
        return m_problem->finding.problem.entries.isEmpty()
            ? tr("No safe repair is known.")
            : tr("No safe repair is known. Show the entry to mend it by hand.");
    if (!m_writes)
        return tr("All that the rule has found is repaired in one step, staged to be reviewed.");
    if (!*m_writes)
        return errorSentence(Act::Read, m_writes->error());
    const qsizetype count = (*m_writes)->size();
    return tr("Changes %1 entries in one step, staged to be reviewed:", nullptr, pluralOf(count))
        .arg(numberText(count));
}

void ProblemDetails::refreshRepair()
{
    const bool isKnown = m_problem->finding.isRepairable;
    m_repair->setText(repairText());
    m_edits->clear();
    if (m_writes && *m_writes) {
        const QList<Write> &writes = **m_writes;
        for (const Write &write : writes.first(std::min(writes.size(), mostListed)))
            m_edits->addItem(writeLine(write));
        addMore(m_edits, writes.size());
    }
    fitHeight(m_edits);
    m_edits->setVisible(m_edits->count() > 0);
    const bool isDone = isRepairStaged();
    m_stage->setEnabled(isKnown && m_canEdit && !isDone);
    m_stage->setToolTip(!isKnown ? tr("No safe repair is known")
            : isDone             ? tr("It is staged already")
            : m_canEdit          ? tr("Stage the repair as changes, to be reviewed")
                                 : tr("The store is read-only now"));
}

void ProblemDetails::follow(int row)
{
    const QList<EntryRef> &entries = m_problem->finding.problem.entries;
    if (row >= 0 && row < std::min(entries.size(), mostListed))
        emit followed(m_problem->session, entries.at(row));
}

} // namespace kvlens
