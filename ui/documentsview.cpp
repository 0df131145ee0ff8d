// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/documentsview.h"

#include "model/index/documentnodesmodel.h"
#include "model/index/documentsmodel.h"
#include "model/index/nodelines.h"
#include "model/index/stagedparts.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/columnwidth.h"
#include "ui/coveragedelegate.h"
#include "ui/elidedlabel.h"
#include "ui/manyrowsview.h"
#include "ui/palette.h"
#include "ui/queryline.h"
#include "ui/quietbuttons.h"
#include "ui/rowdelegate.h"
#include "ui/style.h"
#include "ui/surveyline.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Documents = DocumentsModel;
using Nodes = DocumentNodesModel;

// Gaps on a ground of their own; trouble in its colour; numbers quiet.
class NodeDelegate : public RowDelegate
{
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Palette &colours = Palette::current();
        if (index.data(Nodes::IsGapRole).toBool())
            option->backgroundBrush = colours.removedGround;
        if (index.column() == Nodes::TroubleColumn)
            option->palette.setColor(QPalette::Text, colours.deleted);
        else if (index.column() != Nodes::TextColumn)
            option->palette.setColor(QPalette::Text, colours.muted);
    }
};

QTreeView *makeTable(
    QAbstractItemModel *rows, QAbstractItemDelegate *cells, const QString &name, QWidget *parent)
{
    auto *table = new ManyRowsView(parent);
    table->setModel(rows);
    table->setItemDelegate(cells);
    table->setAccessibleName(name);
    table->setMinimumHeight(parent->fontMetrics().height() * 5); // a head and some rows
    table->beTable();
    return table;
}

// What the columns add up to, and what is in none of the rows.
QString countText(qint64 documents, const DocumentTotals &totals)
{
    const auto text = [](const QString &form, qint64 count) { return form.arg(numberText(count)); };
    QStringList parts {
        text(DocumentsView::tr("%1 documents", nullptr, pluralOf(documents)), documents),
        text(DocumentsView::tr("%1 nodes", nullptr, pluralOf(totals.nodes)), totals.nodes),
        text(DocumentsView::tr("%1 vectors", nullptr, pluralOf(totals.vectors)), totals.vectors)};
    if (totals.otherNodes > 0)
        parts << text(
            DocumentsView::tr("%1 nodes of no document", nullptr, pluralOf(totals.otherNodes)),
            totals.otherNodes);
    if (totals.otherVectors > 0)
        parts << text(
            DocumentsView::tr("%1 vectors of no document", nullptr, pluralOf(totals.otherVectors)),
            totals.otherVectors);
    return parts.join(u" · "_s);
}

} // namespace

DocumentsView::DocumentsView(IndexSurveys &surveys, QWidget *parent)
    : QWidget(parent)
    , m_surveys(surveys)
    , m_documents(new DocumentsModel(this))
    , m_nodes(new DocumentNodesModel(this))
{
    setObjectName(u"Documents"_s);
    setAccessibleName(tr("Documents"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    auto *rows = new QSplitter(Qt::Vertical, this);
    rows->addWidget(makeDocuments());
    m_lower = makeNodes();
    rows->addWidget(m_lower);
    rows->setChildrenCollapsible(false);
    rows->setStretchFactor(0, 1);
    rows->setStretchFactor(1, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(rows, 1);
    m_state = new SurveyLine(this);
    all->addWidget(m_state);
    setFocusProxy(m_list);
    connectParts();
    refresh();
}

DocumentsView::~DocumentsView() = default;

QWidget *DocumentsView::makeDocuments()
{
    auto *upper = new QWidget(this);
    m_filter = new QueryLine(tr("Filter documents"), upper);
    m_trouble = quietToggle(
        tr("In trouble"), tr("In trouble: only documents with anything wrong"), upper);
    m_filter->add(m_trouble);
    m_list
        = makeTable(m_documents, new CoverageDelegate(this), tr("Documents of the index"), upper);
    m_list->header()->setSectionResizeMode(Documents::NameColumn, QHeaderView::Stretch);
    m_hint = new QLabel(upper);
    setMuted(m_hint);
    m_hint->setWordWrap(true);
    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *lines = new QVBoxLayout(upper);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_filter);
    lines->addWidget(m_hint, 1, Qt::AlignTop);
    lines->addWidget(m_list, 1);
    return upper;
}

QWidget *DocumentsView::makeNodes()
{
    auto *lower = new QWidget(this);
    m_head = new ElidedLabel(lower, Qt::ElideMiddle);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head->setObjectName(u"Chosen document"_s);
    m_vector = new QPushButton(tr("Show vector"), lower);
    m_vector->setToolTip(tr("Open the vector of the chosen node"));
    m_nodeList = makeTable(m_nodes, new NodeDelegate(this), tr("Nodes of the document"), lower);
    m_nodeList->header()->setSectionResizeMode(Nodes::TextColumn, QHeaderView::Stretch);
    const int step = rhythm(this);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(step, step / 2, step, step / 2);
    head->addWidget(m_head, 1);
    head->addWidget(m_vector);
    auto *lines = new QVBoxLayout(lower);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addLayout(head);
    lines->addWidget(m_nodeList, 1);
    return lower;
}

void DocumentsView::connectParts()
{
    connect(&m_surveys, &IndexSurveys::changed, this, [this](const IndexSurvey *survey) {
        if (&survey->session() == m_session)
            refresh();
    });
    connect(&m_surveys, &IndexSurveys::aboutToClose, this, [this](const StoreSession *session) {
        if (session == m_session)
            setSession(nullptr);
    });
    connect(m_filter->edit(), &QLineEdit::textChanged, this, &DocumentsView::applyFilter);
    connect(m_trouble, &QToolButton::toggled, this, &DocumentsView::applyFilter);
    connect(m_filter, &QueryLine::escaped, m_filter->edit(), &QLineEdit::clear);
    connect(m_filter, &QueryLine::entered, this, [this] { m_list->setFocus(); });
    connect(m_filter, &QueryLine::left, this, [this] { m_list->setFocus(); });
    connect(m_documents, &DocumentsModel::filtered, this, &DocumentsView::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &DocumentsView::showNodes);
    connect(m_list, &QTreeView::activated, this, [this] { m_nodeList->setFocus(); });
    connect(m_nodeList, &QTreeView::activated, this,
        [this](const QModelIndex &index) { follow(index, Nodes::NodeRole); });
    connect(m_vector, &QPushButton::clicked, this,
        [this] { follow(m_nodeList->currentIndex(), Nodes::VectorRole); });
    connect(m_nodeList->selectionModel(), &QItemSelectionModel::currentChanged, this,
        &DocumentsView::refreshHead);
    connect(m_nodeList->verticalScrollBar(), &QScrollBar::valueChanged, this,
        &DocumentsView::wantLines);
    connect(m_nodeList->verticalScrollBar(), &QScrollBar::rangeChanged, this,
        &DocumentsView::wantLines);
}

void DocumentsView::setSession(StoreSession *session)
{
    if (session == m_session)
        return;
    m_session = session;
    m_document.clear();
    m_documents->show(nullptr);
    m_nodes->show(nullptr, {}, nullptr);
    m_lines = session ? std::make_unique<NodeLines>(*session) : nullptr;
    if (m_lines)
        connect(m_lines.get(), &NodeLines::arrived, this, &DocumentsView::wantLines);
    refresh();
}

void DocumentsView::find()
{
    m_filter->start();
}

void DocumentsView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void DocumentsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
    wantLines();
}

// What is wrong has as much as it needs, and nothing beside its head where nothing is.
void DocumentsView::fitColumns()
{
    const int character = fontMetrics().averageCharWidth();
    const int wide = width() / character;
    const auto setTrouble = [character](QTreeView *table, int column, int most) {
        setSectionWidth(
            *table, column, std::min(neededWidth(*table, column) / character + 1, most));
    };
    setSectionWidth(*m_list, Documents::NodesColumn, 10);
    setSectionWidth(*m_list, Documents::CoverageColumn, std::clamp(wide / 4, 14, 60));
    setSectionWidth(*m_list, Documents::VectorsColumn, 10);
    setSectionWidth(*m_list, Documents::IndexesColumn, 10);
    setTrouble(m_list, Documents::TroubleColumn, std::clamp(wide / 4, 8, 40));
    setSectionWidth(*m_nodeList, Nodes::NumberColumn, 6);
    setSectionWidth(*m_nodeList, Nodes::CharactersColumn, 16);
    setSectionWidth(*m_nodeList, Nodes::VectorColumn, 9);
    setTrouble(m_nodeList, Nodes::TroubleColumn, std::clamp(wide / 3, 8, 40));
    // The name and the text keep the most of a narrow view.
    m_list->setColumnHidden(Documents::IndexesColumn, wide < 86);
    m_nodeList->setColumnHidden(Nodes::VectorColumn, wide < 70);
}

// Nothing is read for a view that nobody sees.
void DocumentsView::refresh()
{
    if (!isVisible())
        return;
    IndexSurvey *survey = m_surveys.wanted(m_session);
    fill(survey);
    const bool isEmpty = m_documents->rowCount() == 0;
    m_hint->setText(hint());
    m_hint->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    m_filter->setEnabled(m_documents->documentCount() > 0);
    m_lower->setVisible(!isEmpty);
    m_state->show(survey, summary(survey));
    fitColumns();
}

void DocumentsView::fill(const IndexSurvey *survey)
{
    m_documents->show(survey ? survey->snapshot() : nullptr);
    chooseFirst();
}

// What was chosen stays chosen, whatever row it has by now.
void DocumentsView::chooseFirst()
{
    const int row = m_document.isEmpty() ? 0 : std::max(0, m_documents->rowOf(m_document));
    if (m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_documents->index(row, 0));
    showNodes();
}

void DocumentsView::applyFilter()
{
    m_documents->setFilter(m_filter->text(),
        m_trouble->isChecked() ? Documents::Which::InTrouble : Documents::Which::All);
    refresh();
}

void DocumentsView::showNodes()
{
    const IndexSurvey *survey = m_session ? m_surveys.of(m_session) : nullptr;
    const SourceDocument *document = m_documents->document(m_list->currentIndex().row());
    const IndexSnapshotPointer snapshot = survey ? survey->snapshot() : nullptr;
    if (document && snapshot)
        m_document = snapshot->idText(document->id);
    const QVariant node = m_nodeList->currentIndex().data(Nodes::NodeRole);
    m_nodes->show(document ? snapshot : nullptr, m_document, m_lines.get());
    const int row = node.isValid() ? m_nodes->rowOf(node.value<EntryRef>().key) : -1;
    if (row >= 0 && !m_nodeList->currentIndex().isValid())
        m_nodeList->setCurrentIndex(m_nodes->index(row, 0));
    fitColumns();
    wantLines();
}

void DocumentsView::wantLines()
{
    const QRect seen = m_nodeList->viewport()->rect();
    const int first = std::max(0, m_nodeList->indexAt(seen.topLeft()).row());
    const int rows = seen.height() / std::max(1, m_nodeList->fontMetrics().height());
    m_nodes->wantLines(first, first + rows);
    if (const std::optional<EntryRef> hash = hashRef())
        m_lines->want({*hash});
    refreshHead();
}

void DocumentsView::refreshHead()
{
    const QModelIndex document = m_list->currentIndex().siblingAtColumn(Documents::NameColumn);
    const qint64 count = m_nodes->nodeCount();
    const QString name = document.data().toString();
    const QString id = document.data(Qt::ToolTipRole).toString();
    const SourceDocument *chosen = m_documents->document(document.row());
    const qint64 missing = chosen ? chosen->missing : 0;
    const QString nodes = missing > 0
        ? tr("%1 of %2 nodes in order", nullptr, pluralOf(count))
              .arg(numberText(count - missing), numberText(count))
        : tr("%1 nodes in order", nullptr, pluralOf(count)).arg(numberText(count));
    QStringList parts {name};
    if (id != name)
        parts.append(id);
    parts << nodes << hashText();
    parts.removeAll(QString());
    m_head->setText(document.isValid() ? parts.join(u" · "_s) : QString());
    m_vector->setEnabled(m_nodeList->currentIndex().data(Nodes::VectorRole).isValid());
}

std::optional<EntryRef> DocumentsView::hashRef() const
{
    const IndexSurvey *survey = m_surveys.of(m_session);
    const SourceDocument *document = m_documents->document(m_list->currentIndex().row());
    return document && survey && survey->snapshot() ? survey->snapshot()->hashOf(document->id)
                                                    : std::nullopt;
}

// By it the next run knows whether the document has changed.
QString DocumentsView::hashText() const
{
    const std::optional<EntryRef> ref = hashRef();
    const std::optional<QString> hash = ref ? m_lines->line(*ref) : std::nullopt;
    if (!hash)
        return {};
    return hash->isEmpty() ? tr("no hash") : tr("hash %1").arg(elidedMiddle(*hash, 17));
}

QString DocumentsView::hint() const
{
    if (!m_session || !IndexSurvey::isIndex(*m_session))
        return tr(
            "The documents of a persisted index are listed here: what of each source its "
            "nodes cover, which have vectors, and what is wrong. Open the folder of an index.");
    if (m_documents->isFiltering())
        return tr("Looking through the documents…");
    if (m_documents->documentCount() > 0)
        return m_trouble->isChecked() ? tr("No document that is shown has any trouble.")
                                      : tr("No document has this in its name or id.");
    const IndexSurvey *survey = m_surveys.of(m_session);
    return survey && survey->snapshot()
        ? tr("There are no documents in %1: its docstore.json names none. An index whose vector "
             "database keeps the texts itself has none here.")
              .arg(storeName(*m_session))
        : QString();
}

QString DocumentsView::summary(const IndexSurvey *survey) const
{
    const IndexSnapshotPointer snapshot = survey ? survey->snapshot() : nullptr;
    if (!snapshot)
        return {};
    const QString counts = countText(m_documents->documentCount(), snapshot->totals);
    const qint64 shown = m_documents->rowCount();
    return shown == m_documents->documentCount()
        ? counts
        : tr("%1 shown of %2", nullptr, pluralOf(shown)).arg(numberText(shown), counts);
}

void DocumentsView::follow(const QModelIndex &node, int role)
{
    const QVariant ref = node.data(role);
    if (m_session && ref.isValid())
        emit followed(m_session, storedRef(m_session->changes(), ref.value<EntryRef>()));
}

} // namespace kvlens
