// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/viewpane.h"

#include "ui/style.h"
#include "ui/taborder.h"
#include "ui/valueviews.h"

#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace kvlens {

ViewPane::ViewPane(ValueDocument &document, const Begin &begin, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_begin(begin)
    , m_bar(new QTabBar(this))
    , m_unread(new QLabel)
    , m_stack(new QStackedWidget(this))
    , m_views(valueViews().size())
{
    m_bar->setDrawBase(false);
    m_bar->setExpanding(false);
    m_bar->setFocusPolicy(Qt::TabFocus);
    m_bar->setAccessibleName(tr("Views of the value"));
    for (const ValueViewKind &kind : valueViews())
        m_bar->addTab(kind.name);
    m_bar->setEnabled(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_stack, 1);
    m_unread->setWordWrap(true);
    m_unread->setTextFormat(Qt::PlainText);
    m_unread->setAlignment(Qt::AlignTop);
    m_unread->setMargin(rhythm(this));
    m_stack->addWidget(m_unread);
    setFocusPolicy(Qt::StrongFocus); // until there is a view to take it

    connect(&document, &ValueDocument::replaced, this, &ViewPane::refresh);
    connect(m_bar, &QTabBar::currentChanged, this, &ViewPane::choose);
    connect(m_bar, &QTabBar::tabBarClicked, this, [this](int number) {
        if (number >= 0 && m_bar->isTabEnabled(number))
            emit viewChosen(valueViews().at(number).id);
    });
    if (document.base())
        refresh();
}

void ViewPane::setUnread(const QString &why)
{
    m_unread->setText(why);
}

int ViewPane::bestView() const
{
    const auto rank = [this](const ValueViewKind &kind) {
        const Fit fit = kind.fit(m_document);
        if (fit == Fit::None)
            return 0;
        if (kind.id == m_begin.wanted)
            return 4;
        if (kind.id == m_begin.other)
            return 1;
        return fit == Fit::Best ? 3 : 2;
    };
    const QList<ValueViewKind> &kinds = valueViews();
    const auto best = std::max_element(kinds.begin(), kinds.end(),
        [&rank](const ValueViewKind &a, const ValueViewKind &b) { return rank(a) < rank(b); });
    return int(best - kinds.begin());
}

// Another value may want other views; the one that is shown stays if it can.
void ViewPane::refresh()
{
    m_bar->setEnabled(true);
    for (int i = 0; i < valueViews().size(); ++i) {
        const ValueViewKind &kind = valueViews().at(i);
        const bool fits = kind.fit(m_document) != Fit::None;
        m_bar->setTabEnabled(i, fits);
        m_bar->setTabToolTip(i, fits ? QString() : kind.whyNot);
    }
    if (!view() || !m_bar->isTabEnabled(m_bar->currentIndex())) {
        const int best = bestView();
        m_bar->setCurrentIndex(best);
        choose(best);
    }
    if (view() && m_wantedBytes)
        view()->showBytes(*std::exchange(m_wantedBytes, std::nullopt));
}

void ViewPane::choose(int number)
{
    if (!m_document.base())
        return;
    m_document.flush();
    const QWidget *focus = window()->focusWidget(); // also while another window is active
    const bool hadFocus = focus == this || m_stack->isAncestorOf(focus);
    ValueView *&chosen = m_views[number];
    if (!chosen) {
        chosen = valueViews().at(number).make(m_document, m_stack);
        chosen->setWrap(m_wrap);
        chosen->setSurveys(m_begin.surveys);
        connect(chosen, &ValueView::followed, this, &ViewPane::followed);
        m_stack->addWidget(chosen);
        tabAfter(*m_bar, *chosen);
    }
    m_stack->setCurrentWidget(chosen);
    setFocusProxy(chosen);
    if (hadFocus)
        chosen->setFocus();
}

ValueView *ViewPane::view() const
{
    return qobject_cast<ValueView *>(m_stack->currentWidget());
}

QString ViewPane::viewId() const
{
    return view() ? valueViews().at(m_bar->currentIndex()).id : QString();
}

void ViewPane::setWrap(bool wrap)
{
    m_wrap = wrap;
    for (ValueView *made : std::as_const(m_views)) {
        if (made)
            made->setWrap(wrap);
    }
}

void ViewPane::showBytes(const json::Span &bytes)
{
    if (view())
        view()->showBytes(bytes);
    else
        m_wantedBytes = bytes;
}

} // namespace kvlens
