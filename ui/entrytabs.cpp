// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entrytabs.h"

#include "ui/entryview.h"

#include <QStyleOptionTab>
#include <QStylePainter>

namespace kvlens {

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
}

EntryTabs::EntryTabs(QWidget *parent)
    : QTabWidget(parent)
{
    setTabBar(new EntryTabBar(this));
    setDocumentMode(true);
    setTabsClosable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone); // titles are cut already
    tabBar()->setDrawBase(true);
    tabBar()->setExpanding(false);
    tabBar()->setAccessibleName(tr("Open entries"));
    connect(this, &QTabWidget::tabCloseRequested, this, &EntryTabs::close);
    connect(this, &QTabWidget::currentChanged, this, &EntryTabs::currentViewChanged);
    connect(this, &QTabWidget::tabBarDoubleClicked, this,
        [this](int index) { setPreview(index, false); });
}

EntryView *EntryTabs::viewAt(int index) const
{
    return qobject_cast<EntryView *>(widget(index));
}

EntryView *EntryTabs::current() const
{
    return viewAt(currentIndex());
}

QList<EntryView *> EntryTabs::views() const
{
    QList<EntryView *> all;
    for (int i = 0; i < count(); ++i) {
        if (EntryView *view = viewAt(i))
            all.append(view);
    }
    return all;
}

EntryView *EntryTabs::find(const StoreSession *session, const EntryRef &ref) const
{
    for (EntryView *view : views()) {
        if (view->session() == session && view->ref() == ref)
            return view;
    }
    return nullptr;
}

int EntryTabs::previewTab() const
{
    for (int i = 0; i < count(); ++i) {
        if (tabBar()->tabData(i).toBool())
            return i;
    }
    return -1;
}

EntryView *EntryTabs::open(StoreSession *session, const EntryRef &ref, Keep keep)
{
    EntryView *view = find(session, ref);
    if (!view) {
        const int replaced = keep == Keep::Preview ? previewTab() : -1;
        view = add(session, ref);
        setPreview(indexOf(view), keep == Keep::Preview);
        setCurrentWidget(view);
        if (replaced >= 0)
            close(replaced);
        return current();
    }
    if (keep == Keep::Kept)
        setPreview(indexOf(view), false);
    setCurrentWidget(view);
    return view;
}

void EntryTabs::openPage(QWidget *page, const QString &title)
{
    if (!isPageOpen(page))
        insertTab(0, page, title);
    setCurrentWidget(page);
}

EntryView *EntryTabs::add(StoreSession *session, const EntryRef &ref)
{
    auto *view = new EntryView(session, ref, m_view, this);
    const ValueDocument *value = &view->document();
    view->setWrap(m_wrap);
    addTab(view, view->title());
    retitle(view);
    connect(view, &EntryView::titleChanged, this, [this, view] { retitle(view); });
    connect(view, &EntryView::viewChosen, this, [this](const QString &id) { m_view = id; });
    connect(value, &ValueDocument::typed, this, [this, view] { setPreview(indexOf(view), false); });
    connect(value, &ValueDocument::gone, this, [this, view] { close(indexOf(view)); });
    connect(view, &EntryView::copyKeyRequested, this, &EntryTabs::copyKeyRequested);
    connect(value, &ValueDocument::baseChanged, this, [this, view] {
        if (view == current())
            emit currentViewChanged();
    });
    return view;
}

void EntryTabs::setPreview(int index, bool preview)
{
    tabBar()->setTabData(index, preview);
    tabBar()->update();
}

void EntryTabs::retitle(EntryView *view)
{
    const int index = indexOf(view);
    setTabText(index, QString(view->title()).replace(u'&', QStringLiteral("&&")));
    setTabToolTip(index, view->path());
}

// Text that cannot be staged exists only in its view, which therefore stays.
void EntryTabs::close(int index)
{
    EntryView *view = viewAt(index);
    if (!view)
        return removeTab(index);
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
    removeTab(index);
    view->deleteLater();
}

void EntryTabs::closeCurrent()
{
    close(currentIndex());
}

void EntryTabs::closeAll(const StoreSession *session)
{
    for (EntryView *view : views()) {
        if (view->session() != session)
            continue;
        removeTab(indexOf(view));
        delete view;
    }
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
        showDraft(view);
        return true;
    }
    return false;
}

void EntryTabs::showDraft(EntryView *view)
{
    setCurrentWidget(view);
    emit draftShown(view);
}

void EntryTabs::setWrap(bool wrap)
{
    m_wrap = wrap;
    for (EntryView *view : views())
        view->setWrap(wrap);
}

} // namespace kvlens
