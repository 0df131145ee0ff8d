// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryview.h"

#include "model/isolated.h"
#include "model/storesession.h"
#include "ui/entryheader.h"
#include "ui/errortext.h"
#include "ui/statemark.h"
#include "ui/style.h"
#include "ui/target.h"
#include "ui/valueviews.h"
#include "ui/wording.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype titleCharacters = 24;

}

EntryView::EntryView(
    StoreSession *session, const EntryRef &ref, const QString &view, QWidget *parent)
    : QWidget(parent)
    , m_document(new ValueDocument(*session, ref, this))
    , m_wantedView(view)
    , m_header(new EntryHeader(this))
    , m_tabs(new QTabBar(this))
    , m_unread(new QLabel)
    , m_stack(new QStackedWidget(this))
    , m_views(valueViews().size())
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("Views of the value"));
    for (const ValueViewKind &kind : valueViews())
        m_tabs->addTab(kind.name);
    auto *head = new QHBoxLayout;
    head->setSpacing(0);
    head->addWidget(m_header, 1);
    head->addWidget(m_tabs, 0, Qt::AlignBottom);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(head);
    all->addWidget(m_stack, 1);

    connect(m_document, &ValueDocument::replaced, this, &EntryView::refreshTabs);
    connect(m_document, &ValueDocument::changed, this, &EntryView::refresh);
    connect(m_document, &ValueDocument::renamed, this, &EntryView::refresh);
    connect(m_header, &EntryHeader::copyRequested, this, &EntryView::copyKeyRequested);
    connect(m_tabs, &QTabBar::currentChanged, this, &EntryView::choose);
    connect(m_tabs, &QTabBar::tabBarClicked, this, [this](int number) {
        if (number >= 0 && m_tabs->isTabEnabled(number))
            emit viewChosen(valueViews().at(number).id);
    });
    m_tabs->setEnabled(false);
    m_unread->setWordWrap(true);
    m_unread->setTextFormat(Qt::PlainText);
    m_unread->setAlignment(Qt::AlignTop);
    m_unread->setMargin(rhythm(this));
    m_stack->addWidget(m_unread);
    setFocusPolicy(Qt::StrongFocus); // until there is a view to take it
    refresh();
}

QString EntryView::title() const
{
    return elidedMiddle(keyLabel(*session(), ref()), titleCharacters);
}

QString EntryView::path() const
{
    return isolated(storeName(*session())) + u" \u25b8 "_s
        + isolated(collectionLabel(ref().collection)) + u" \u25b8 "_s
        + isolated(keyLabel(*session(), ref()));
}

void EntryView::refresh()
{
    m_header->show(*session(), ref(), entryState(*session(), ref()));
    if (const auto &failure = m_document->failure())
        m_unread->setText(errorSentence(Act::Read, *failure, keyLabel(*session(), ref())));
    emit titleChanged();
}

int EntryView::bestView() const
{
    int best = 0;
    Fit bestFit = Fit::None;
    for (int i = 0; i < valueViews().size(); ++i) {
        const ValueViewKind &kind = valueViews().at(i);
        const Fit fit = kind.fit(*m_document);
        if (fit != Fit::None && kind.id == m_wantedView)
            return i;
        if (fit > bestFit) {
            best = i;
            bestFit = fit;
        }
    }
    return best;
}

// Another value may want other views; the one that is shown stays if it can.
void EntryView::refreshTabs()
{
    m_tabs->setEnabled(true);
    for (int i = 0; i < valueViews().size(); ++i) {
        const ValueViewKind &kind = valueViews().at(i);
        const bool fits = kind.fit(*m_document) != Fit::None;
        m_tabs->setTabEnabled(i, fits);
        m_tabs->setTabToolTip(i, fits ? QString() : kind.whyNot);
    }
    if (!view() || !m_tabs->isTabEnabled(m_tabs->currentIndex())) {
        const int best = bestView();
        m_tabs->setCurrentIndex(best);
        choose(best);
    }
    if (const auto bytes = std::exchange(m_wantedBytes, std::nullopt))
        view()->showBytes(*bytes);
}

void EntryView::choose(int number)
{
    if (!m_document->base())
        return;
    m_document->flush();
    const bool hadFocus = hasFocus() || m_stack->isAncestorOf(QApplication::focusWidget());
    ValueView *&chosen = m_views[number];
    if (!chosen) {
        chosen = valueViews().at(number).make(*m_document, m_stack);
        chosen->setWrap(m_wrap);
        m_stack->addWidget(chosen);
    }
    m_stack->setCurrentWidget(chosen);
    setFocusProxy(chosen);
    if (hadFocus)
        chosen->setFocus();
}

ValueView *EntryView::view() const
{
    return qobject_cast<ValueView *>(m_stack->currentWidget());
}

void EntryView::find()
{
    if (view())
        view()->find();
}

void EntryView::setWrap(bool wrap)
{
    m_wrap = wrap;
    for (ValueView *made : std::as_const(m_views)) {
        if (made)
            made->setWrap(wrap);
    }
}

void EntryView::showOffset(qint64 byte, qint64 length)
{
    m_wantedBytes = {byte, byte + length};
    if (view())
        view()->showBytes(*std::exchange(m_wantedBytes, std::nullopt));
}

} // namespace kvlens
