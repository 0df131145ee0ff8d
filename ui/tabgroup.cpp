// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/tabgroup.h"

#include "ui/palette.h"
#include "ui/taborder.h"

#include <QStyleOptionTab>
#include <QStylePainter>

#include <utility>

namespace kvlens {

void EntryTabBar::setActive(bool isActive)
{
    m_isActive = isActive;
    update();
}

void EntryTabBar::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionTabBarBase base;
    base.initFrom(this);
    painter.drawPrimitive(QStyle::PE_FrameTabBarBase, base);
    for (int i = 0; i < count(); ++i) {
        QStyleOptionTab tab;
        initStyleOption(&tab, i);
        QFont written = font();
        written.setItalic(tabData(i).toBool());
        painter.setFont(written);
        painter.drawControl(QStyle::CE_TabBarTab, tab);
    }
    if (m_isActive || count() == 0)
        return;
    QRect mark = tabRect(currentIndex());
    mark.setTop(mark.bottom() - 1);
    painter.fillRect(mark, Palette::current().muted);
}

TabGroup::TabGroup(ValueLook &look, QWidget *parent)
    : QTabWidget(parent)
    , m_look(look)
    , m_bar(new EntryTabBar(this))
{
    setTabBar(m_bar);
    setDocumentMode(true);
    setTabsClosable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone); // titles are cut already
    tabBar()->setDrawBase(true);
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Open entries"));
    connect(this, &QTabWidget::tabCloseRequested, this, &TabGroup::close);
    connect(this, &QTabWidget::currentChanged, this, &TabGroup::currentViewChanged);
    connect(this, &QTabWidget::tabBarDoubleClicked, this,
        [this](int index) { setPreview(index, false); });
}

EntryView *TabGroup::viewAt(int index) const
{
    return qobject_cast<EntryView *>(widget(index));
}

EntryView *TabGroup::current() const
{
    return viewAt(currentIndex());
}

QList<EntryView *> TabGroup::views() const
{
    QList<EntryView *> all;
    for (int i = 0; i < count(); ++i) {
        if (EntryView *view = viewAt(i))
            all.append(view);
    }
    return all;
}

EntryView *TabGroup::find(const StoreSession *session, const EntryRef &ref) const
{
    for (EntryView *view : views()) {
        if (view->session() == session && view->ref() == ref)
            return view;
    }
    return nullptr;
}

int TabGroup::previewTab() const
{
    for (int i = 0; i < count(); ++i) {
        if (tabBar()->tabData(i).toBool())
            return i;
    }
    return -1;
}

EntryView *TabGroup::open(StoreSession *session, const EntryRef &ref, Keep keep)
{
    const QWidget *left = hasFocusInPage() ? currentWidget() : nullptr;
    EntryView *view = find(session, ref);
    if (!view) {
        const int replaced = keep == Keep::Preview ? previewTab() : -1;
        view = add(session, ref);
        setPreview(indexOf(view), keep == Keep::Preview);
        setCurrentWidget(view);
        if (replaced >= 0)
            close(replaced);
    } else {
        if (keep == Keep::Kept)
            setPreview(indexOf(view), false);
        setCurrentWidget(view);
    }
    if (left && left != currentWidget())
        currentWidget()->setFocus();
    return current();
}

// Also while another window is in front. Who types into a page types into the one that takes its
// place, and not at the first button of it, which is where Qt would go.
bool TabGroup::hasFocusInPage() const
{
    const QWidget *focus = window()->focusWidget();
    return focus && currentWidget() && currentWidget()->isAncestorOf(focus);
}

void TabGroup::openPage(QWidget *page, const QString &title)
{
    if (indexOf(page) < 0)
        insertTab(0, page, title);
    setCurrentWidget(page);
}

EntryView *TabGroup::add(StoreSession *session, const EntryRef &ref)
{
    auto *view = new EntryView(session, ref, m_look, this);
    addTab(view, view->title());
    tabAfter(*m_bar, *view);
    follow(view);
    return view;
}

void TabGroup::follow(EntryView *view)
{
    const ValueDocument *value = &view->document();
    retitle(view);
    connect(view, &EntryView::titleChanged, this, [this, view] { retitle(view); });
    connect(view, &EntryView::looked, this, [this, view] { m_look = view->look(); });
    connect(value, &ValueDocument::typed, this, [this, view] { setPreview(indexOf(view), false); });
    connect(value, &ValueDocument::gone, this, [this, view] { close(indexOf(view)); });
    connect(view, &EntryView::copyKeyRequested, this, &TabGroup::copyKeyRequested);
    connect(view, &EntryView::followed, this, &TabGroup::followed);
    connect(value, &ValueDocument::baseChanged, this, [this, view] {
        if (view == current())
            emit currentViewChanged();
    });
}

void TabGroup::take(TabGroup &other, int index)
{
    QWidget *page = other.widget(index);
    const QString title = other.tabText(index);
    const bool isPreview = other.m_bar->tabData(index).toBool();
    EntryView *view = other.viewAt(index);
    if (isPreview && previewTab() >= 0)
        close(previewTab()); // there is one in each group at most
    if (view) {
        view->disconnect(&other);
        view->document().disconnect(&other);
    }
    addTab(page, title); // which takes it out of the other
    tabAfter(*m_bar, *page);
    setPreview(indexOf(page), isPreview);
    if (view)
        follow(view);
    setCurrentWidget(page);
}

void TabGroup::setActive(bool isActive)
{
    m_bar->setActive(isActive);
}

void TabGroup::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    retitleAll();
    if (count() == 0)
        emit emptied();
}

void TabGroup::setPreview(int index, bool preview)
{
    tabBar()->setTabData(index, preview);
    tabBar()->update();
}

void TabGroup::retitle(EntryView *view)
{
    const int index = indexOf(view);
    setTabText(index, view->title(titleCharacters()).replace(u'&', QStringLiteral("&&")));
    setTabToolTip(index, view->path());
}

// As much of a key as there is room for when each has its share of what pages leave.
qsizetype TabGroup::titleCharacters() const
{
    constexpr int besides = 6; // the button that closes it, and the air around
    constexpr int most = 80;
    const int digit = fontMetrics().horizontalAdvance(u'0');
    int room = width();
    int entries = 0;
    for (int i = 0; i < count(); ++i) {
        if (viewAt(i))
            ++entries;
        else
            room -= fontMetrics().horizontalAdvance(tabText(i)) + besides * digit;
    }
    const int share = room / std::max(1, entries) / digit;
    return std::clamp<qsizetype>(share - besides, EntryView::leastOfTitle, most);
}

void TabGroup::retitleAll()
{
    const qsizetype characters = titleCharacters();
    if (characters == std::exchange(m_titleCharacters, characters))
        return;
    for (EntryView *view : views())
        retitle(view);
}

void TabGroup::resizeEvent(QResizeEvent *event)
{
    QTabWidget::resizeEvent(event);
    retitleAll();
}

void TabGroup::tabInserted(int index)
{
    QTabWidget::tabInserted(index);
    retitleAll();
}

// Text that cannot be staged exists only in its view, which therefore stays.
void TabGroup::close(int index)
{
    EntryView *view = viewAt(index);
    if (!view)
        return letGo(index);
    ValueDocument &value = view->document();
    value.flush();
    if (value.isStaging()) {
        connect(
            &value, &ValueDocument::settled, this, [this, view] { close(indexOf(view)); },
            Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
        return;
    }
    if (value.isEdited())
        return showDraft(view);
    const bool hadFocus = view == currentWidget() && hasFocusInPage();
    removeTab(index);
    view->deleteLater();
    if (hadFocus && currentWidget())
        currentWidget()->setFocus();
}

// A page that is not ours outlives this group.
void TabGroup::letGo(int index)
{
    QWidget *page = widget(index);
    removeTab(index);
    if (!page)
        return;
    page->hide();
    page->setParent(window());
}

void TabGroup::closeAll(const StoreSession *session)
{
    for (EntryView *view : views()) {
        if (view->session() != session)
            continue;
        removeTab(indexOf(view));
        delete view;
    }
}

void TabGroup::showDraft(EntryView *view)
{
    setCurrentWidget(view);
    emit draftShown(view);
}

} // namespace kvlens
