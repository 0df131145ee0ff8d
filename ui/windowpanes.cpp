// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/windowpanes.h"

#include "ui/bottompanel.h"
#include "ui/detailspanel.h"
#include "ui/emptypage.h"
#include "ui/entrytabs.h"
#include "ui/filterline.h"
#include "ui/messagebar.h"
#include "ui/storetree.h"
#include "ui/style.h"

#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QWidget *nothingChosen(QWidget *parent)
{
    auto *label = new QLabel(
        WindowPanes::tr("Choose a key on the left. One click previews it, a double click keeps it "
                        "open."),
        parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setBackgroundRole(QPalette::Base);
    label->setAutoFillBackground(true);
    setMuted(label);
    return label;
}

} // namespace

WindowPanes::WindowPanes(const WindowParts &parts, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_parts(parts)
    , m_keys(makeKeys())
    , m_pages(new QStackedWidget(this))
    , m_rows(new QSplitter(Qt::Vertical, this))
{
    addWidget(m_keys);
    addWidget(makeMiddle());
    addWidget(m_parts.details);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    const int character = fontMetrics().averageCharWidth();
    m_keys->setMinimumWidth(m_parts.tree->leastWidth());
    m_parts.details->setMinimumWidth(character * 32);
    setSizes({character * 70, character * 98, character * 42});
    connect(m_parts.tree, &StoreTree::roomWanted, this, &WindowPanes::widenKeys);
}

void WindowPanes::widenKeys(int pixels)
{
    QList<int> widths = sizes();
    widths[0] += pixels;
    widths[1] -= pixels;
    setSizes(widths);
}

QWidget *WindowPanes::makeKeys()
{
    auto *keys = new QWidget(this);
    keys->setBackgroundRole(QPalette::Base);
    keys->setAutoFillBackground(true);
    auto *lines = new QVBoxLayout(keys);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_parts.filter);
    lines->addWidget(m_parts.tree, 1);
    return keys;
}

QWidget *WindowPanes::makeMiddle()
{
    m_pages->addWidget(m_parts.empty); // in the order of Page
    m_pages->addWidget(nothingChosen(m_pages));
    m_pages->addWidget(m_parts.tabs);
    auto *top = new QWidget(this);
    auto *lines = new QVBoxLayout(top);
    lines->setContentsMargins({});
    lines->setSpacing(0);
    lines->addWidget(m_parts.message);
    lines->addWidget(m_pages, 1);
    m_rows->addWidget(top);
    m_rows->addWidget(m_parts.bottom);
    m_rows->setStretchFactor(0, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setSizes({fontMetrics().height() * 29, fontMetrics().height() * 14});
    return m_rows;
}

void WindowPanes::show(Page page)
{
    const bool any = page != Page::NothingOpen;
    m_keys->setVisible(any);
    m_parts.details->setVisible(any);
    m_parts.bottom->setVisible(any);
    m_pages->setCurrentIndex(static_cast<int>(page));
}

bool WindowPanes::isInKeys(const QWidget *widget) const
{
    return m_keys->isAncestorOf(widget);
}

void WindowPanes::moveFocus(int step)
{
    QList<QWidget *> panes {m_keys};
    for (TabGroup *group : m_parts.tabs->groups())
        panes.append(group);
    panes += {m_parts.bottom, m_parts.details};
    const QWidget *focus = window()->focusWidget();
    const auto here = std::find_if(panes.cbegin(), panes.cend(),
        [focus](const QWidget *pane) { return pane == focus || pane->isAncestorOf(focus); });
    const qsizetype count = panes.size();
    const qsizetype now = here == panes.cend() ? (step > 0 ? -1 : 0) : here - panes.cbegin();
    QWidget *next = panes.at((now + step + count) % count);
    if (const auto *group = qobject_cast<TabGroup *>(next))
        next = group->currentWidget();
    (next && next != m_keys ? next : m_parts.tree)->setFocus();
}

void WindowPanes::restore(const QSettings &settings)
{
    restoreState(settings.value(u"window/columns"_s).toByteArray());
    m_rows->restoreState(settings.value(u"window/rows"_s).toByteArray());
    m_parts.tabs->setTwofold(settings.value(u"window/twofold"_s).toBool());
}

void WindowPanes::save(QSettings &settings) const
{
    settings.setValue(u"window/columns"_s, saveState());
    settings.setValue(u"window/rows"_s, m_rows->saveState());
    settings.setValue(u"window/twofold"_s, m_parts.tabs->isTwofold());
}

} // namespace kvlens
