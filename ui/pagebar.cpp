// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pagebar.h"

#include "report/wording.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wraplayout.h"
#include "ui/wrappedlabel.h"

#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr QKeyCombination keysToGoTo = Qt::CTRL | Qt::ALT | Qt::Key_G;

qint64 percent(qint64 part, qint64 whole)
{
    return whole > 0 ? part * 100 / whole : 0;
}

} // namespace

PageWish wishFrom(const QString &typed, qint64 size)
{
    QString text = typed;
    text.remove(u' ').remove(u',');
    bool ok = false;
    if (text.endsWith(u'%')) {
        const double part = text.chopped(1).toDouble(&ok);
        if (ok && part >= 0 && part <= 100)
            return ByteNumber {qint64(double(size) * part / 100)};
        return {};
    }
    if (text.startsWith(u'@')) {
        const qint64 byte = text.sliced(1).toLongLong(&ok);
        return ok && byte >= 0 ? PageWish(ByteNumber {byte}) : PageWish();
    }
    const qint64 page = text.toLongLong(&ok);
    return ok && page > 0 ? PageWish(PageNumber {page - 1}) : PageWish();
}

PageBar::PageBar(QWidget *parent)
    : QWidget(parent)
    , m_first(quietIcon(Icon::First, tr("First page"), {}, this))
    , m_previous(quietIcon(
          Icon::Previous, tr("Previous page"), QKeySequence(Qt::ALT | Qt::Key_PageUp), this))
    , m_next(quietIcon(Icon::Next, tr("Next page"), QKeySequence(Qt::ALT | Qt::Key_PageDown), this))
    , m_last(quietIcon(Icon::Last, tr("Last page"), {}, this))
    , m_where(new WrappedLabel(this))
    , m_goTo(new QLineEdit(this))
{
    m_where->setObjectName(u"Page"_s);
    m_goTo->setPlaceholderText(tr("Page, 50 % or @byte"));
    m_goTo->setAccessibleName(tr("Go to page"));
    m_goTo->setToolTip(
        u"%1 (%2)"_s.arg(tr("A page, a part of the value as 50 %, or a byte as @65536"),
            QKeySequence(keysToGoTo).toString(QKeySequence::NativeText)));
    m_goTo->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
    m_goTo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);

    auto *line = new WrapLayout(this);
    const int gap = rhythm(this);
    line->setContentsMargins(gap, gap / 2, gap, gap / 2);
    line->setSpacing(gap / 2);
    for (QWidget *widget :
        std::initializer_list<QWidget *> {m_first, m_previous, m_next, m_last, m_goTo})
        line->addWidget(widget);
    line->addWidget(m_where);

    connect(m_first, &QToolButton::clicked, this, [this] { emit wished(PageNumber {0}); });
    connect(m_previous, &QToolButton::clicked, this,
        [this] { emit wished(PageNumber {m_position.page - 1}); });
    connect(m_next, &QToolButton::clicked, this,
        [this] { emit wished(PageNumber {m_position.page + 1}); });
    connect(
        m_last, &QToolButton::clicked, this, [this] { emit wished(ByteNumber {m_position.size}); });
    connect(m_goTo, &QLineEdit::returnPressed, this, &PageBar::goTo);
    connect(keysIn(*this, QKeySequence(keysToGoTo)), &QShortcut::activated, this, [this] {
        m_goTo->selectAll();
        m_goTo->setFocus(Qt::ShortcutFocusReason);
    });
}

void PageBar::show(const PagePosition &position)
{
    m_position = position;
    const QString pages = position.complete ? numberText(position.pages)
                                            : tr("%1 or more").arg(numberText(position.pages));
    QString text = tr("Page %1 of %2 \u00b7 %3 %")
                       .arg(numberText(position.page + 1), pages,
                           numberText(percent(position.begin, position.size)));
    if (position.inString)
        text += tr(" \u00b7 inside a long string");
    m_where->setText(text);
    m_first->setEnabled(position.page > 0);
    m_previous->setEnabled(position.page > 0);
    const bool more = !position.complete || position.page + 1 < position.pages;
    m_next->setEnabled(more);
    m_last->setEnabled(more);
}

void PageBar::showSearching(qint64 found, qint64 size)
{
    m_where->setText(tr("Finding the page: %1 % looked through").arg(percent(found, size)));
}

void PageBar::goTo()
{
    const PageWish wish = wishFrom(m_goTo->text(), m_position.size);
    if (std::holds_alternative<std::monostate>(wish))
        return m_goTo->selectAll();
    emit wished(wish);
}

} // namespace kvlens
