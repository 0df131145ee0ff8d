// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drawingview.h"

#include "model/index/stagedparts.h"
#include "report/drawingtext.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/file/filereplacement.h"
#include "ui/drawingcanvas.h"
#include "ui/menubutton.h"
#include "ui/queryline.h"
#include "ui/quietbuttons.h"
#include "ui/screenroom.h"
#include "ui/scrolledtext.h"
#include "ui/style.h"
#include "ui/surveyline.h"
#include "ui/wrappedlabel.h"

#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using DrawnState = IndexDrawing::State;

constexpr qsizetype mostConnections = 500; // connections of a vertex

} // namespace

DrawingView::DrawingView(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_line(new QueryLine(tr("Find a vertex"), this))
    , m_subject(new QComboBox(this))
    , m_export(quietMenu(tr("Export"), this))
    , m_parts(new QSplitter(this))
    , m_canvas(new DrawingCanvas(m_parts))
    , m_hint(new QLabel(this))
    , m_state(new SurveyLine(this))
{
    setObjectName(u"Drawing"_s);
    setAccessibleName(tr("Drawing"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_canvas);
    makeLine();
    m_side = makeSide();
    m_parts->addWidget(m_canvas);
    m_parts->addWidget(m_side);
    m_parts->setChildrenCollapsible(false);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 1);
    setMuted(m_hint);
    m_hint->setWordWrap(true);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_line);
    all->addWidget(m_hint, 1, Qt::AlignTop);
    all->addWidget(m_parts, 1);
    all->addWidget(m_state);
    connectParts();
    refresh();
}

DrawingView::~DrawingView() = default;

void DrawingView::makeLine()
{
    m_subject->setAccessibleName(tr("What is drawn"));
    auto *name = new QLabel(m_subject->accessibleName(), m_line); // a combo is called by its choice
    name->setBuddy(m_subject);
    name->hide();
    m_subject->setToolTip(tr("Which tree or graph of the index is drawn"));
    m_subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subject->setMinimumContentsLength(20);
    m_subject->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_line->add(m_subject);
    QToolButton *fit = quietButton(tr("Fit"), m_line);
    fit->setToolTip(tr("Bring all of it into view (0)"));
    connect(fit, &QToolButton::clicked, m_canvas, &DrawingCanvas::fit);
    m_line->add(fit);
    m_export->setToolTip(tr("Write the drawing to a file"));
    const auto add = [this](const QString &text, PictureForm form) {
        connect(m_export->menu()->addAction(text), &QAction::triggered, this,
            [this, form] { chooseFile(form); });
    };
    add(tr("As &SVG…"), PictureForm::Svg);
    add(tr("As &PNG…"), PictureForm::Png);
    m_line->add(m_export);
}

QWidget *DrawingView::makeSide()
{
    auto *side = new QWidget(m_parts);
    auto *head = new WrappedLabel(side);
    head->setObjectName(u"Chosen vertex"_s);
    head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head = new ScrolledText(head, side);
    m_head->setAccessibleName(tr("Chosen vertex"));
    m_open = new QPushButton(tr("Open entry"), side);
    m_open->setToolTip(tr("Open the entry of the chosen vertex (Enter)"));
    m_around = new QPushButton(tr("Draw around it"), side);
    m_around->setToolTip(tr("Draw what is the fewest edges away from the chosen vertex"));
    m_connections = new QListWidget(side);
    m_connections->setAccessibleName(tr("Connections of the chosen vertex"));
    m_connections->setFrameShape(QFrame::NoFrame);
    const int step = rhythm(this);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(step / 2);
    buttons->addWidget(m_open);
    buttons->addWidget(m_around);
    buttons->addStretch(1);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(step, step / 2, step, step / 2);
    top->setSpacing(step / 2);
    top->addWidget(m_head);
    top->addLayout(buttons);
    auto *lines = new QVBoxLayout(side);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addLayout(top);
    lines->addWidget(m_connections, 1);
    return side;
}

void DrawingView::connectParts()
{
    connect(&m_surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(&m_surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setSession(nullptr);
    });
    connect(m_subject, &QComboBox::activated, this, [this] { ask({}); });
    connect(m_line, &QueryLine::entered, this, &DrawingView::findNext);
    connect(m_line, &QueryLine::left, m_canvas, qOverload<>(&QWidget::setFocus));
    connect(m_line, &QueryLine::escaped, m_line->edit(), &QLineEdit::clear);
    connect(m_line->edit(), &QLineEdit::textChanged, this, &DrawingView::showState);
    connect(m_canvas, &DrawingCanvas::chosenChanged, this, &DrawingView::showChosen);
    connect(m_canvas, &DrawingCanvas::activated, this, &DrawingView::openEntry);
    connect(m_open, &QPushButton::clicked, this, &DrawingView::openEntry);
    connect(m_around, &QPushButton::clicked, this, &DrawingView::showAround);
    connect(m_connections, &QListWidget::itemActivated, this,
        [this] { goTo(m_connections->currentRow()); });
}

void DrawingView::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_subjects.clear();
    m_subject->clear();
    m_canvas->show(nullptr);
    m_drawing = session ? std::make_unique<IndexDrawing>(*session) : nullptr;
    if (m_drawing)
        connect(m_drawing.get(), &IndexDrawing::changed, this, &DrawingView::showDrawn);
    refresh();
}

void DrawingView::find()
{
    m_line->start();
}

void DrawingView::start()
{
    m_left = QApplication::focusWidget();
    if (m_canvas->isVisible())
        takeFocus();
}

void DrawingView::takeFocus()
{
    QWidget *now = QApplication::focusWidget();
    const bool isWanted = m_left && (!now || now == *m_left || isAncestorOf(now));
    m_left = std::nullopt;
    if (isWanted)
        m_canvas->setFocus(Qt::ShortcutFocusReason);
}

void DrawingView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

// A narrow view has the connections below; where it is low as well, the drawing has all the room.
void DrawingView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wide = width() / fontMetrics().averageCharWidth();
    const bool isLow = isLowPage(this);
    m_side->setVisible(!isLow || wide >= 60);
    const Qt::Orientation wanted = wide < 90 && !isLow ? Qt::Vertical : Qt::Horizontal;
    if (m_parts->orientation() == wanted && event->oldSize().isValid())
        return;
    m_parts->setOrientation(wanted);
    const int room = wanted == Qt::Vertical ? height() : width();
    m_parts->setSizes({room * 2 / 3, room / 3});
}

// Nothing is read for a view that nobody sees.
void DrawingView::refresh()
{
    if (!isVisible())
        return;
    IndexSurvey *survey
        = m_session && IndexSurvey::isIndex(*m_session) ? m_surveys.of(m_session) : nullptr;
    if (survey)
        survey->want();
    listSubjects(survey);
    if (survey && survey->snapshot() && survey->state() == IndexSurvey::State::Ready)
        ask(m_drawing->question().centre);
    showDrawn();
}

// What was chosen stays chosen, wherever it stands by now.
void DrawingView::listSubjects(const IndexSurvey *survey)
{
    if (!survey || !survey->snapshot())
        return;
    const QList<DrawingSubject> subjects
        = drawingSubjects(survey->snapshot()->parts, m_session->collections());
    if (subjects == m_subjects)
        return;
    const DrawingSubject chosen = m_subjects.value(m_subject->currentIndex());
    m_subjects = subjects;
    m_subject->clear();
    for (const DrawingSubject &subject : subjects)
        m_subject->addItem(subjectText(subject));
    for (int i = 0; i < m_subject->count(); ++i)
        m_subject->setItemData(i, m_subject->itemText(i), Qt::ToolTipRole); // where it is cut
    m_subject->setCurrentIndex(std::max<int>(0, int(subjects.indexOf(chosen))));
    if (subjects.isEmpty() && m_drawing)
        m_drawing->drop();
}

void DrawingView::ask(const QByteArray &centre)
{
    const IndexSurvey *survey = m_session ? m_surveys.of(m_session) : nullptr;
    const qsizetype chosen = m_subject->currentIndex();
    if (!survey || !survey->snapshot() || chosen < 0 || chosen >= m_subjects.size())
        return;
    const bool isOther = m_subjects[chosen] != m_drawing->question().subject;
    m_drawing->ask({m_subjects[chosen], isOther ? QByteArray() : centre}, survey->snapshot());
}

void DrawingView::showDrawn()
{
    IndexSurvey *survey
        = m_session && IndexSurvey::isIndex(*m_session) ? m_surveys.of(m_session) : nullptr;
    const bool isThere = m_drawing && !m_subjects.isEmpty() && m_drawing->drawn();
    m_canvas->show(isThere ? m_drawing->drawn() : nullptr);
    const QString text = hint(survey);
    m_hint->setText(text);
    m_hint->setVisible(!text.isEmpty());
    m_parts->setVisible(text.isEmpty());
    if (text.isEmpty())
        takeFocus();
    m_subject->setEnabled(m_subjects.size() > 1);
    m_export->setEnabled(isThere);
    m_missing.clear();
    showState();
    showChosen();
}

void DrawingView::showChosen()
{
    const LaidOutPointer &drawn = m_canvas->drawn();
    const std::optional<quint32> chosen = m_canvas->chosen();
    m_connections->clear();
    if (!drawn || !chosen) {
        m_head->setText({});
        m_open->setEnabled(false);
        m_around->setVisible(false);
        return;
    }
    m_head->setText(vertexText(drawn->drawing, *m_canvas->edges(), *chosen, 0));
    m_open->setEnabled(drawn->drawing.entryOf(*chosen).has_value());
    m_around->setVisible(drawn->isPart());
    for (const VertexEdges::Step &step : m_canvas->edges()->of(*chosen)) {
        if (m_connections->count() == mostConnections)
            break;
        m_connections->addItem(connectionText(drawn->drawing, step));
    }
}

void DrawingView::goTo(int row)
{
    const std::optional<quint32> chosen = m_canvas->chosen();
    if (!chosen || !m_canvas->edges())
        return;
    const std::span<const VertexEdges::Step> steps = m_canvas->edges()->of(*chosen);
    if (row >= 0 && size_t(row) < steps.size())
        m_canvas->choose(steps[size_t(row)].to);
}

// The next one behind the chosen that has the text; of what is not drawn, what is around it is.
void DrawingView::findNext()
{
    const LaidOutPointer drawn = m_canvas->drawn();
    const QString text = m_line->text();
    if (!drawn || text.isEmpty() || drawn->drawing.vertices.empty())
        return;
    const Drawing &drawing = drawn->drawing;
    const auto count = quint32(drawing.vertices.size());
    const quint32 first = m_canvas->chosen().value_or(count - 1) + 1;
    const QByteArray bytes = text.toUtf8();
    for (quint32 i = 0; i < count; ++i) {
        const quint32 vertex = (first + i) % count;
        if (drawing.labelOf(vertex).contains(text, Qt::CaseInsensitive)
            || drawing.vertices[vertex].id.contains(bytes))
            return m_canvas->choose(vertex);
    }
    const std::vector<Drawing::Vertex> &all = drawn->whole->vertices;
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const Drawing::Vertex &vertex) { return vertex.id.contains(bytes); });
    if (found != all.end())
        return ask(found->id);
    m_missing = text;
    showState();
}

void DrawingView::showState()
{
    const bool isMissing = !m_missing.isEmpty() && m_missing == m_line->text();
    m_state->show(m_session && IndexSurvey::isIndex(*m_session) ? m_surveys.of(m_session) : nullptr,
        isMissing ? tr("No vertex has \"%1\" in its text or id.").arg(m_missing) : summary());
}

void DrawingView::openEntry()
{
    const std::optional<quint32> chosen = m_canvas->chosen();
    const std::optional<EntryRef> entry
        = chosen ? m_canvas->drawn()->drawing.entryOf(*chosen) : std::nullopt;
    if (m_session && entry)
        emit followed(m_session, storedRef(m_session->changes(), *entry));
}

void DrawingView::showAround()
{
    if (const std::optional<quint32> chosen = m_canvas->chosen())
        ask(m_canvas->drawn()->drawing.vertices[*chosen].id);
}

void DrawingView::chooseFile(PictureForm form)
{
    auto *dialog = new QFileDialog(this, tr("Export the drawing"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(form == PictureForm::Svg ? u"drawing.svg"_s : u"drawing.png"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, form](const QString &path) { exportTo(path, form); });
    dialog->open();
}

void DrawingView::exportTo(const QString &path, PictureForm form)
{
    if (!m_session || !m_canvas->drawn())
        return;
    const auto job = [path, form, drawn = m_canvas->drawn(), font = font(),
                         title = subjectText(m_drawing->question().subject)](
                         Store &, const std::stop_token &) -> Result<void> {
        QBuffer png;
        if (form == PictureForm::Png)
            drawingAsImage(*drawn, font).save(&png, "PNG");
        const Result<Stored> stored = replaceFile(
            path, form == PictureForm::Png ? png.data() : drawingAsSvg(*drawn, title));
        return stored ? Result<void>() : stored.error();
    };
    onFinished(m_session->run(job), this, [this, path](const Result<void> &written) {
        written ? emit exported(path) : emit couldNotExport(written.error());
    });
}

QString DrawingView::hint(const IndexSurvey *survey) const
{
    if (!survey)
        return tr("The trees and graphs of a persisted index are drawn here: tree indexes, "
                  "knowledge graphs, property graphs, keyword tables and summaries. Open the "
                  "folder of an index.");
    if (!survey->snapshot())
        return tr("The index is being read…");
    if (m_subjects.isEmpty())
        return tr("%1 has no tree and no graph: vectors and lists have no shape to be drawn.")
            .arg(storeName(*m_session));
    if (m_drawing->state() == DrawnState::Failed)
        return errorSentence(
            Act::Read, m_drawing->error().value_or(Error()), storeName(*m_session));
    if (m_drawing->state() == DrawnState::Cancelled)
        return tr("The drawing was cancelled.");
    if (!m_drawing->drawn())
        return tr("It is being drawn…");
    return m_drawing->drawn()->whole->vertices.empty() ? tr("There is nothing in it.") : QString();
}

QString DrawingView::summary() const
{
    const LaidOutPointer &drawn = m_canvas->drawn();
    if (!drawn)
        return {};
    return m_drawing->state() == DrawnState::Drawing
        ? tr("%1; it is being drawn anew…").arg(sizeText(*drawn))
        : sizeText(*drawn);
}

} // namespace kvlens
