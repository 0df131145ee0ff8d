// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entrytabs.h"

#include <QApplication>

namespace kvlens {

EntryTabs::EntryTabs(QWidget *parent)
    : QSplitter(parent)
    , m_current(addGroup())
{
    setChildrenCollapsible(false);
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget *, const QWidget *now) { takeFocus(now); });
}

TabGroup *EntryTabs::addGroup()
{
    auto *group = new TabGroup(m_look, this);
    addWidget(group);
    m_groups.append(group);
    connect(group, &TabGroup::currentViewChanged, this, [this, group] {
        if (group == m_current)
            emit currentViewChanged();
    });
    connect(group, &TabGroup::copyKeyRequested, this, &EntryTabs::copyKeyRequested);
    connect(group, &TabGroup::followed, this, &EntryTabs::followed);
    connect(group, &TabGroup::draftShown, this, [this, group](EntryView *view) {
        setCurrentGroup(group);
        emit draftShown(view);
    });
    connect(group, &QTabWidget::tabBarClicked, this, [this, group](int tab) {
        if (tab >= 0)
            goTo(group);
    });
    connect(group, &TabGroup::emptied, this, [this, group] { drop(group); });
    return group;
}

// The last one stays; what is shown instead of it is the window's matter.
void EntryTabs::drop(TabGroup *group)
{
    if (m_groups.size() == 1)
        return;
    m_groups.removeOne(group);
    group->hide();
    group->deleteLater(); // it is telling us
    setCurrentGroup(m_groups.constFirst());
}

void EntryTabs::setCurrentGroup(TabGroup *group)
{
    const bool isAnother = std::exchange(m_current, group) != group;
    for (TabGroup *each : std::as_const(m_groups))
        each->setActive(each == group);
    if (isAnother)
        emit currentViewChanged();
}

// Who has clicked on a tab there acts on it, and types into it if they typed into another.
void EntryTabs::goTo(TabGroup *group)
{
    const bool hadFocus = group != m_current && isAncestorOf(QApplication::focusWidget());
    setCurrentGroup(group);
    if (hadFocus)
        group->currentWidget()->setFocus();
}

void EntryTabs::takeFocus(const QWidget *now)
{
    for (TabGroup *group : std::as_const(m_groups)) {
        if (now && group != m_current && group->isAncestorOf(now))
            return setCurrentGroup(group);
    }
}

TabGroup *EntryTabs::groupOf(const QWidget *page) const
{
    for (TabGroup *group : m_groups) {
        if (group->indexOf(page) >= 0)
            return group;
    }
    return nullptr;
}

EntryView *EntryTabs::open(StoreSession *session, const EntryRef &ref, Keep keep)
{
    for (TabGroup *group : std::as_const(m_groups)) {
        if (group->find(session, ref))
            setCurrentGroup(group);
    }
    return m_current->open(session, ref, keep);
}

EntryView *EntryTabs::current() const
{
    return m_current->current();
}

QList<EntryView *> EntryTabs::views() const
{
    QList<EntryView *> all;
    for (const TabGroup *group : m_groups)
        all.append(group->views());
    return all;
}

int EntryTabs::count() const
{
    int count = 0;
    for (const TabGroup *group : m_groups)
        count += group->count();
    return count;
}

void EntryTabs::openPage(QWidget *page, const QString &title)
{
    if (TabGroup *group = groupOf(page))
        setCurrentGroup(group);
    m_current->openPage(page, title);
}

bool EntryTabs::isPageOpen(const QWidget *page) const
{
    return groupOf(page) != nullptr;
}

void EntryTabs::closeCurrent()
{
    m_current->close(m_current->currentIndex());
}

void EntryTabs::closeAll(const StoreSession *session)
{
    for (TabGroup *group : QList<TabGroup *>(m_groups))
        group->closeAll(session);
}

void EntryTabs::flush()
{
    for (EntryView *view : views())
        view->document().flush();
}

bool EntryTabs::isSettled() const
{
    const QList<EntryView *> all = views();
    return std::none_of(
        all.begin(), all.end(), [](const EntryView *view) { return view->document().isStaging(); });
}

void EntryTabs::settle(const std::function<void()> &then)
{
    flush();
    for (const EntryView *view : views()) {
        const ValueDocument &value = view->document();
        if (value.isStaging()) {
            connect(
                &value, &ValueDocument::settled, this, [this, then] { settle(then); },
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
            return;
        }
    }
    then();
}

bool EntryTabs::showDraft(const StoreSession *session)
{
    flush();
    for (EntryView *view : views()) {
        if (!view->document().isEdited() || (session && view->session() != session))
            continue;
        groupOf(view)->showDraft(view);
        return true;
    }
    return false;
}

void EntryTabs::setWrap(bool wrap)
{
    m_look.wrap = wrap;
    for (EntryView *view : views())
        view->setWrap(wrap);
}

int EntryTabs::sideOf(const EntryView *view) const
{
    return int(m_groups.indexOf(groupOf(view)));
}

bool EntryTabs::canMoveOver() const
{
    return m_current->count() > 0 && count() > 1;
}

void EntryTabs::moveOver()
{
    if (canMoveOver())
        moveOver(m_current->currentWidget());
}

void EntryTabs::moveOver(QWidget *page)
{
    TabGroup *from = groupOf(page);
    const bool hadFocus = from->isAncestorOf(QApplication::focusWidget());
    if (m_groups.size() == 1) {
        addGroup();
        setSizes({1, 1});
    }
    TabGroup *to = from == m_groups.constFirst() ? m_groups.constLast() : m_groups.constFirst();
    m_current = to;
    to->take(*from, from->indexOf(page));
    setCurrentGroup(to);
    if (hadFocus)
        page->setFocus();
}

void EntryTabs::setTwofold(bool isTwofold)
{
    m_look.isTwofold = isTwofold;
    EntryView *view = current();
    if (!view)
        return;
    view->setTwofold(isTwofold);
    emit currentViewChanged();
}

} // namespace kvlens
