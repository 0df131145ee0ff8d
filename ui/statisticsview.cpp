// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/statisticsview.h"

#include "model/entryplace.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "stores/words/translations.h"
#include "ui/menubutton.h"
#include "ui/plotwidget.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wrappedlabel.h"

#include <QBuffer>
#include <QFileDialog>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using CountState = StatisticsCount::State;

QByteArray plotBytes(const Plot &plot, const QString &ending, const QFont &font)
{
    if (ending == "csv"_L1)
        return plotsAsCsv({plot});
    if (ending == "svg"_L1)
        return plotsAsSvg({plot});
    QBuffer png;
    plotAsImage(plot, font).save(&png, "PNG");
    return png.data();
}

QString asHead(const QString &word)
{
    return word.left(1).toUpper() + word.mid(1);
}

} // namespace

StatisticsView::StatisticsView(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_title(new QLabel(this))
    , m_summary(new WrappedLabel(this))
    , m_export(quietMenu(tr("Export"), this))
    , m_plot(new PlotWidget(this))
    , m_table(new QTreeWidget(this))
    , m_state(new WrappedLabel(this))
    , m_again(new QPushButton(tr("Count again"), this))
{
    setUp();
    connectParts(surveys);
    refresh();
}

StatisticsView::~StatisticsView() = default;

void StatisticsView::setUp()
{
    setObjectName(u"Statistics"_s);
    setAccessibleName(tr("Statistics"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_list);
    m_list->setAccessibleName(tr("What was counted"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Values of the plot"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setRootIsDecorated(false);
    m_table->setTextElideMode(Qt::ElideMiddle); // parts differ at their ends
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(u"Title of the plot"_s);
    m_summary->setObjectName(u"Summary of the plot"_s);
    m_state->setObjectName(u"Statistics state"_s);
    setMuted(m_summary);
    setMuted(m_state);
    const int step = rhythm(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(step, step / 2, step, step / 2);
    head->setSpacing(step);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_summary);
    head->addLayout(words, 1);
    head->addWidget(m_export, 0, Qt::AlignTop);
    auto *right = new QWidget(this);
    auto *rows = new QSplitter(Qt::Vertical, right);
    rows->addWidget(m_plot);
    rows->addWidget(m_table);
    rows->setChildrenCollapsible(false);
    rows->setStretchFactor(0, 2);
    rows->setStretchFactor(1, 1);
    auto *lines = new QVBoxLayout(right);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addLayout(head);
    lines->addWidget(rows, 1);
    auto *columns = new QSplitter(this);
    columns->addWidget(m_list);
    columns->addWidget(right);
    columns->setChildrenCollapsible(false);
    columns->setStretchFactor(1, 1);
    const int character = fontMetrics().averageCharWidth();
    columns->setSizes({26 * character, 80 * character});
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_again);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(columns, 1);
    all->addLayout(foot);
}

void StatisticsView::connectParts(IndexSurveys &surveys)
{
    connect(&surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setSession(nullptr);
    });
    m_export->setToolTip(tr("Write what is plotted to a file"));
    const auto add = [this](const QString &text, PlotForm form) {
        connect(m_export->menu()->addAction(text), &QAction::triggered, this,
            [this, form] { chooseFile(form); });
    };
    add(tr("As &SVG…"), PlotForm::Svg);
    add(tr("As &PNG…"), PlotForm::Png);
    add(tr("As &CSV…"), PlotForm::Csv);
    connect(m_list, &QListWidget::currentRowChanged, this, &StatisticsView::showPlot);
    connect(m_list, &QListWidget::itemActivated, m_plot, qOverload<>(&QWidget::setFocus));
    connect(m_plot, &PlotWidget::chosenChanged, this,
        [this] { m_table->setCurrentItem(m_table->topLevelItem(int(m_plot->chosen()))); });
    connect(m_table, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        if (item)
            m_plot->choose(m_table->indexOfTopLevelItem(item));
    });
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_count)
            m_count->start();
    });
}

void StatisticsView::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_count = session ? std::make_unique<StatisticsCount>(*session) : nullptr;
    m_shown = nullptr;
    m_plots.clear();
    if (m_count)
        connect(m_count.get(), &StatisticsCount::changed, this, &StatisticsView::refresh);
    listPlots();
    refresh();
}

void StatisticsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

// Nothing is counted for a view that nobody sees.
void StatisticsView::refresh()
{
    if (!isVisible())
        return;
    if (m_count)
        m_count->want();
    if (m_count && m_count->found() != m_shown) {
        m_shown = m_count->found();
        m_plots = plotsOf(*m_shown, collectionLabel);
        listPlots();
    }
    m_state->setText(stateText());
    const CountState state = m_count ? m_count->state() : CountState::Idle;
    m_again->setVisible(state == CountState::Cancelled || state == CountState::Failed);
}

// The one that was shown is shown still, if it is there.
void StatisticsView::listPlots()
{
    const QString chosen = m_list->currentItem() ? m_list->currentItem()->text() : QString();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        for (const Plot &plot : std::as_const(m_plots))
            m_list->addItem(plot.title);
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->text() == chosen)
                m_list->setCurrentRow(row);
        }
        if (m_list->currentRow() < 0)
            m_list->setCurrentRow(0);
    }
    // A title is short, and says what it is of at its end.
    const int wanted = m_list->sizeHintForColumn(0) + rhythm(this);
    if (auto *columns = qobject_cast<QSplitter *>(m_list->parentWidget()); columns && wanted > 0)
        columns->setSizes({wanted, std::max(columns->width() - wanted, 1)});
    showPlot();
}

void StatisticsView::showPlot()
{
    const Plot plot = m_plots.value(m_list->currentRow());
    m_title->setText(plot.title);
    m_summary->setText(plot.summary);
    m_summary->setVisible(!plot.summary.isEmpty());
    m_export->setEnabled(!plot.bars.isEmpty());
    const QSignalBlocker blocker(m_table);
    m_table->clear();
    m_table->setHeaderLabels({asHead(plot.labels), asHead(plot.values)});
    QList<QTreeWidgetItem *> rows;
    for (const Plot::Bar &bar : plot.bars) {
        auto *row = new QTreeWidgetItem(QStringList {bar.label, bar.text});
        row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        rows.append(row);
    }
    m_table->addTopLevelItems(rows);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    m_plot->show(plot);
    m_table->setCurrentItem(m_table->topLevelItem(int(m_plot->chosen())));
}

void StatisticsView::chooseFile(PlotForm form)
{
    static const char *const names[] = {"statistics.svg", "statistics.png", "statistics.csv"};
    auto *dialog = new QFileDialog(this, tr("Export the plot"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString::fromLatin1(names[size_t(form)]));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, form](const QString &path) { exportTo(path, form); });
    dialog->open();
}

void StatisticsView::exportTo(const QString &path, PlotForm form)
{
    static const char *const endings[] = {"svg", "png", "csv"};
    if (!m_session || m_plots.isEmpty())
        return;
    const auto job = [path, plot = m_plots.value(m_list->currentRow()), font = font(),
                         ending = QString::fromLatin1(endings[size_t(form)])](
                         Store &, const std::stop_token &) -> Result<void> {
        const Result<Stored> stored = replaceFile(path, plotBytes(plot, ending, font));
        return stored ? Result<void>() : stored.error();
    };
    onFinished(m_session->run(job), this, [this, path](const Result<void> &written) {
        written ? emit exported(path) : emit couldNotExport(written.error());
    });
}

QString StatisticsView::stateText() const
{
    if (!m_count || !m_session)
        return tr("Open a store to see how large its parts are, and what its chunks are like.");
    const QString name = storeName(*m_session);
    switch (m_count->state()) {
    case CountState::Idle:
    case CountState::Counting:
        return tr("What is in %1 is being counted…").arg(name);
    case CountState::Cancelled:
        return tr("The counting was cancelled.");
    case CountState::Failed:
        return errorSentence(Act::Read, m_count->error().value_or(Error()), name);
    case CountState::Finished:
        break;
    }
    const qint64 unreadable = m_count->found()->unreadable;
    const QString counted
        = tr("%1 as it is stored; edits that are not persisted do not count.").arg(name);
    return unreadable == 0 ? counted
                           : joined(counted,
                               tr("%1 values could not be read.", nullptr, pluralOf(unreadable))
                                   .arg(numberText(unreadable)));
}

} // namespace kvlens
