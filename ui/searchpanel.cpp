// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchpanel.h"

#include "model/searchresults.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/elidedlabel.h"
#include "ui/searchline.h"
#include "ui/searchresultview.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds progressPatience {150};
constexpr int barSteps = 1'000;

QPushButton *button(const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAccessibleName(name);
    button->hide();
    return button;
}

QString hitsText(qint64 count)
{
    return SearchPanel::tr("%1 results", nullptr, pluralOf(count)).arg(numberText(count));
}

} // namespace

SearchPanel::SearchPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent)
    , m_results(new SearchResults(this))
    , m_line(new SearchLine(this))
    , m_view(new SearchResultView(*m_results, this))
    , m_hint(new QLabel(this))
    , m_state(new ElidedLabel(this))
    , m_bar(new QProgressBar(this))
    , m_more(button(tr("More"), tr("More results"), this))
    , m_cancel(button(tr("Cancel"), tr("Cancel the search"), this))
{
    setUp();
    connect(&workspace, &Workspace::aboutToClose, this, [this](const StoreSession *session) {
        if (m_search && &m_search->session() == session) {
            m_results->follow(nullptr);
            m_search.reset();
            refresh();
        }
        if (m_session == session)
            setSession(nullptr);
    });
    connect(m_line, &SearchLine::searchRequested, this, &SearchPanel::search);
    connect(m_line, &SearchLine::cleared, this, &SearchPanel::clear);
    connect(m_line, &SearchLine::left, m_view, &SearchResultView::focusFirst);
    connect(m_view, &SearchResultView::chosen, this,
        [this](const SearchHit &hit) { emit showRequested(&m_search->session(), hit); });
    connect(m_more, &QPushButton::clicked, this, [this] { m_search->more(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_search->cancel(); });
    connect(&m_patience, &QTimer::timeout, this, &SearchPanel::refreshBar);
    refresh();
}

SearchPanel::~SearchPanel() = default;

void SearchPanel::setUp()
{
    setObjectName(u"Search results"_s);
    setAccessibleName(tr("Search results"));
    setFocusProxy(m_line);
    setMuted(m_hint);
    setMuted(m_state);
    m_hint->setWordWrap(true);
    m_state->setObjectName(u"Search state"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Search progress"));
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 22);
    m_bar->hide();
    m_more->setToolTip(tr("Show up to %1 more").arg(numberText(StoreSearch::hitsAtOnce)));
    m_patience.setSingleShot(true);
    m_patience.setInterval(progressPatience);

    const int step = rhythm(this);
    m_hint->setContentsMargins(step, step, step, step);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->setSpacing(step);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_bar);
    foot->addWidget(m_cancel);
    foot->addWidget(m_more);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_line);
    all->addWidget(m_hint, 1, Qt::AlignTop);
    all->addWidget(m_view, 1);
    all->addLayout(foot);
}

void SearchPanel::start()
{
    m_line->start();
}

void SearchPanel::setSession(StoreSession *session)
{
    m_session = session;
    m_line->setStoreName(session ? storeName(*session) : QString());
}

qsizetype SearchPanel::count() const
{
    return m_search ? m_search->hits().size() : 0;
}

bool SearchPanel::isSearching() const
{
    return m_search && m_search->state() == StoreSearch::State::Searching;
}

void SearchPanel::search()
{
    const Result<EntryMatcher> matcher = EntryMatcher::make(m_line->query());
    m_wrong = matcher ? std::nullopt : std::optional(matcher.error());
    if (!matcher)
        return clear();
    searchIn(m_session);
    m_patience.start();
    m_search->start(*matcher);
}

// Another search in the same store goes on with its handle.
void SearchPanel::searchIn(StoreSession *session)
{
    if (m_search && &m_search->session() == session)
        return;
    m_results->follow(nullptr);
    m_search = std::make_unique<StoreSearch>(*session);
    m_results->follow(m_search.get());
    connect(m_search.get(), &StoreSearch::stateChanged, this, &SearchPanel::refresh);
    connect(m_search.get(), &StoreSearch::progressed, this, &SearchPanel::refresh);
}

void SearchPanel::clear()
{
    if (m_search)
        m_search->clear();
    refresh();
}

QString SearchPanel::stateText() const
{
    if (m_wrong)
        return m_wrong->detail.isEmpty()
            ? tr("This cannot be searched for.")
            : tr("This cannot be searched for: %1.").arg(reasonText(m_wrong->detail));
    if (!m_search)
        return {};
    const QString found = tr("%1 in %2").arg(hitsText(count()), storeName(m_search->session()));
    switch (m_search->state()) {
    case StoreSearch::State::Idle:
        return {};
    case StoreSearch::State::Searching:
        return m_search->isListing() ? tr("Reading %1 \u2026").arg(storeName(m_search->session()))
                                     : tr("%1 so far").arg(found);
    case StoreSearch::State::Paused:
        return tr("The first %1; there may be more").arg(found);
    case StoreSearch::State::Cancelled:
        return tr("%1, then cancelled").arg(found);
    case StoreSearch::State::Failed:
        return errorSentence(Act::Read, *m_search->error(), storeName(m_search->session()));
    case StoreSearch::State::Finished:
        break;
    }
    if (const qint64 unsearched = m_search->unsearched(); unsearched > 0)
        return tr("%1; %2 entries could not be searched", nullptr, pluralOf(unsearched))
            .arg(found, numberText(unsearched));
    return m_search->isOutdated()
        ? tr("%1, before the last change of the store; search again to be sure").arg(found)
        : found;
}

void SearchPanel::refresh()
{
    const bool isEmpty = count() == 0;
    m_view->setVisible(!isEmpty);
    m_hint->setVisible(isEmpty);
    const bool isOver = m_search && m_search->state() == StoreSearch::State::Finished;
    m_hint->setText(isOver
            ? tr("Nothing was found. The path and the switches beside the text narrow "
                 "a search; values are searched as they are read, not as they are "
                 "escaped.")
            : tr("What a search finds in the keys and values of a store is listed "
                 "here. Enter searches; Enter on a result opens it."));
    m_state->setText(stateText());
    m_state->setToolTip(m_state->text());
    m_more->setVisible(m_search && m_search->state() == StoreSearch::State::Paused);
    refreshBar();
    emit countChanged();
}

void SearchPanel::refreshBar()
{
    const bool isShown = isSearching() && !m_patience.isActive();
    m_bar->setVisible(isShown);
    m_cancel->setVisible(isShown);
    if (!isShown)
        return;
    const qint64 total = m_search->total();
    m_bar->setMaximum(total > 0 ? barSteps : 0);
    if (total > 0)
        m_bar->setValue(int(double(m_search->done()) / double(total) * barSteps));
}

} // namespace kvlens
