// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryview.h"

#include "model/isolated.h"
#include "model/storesession.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "ui/entryheader.h"
#include "ui/statemark.h"
#include "ui/target.h"
#include "ui/valueview.h"
#include "ui/viewpane.h"

#include <QApplication>
#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

}

EntryView::EntryView(
    StoreSession *session, const EntryRef &ref, const ValueLook &look, QWidget *parent)
    : QWidget(parent)
    , m_document(new ValueDocument(*session, ref, this))
    , m_look(look)
    , m_header(new EntryHeader(this))
    , m_head(new QHBoxLayout)
    , m_beside(new QSplitter(this))
{
    setFocusPolicy(Qt::ClickFocus); // whoever clicks on a page tab works in its view
    m_head->setSpacing(0);
    m_head->addWidget(m_header, 1);
    m_beside->setChildrenCollapsible(false);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addLayout(m_head);
    all->addWidget(m_beside, 1);

    connect(m_document, &ValueDocument::changed, this, &EntryView::refresh);
    connect(m_document, &ValueDocument::renamed, this, &EntryView::refresh);
    connect(m_header, &EntryHeader::copyRequested, this, &EntryView::copyKeyRequested);
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget *, const QWidget *now) { takeFocus(now); });
    addPane();
    if (m_look.isTwofold)
        addPane();
    arrangeBars();
    refresh();
}

QString EntryView::title(qsizetype characters) const
{
    return elidedMiddle(keyLabel(*session(), ref()), characters);
}

QString EntryView::path() const
{
    return isolated(storeName(*session())) + u" \u25b8 "_s
        + isolated(collectionLabel(ref().collection)) + u" \u25b8 "_s
        + isolated(keyLabel(*session(), ref()));
}

void EntryView::addPane()
{
    const bool isFirst = m_panes.isEmpty();
    const QString other = isFirst ? QString() : m_panes.constFirst()->viewId();
    auto *pane = new ViewPane(
        *m_document, {isFirst ? m_look.view : m_look.otherView, other, m_look.surveys}, m_beside);
    pane->setWrap(m_look.wrap);
    m_beside->addWidget(pane);
    m_panes.append(pane);
    connect(pane, &ViewPane::viewChosen, this, [this, isFirst](const QString &id) {
        (isFirst ? m_look.view : m_look.otherView) = id;
        emit looked();
    });
    connect(pane, &ViewPane::followed, this,
        [this](const EntryRef &to) { emit followed(session(), to); });
    if (!isFirst)
        return;
    m_current = pane;
    setFocusProxy(pane);
}

// The tabs of one view stand beside the header, those of two above their views.
void EntryView::arrangeBars()
{
    QTabBar *first = m_panes.constFirst()->bar();
    if (!isTwofold())
        return m_head->addWidget(first, 0, Qt::AlignBottom);
    for (const ViewPane *pane : std::as_const(m_panes))
        static_cast<QBoxLayout *>(pane->layout())->insertWidget(0, pane->bar());
}

void EntryView::setTwofold(bool isTwofold)
{
    m_look.isTwofold = isTwofold;
    if (isTwofold == this->isTwofold())
        return;
    m_document->flush();
    if (isTwofold) {
        addPane();
        m_beside->setSizes({1, 1});
    } else {
        const bool hadFocus = isAncestorOf(QApplication::focusWidget());
        m_current = m_panes.constFirst();
        setFocusProxy(m_current);
        if (hadFocus)
            m_current->setFocus();
        delete m_panes.takeLast();
    }
    arrangeBars();
}

// Who goes from one view to the other has typed all that they wanted in the first.
void EntryView::takeFocus(const QWidget *now)
{
    for (ViewPane *pane : std::as_const(m_panes)) {
        const bool isHere = now && (pane->isAncestorOf(now) || pane->bar() == now);
        if (!isHere || pane == m_current)
            continue;
        m_document->flush();
        m_current = pane;
        setFocusProxy(pane);
    }
}

void EntryView::refresh()
{
    m_header->show(*session(), ref(), entryState(*session(), ref()));
    for (ViewPane *pane : std::as_const(m_panes))
        pane->setUnread(whyUnread());
    emit titleChanged();
}

QString EntryView::whyUnread() const
{
    const auto &failure = m_document->failure();
    if (!failure)
        return {};
    const QString key = keyLabel(*session(), ref());
    const bool mayCome
        = failure->code == ErrorCode::NotFound && session()->state() == SessionState::Loading;
    return mayCome ? tr("%1 is not found yet: %2 is still loading.").arg(key, storeName(*session()))
                   : errorSentence(Act::Read, *failure, key);
}

void EntryView::find()
{
    if (m_current->view())
        m_current->view()->find();
}

void EntryView::followLink()
{
    if (m_current->view())
        m_current->view()->followLink();
}

void EntryView::setWrap(bool wrap)
{
    m_look.wrap = wrap;
    for (ViewPane *pane : std::as_const(m_panes))
        pane->setWrap(wrap);
}

void EntryView::showOffset(qint64 byte, qint64 length)
{
    for (ViewPane *pane : std::as_const(m_panes))
        pane->showBytes({byte, byte + length});
}

} // namespace kvlens
