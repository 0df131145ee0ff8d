// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/comparisonview.h"

#include "report/comparisonreport.h"
#include "report/errortext.h"
#include "stores/catalog.h"
#include "stores/file/filereplacement.h"
#include "stores/wtf8.h"
#include "ui/columnwidth.h"
#include "ui/elidedlabel.h"
#include "ui/menubutton.h"
#include "ui/quietbuttons.h"
#include "ui/reportmodel.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/tonedelegate.h"
#include "ui/wrappedlabel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using ComparisonState = StoreQuestion::State;

Result<StoreDifference> differenceFrom(
    const StoreAddress &before, Store &now, const std::stop_token &stop)
{
    const Result<std::unique_ptr<Store>> other = openStore({.address = before, .stop = stop});
    if (!other)
        return other.error();
    if (const Result<void> loaded = loadAll(**other, stop); !loaded)
        return loaded.error();
    return storeDifference(**other, now, stop);
}

CellTone toneOfDifference(const QModelIndex &index)
{
    return {.isBold = !index.parent().isValid() && index.column() == 0};
}

} // namespace

ComparisonView::ComparisonView(QWidget *parent)
    : QWidget(parent)
    , m_rows(new ReportModel(this))
    , m_head(new ElidedLabel(this, Qt::ElideMiddle))
    , m_hint(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_state(new WrappedLabel(this))
    , m_again(new QPushButton(tr("Compare again"), this))
    , m_export(quietMenu(tr("Export"), this))
{
    setUp();
    const auto add = [this](const QString &text, PageForm form) {
        connect(m_export->menu()->addAction(text), &QAction::triggered, this,
            [this, form] { chooseFile(form); });
    };
    add(tr("As &Markdown…"), PageForm::Markdown);
    add(tr("As &HTML…"), PageForm::Html);
    connect(m_again, &QPushButton::clicked, this, &ComparisonView::start);
    refresh();
}

ComparisonView::~ComparisonView() = default;

void ComparisonView::setUp()
{
    setObjectName(u"Comparison of stores"_s);
    setAccessibleName(tr("Comparison"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_list);
    m_head->setObjectName(u"What is compared"_s);
    m_state->setObjectName(u"State of the comparison"_s);
    m_list->setModel(m_rows);
    m_list->setItemDelegate(new ToneDelegate(toneOfDifference, m_list));
    m_list->setAccessibleName(tr("Differences"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setHeaderHidden(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    whenRoomChanges(*m_list, [this] { fitColumns(); });
    setMuted(m_hint);
    setMuted(m_state);
    m_hint->setWordWrap(true);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(step, step / 2, step, step / 2);
    head->addWidget(m_head, 1);
    head->addWidget(m_export);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_again);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_hint, 0, Qt::AlignTop);
    all->addWidget(m_list, 1);
    all->addLayout(foot);
}

void ComparisonView::compare(StoreSession &session, const StoreAddress &before)
{
    m_question = std::make_unique<StoreQuestion>(session, Activity::Kind::Differing);
    m_before = before;
    connect(m_question.get(), &StoreQuestion::changed, this, &ComparisonView::refresh);
    start();
}

void ComparisonView::start()
{
    if (m_question)
        m_question->ask<StoreDifference>(
            [before = m_before](Store &now, const std::stop_token &stop) {
                return differenceFrom(before, now, stop);
            });
}

void ComparisonView::forget(const StoreSession *session)
{
    if (!m_question || &m_question->session() != session)
        return;
    m_question.reset();
    refresh();
}

void ComparisonView::refresh()
{
    const bool isDone = m_question && m_question->state() == ComparisonState::Answered;
    const QString now = m_question ? m_question->session().address().path : QString();
    m_page = isDone ? comparisonPage(*m_question->answer<StoreDifference>(), {m_before.path, now})
                    : ReportPage();
    m_rows->show(m_page);
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex section = m_rows->index(row, 0);
        m_list->expand(section);
        if (m_rows->columnsOf(section) > 1)
            continue;
        m_list->setFirstColumnSpanned(row, {}, true); // titles of many words among them
        for (int each = 0; each < m_rows->rowCount(section); ++each)
            m_list->setFirstColumnSpanned(each, section, true);
    }
    fitColumns();
    m_list->setCurrentIndex(m_rows->index(0, 0));
    m_head->setText(m_question
            ? tr("%1, before: %2").arg(storeName(m_question->session()), displayText(m_before.path))
            : QString());
    QStringList sentences = m_page.sentences;
    if (!m_question)
        sentences.append(tr("Compare with… shows here how a store differs from another one."));
    m_hint->setText(sentences.join(u'\n'));
    m_hint->setVisible(!sentences.isEmpty());
    m_state->setText(stateText());
    m_export->setEnabled(isDone);
    m_again->setEnabled(m_question && m_question->state() != ComparisonState::Asking);
}

// What was found has the room that the others leave, and never less than half.
void ComparisonView::fitColumns()
{
    const int most = m_list->viewport()->width() / ReportModel::columns;
    for (int column = 1; column < ReportModel::columns; ++column)
        m_list->header()->resizeSection(column, std::min(neededWidth(*m_list, column), most));
}

QString ComparisonView::stateText() const
{
    if (!m_question)
        return {};
    switch (m_question->state()) {
    case ComparisonState::Idle:
        return tr("Something else is stored by now.");
    case ComparisonState::Asking:
        return tr("Comparing…");
    case ComparisonState::Cancelled:
        return tr("The comparison was cancelled.");
    case ComparisonState::Failed:
        return errorSentence(
            Act::Read, m_question->error().value_or(Error()), displayText(m_before.path));
    case ComparisonState::Answered:
        break;
    }
    return m_question->session().changes().isEmpty()
        ? tr("What is stored in both was compared.")
        : tr("What is stored in both was compared; what is not persisted yet was not looked at.");
}

void ComparisonView::chooseFile(PageForm form)
{
    auto *dialog = new QFileDialog(this, tr("Export the comparison"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(form == PageForm::Html ? u"comparison.html"_s : u"comparison.md"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, form](const QString &path) { exportTo(path, form); });
    dialog->open();
}

void ComparisonView::exportTo(const QString &path, PageForm form)
{
    if (!m_question || m_question->state() != ComparisonState::Answered)
        return;
    const auto job = [path, form, page = m_page](Store &, const std::stop_token &) -> Result<void> {
        const Result<Stored> stored = replaceFile(path, reportText(form, page));
        return stored ? Result<void>() : stored.error();
    };
    onFinished(m_question->session().run(job), this, [this, path](const Result<void> &written) {
        written ? emit exported(path) : emit couldNotExport(written.error());
    });
}

} // namespace kvlens
