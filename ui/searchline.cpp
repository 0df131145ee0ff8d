// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchline.h"

#include "ui/icons.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using In = SearchQuery::In;

} // namespace

SearchLine::SearchLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLineEdit(this))
    , m_case(quietToggle(tr("Aa"), tr("Match case"), this))
    , m_words(quietToggle(tr("“ab”"), tr("Whole words"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
    , m_places(new QToolButton(this))
    , m_in(new QActionGroup(this))
    , m_atPath(new QAction(tr("At a &path in values"), this))
    , m_path(new QLineEdit(this))
    , m_search(new QToolButton(this))
{
    m_text->setAccessibleName(tr("Search text"));
    m_text->setClearButtonEnabled(true);
    m_text->installEventFilter(this);
    m_path->setAccessibleName(tr("Path in values"));
    m_path->setPlaceholderText(tr("Path: $.a.b, $.list[*].text, $..text, or /list/0"));
    m_path->setToolTip(tr("Search only there in the values, and inside it"));
    m_path->setClearButtonEnabled(true);
    m_path->hide();
    m_search->setIcon(icon(Icon::Find));
    m_search->setAutoRaise(true);
    m_search->setAccessibleName(tr("Search"));
    m_search->setFocusPolicy(Qt::TabFocus);
    m_text->setMinimumWidth(m_text->fontMetrics().averageCharWidth() * 24);
    makePlaces();

    const int step = rhythm(this);
    auto *line = new QHBoxLayout;
    line->setSpacing(step / 2);
    line->addWidget(m_text, 1);
    for (QWidget *widget : {m_search, m_case, m_words, m_regex, m_places})
        line->addWidget(widget);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(step, step / 2, step, step / 2);
    all->setSpacing(step / 2);
    all->addLayout(line);
    all->addWidget(m_path);

    connect(m_text, &QLineEdit::returnPressed, this, &SearchLine::request);
    connect(m_path, &QLineEdit::returnPressed, this, &SearchLine::request);
    connect(m_search, &QToolButton::clicked, this, &SearchLine::request);
    connect(m_text, &QLineEdit::textChanged, this, [this](const QString &text) {
        refresh();
        if (text.isEmpty())
            emit cleared();
    });
    setStoreName({});
}

void SearchLine::makePlaces()
{
    m_places->setAccessibleName(tr("Where to search"));
    m_places->setToolTip(tr("Whether keys, values or both are searched"));
    m_places->setPopupMode(QToolButton::InstantPopup);
    m_places->setAutoRaise(true);
    m_places->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_places);
    const std::pair<In, QString> places[] {{In::Everywhere, tr("Keys and values")},
        {In::Keys, tr("Keys")}, {In::Values, tr("Values")}};
    for (const auto &[in, name] : places) {
        QAction *place = m_in->addAction(name);
        place->setCheckable(true);
        place->setData(int(in));
        place->setChecked(in == In::Everywhere);
    }
    menu->addActions(m_in->actions());
    menu->addSeparator();
    m_atPath->setCheckable(true);
    menu->addAction(m_atPath);
    m_places->setMenu(menu);
    connect(m_atPath, &QAction::toggled, this, [this](bool isWanted) {
        m_path->setVisible(isWanted);
        (isWanted ? m_path : m_text)->setFocus();
    });
    connect(m_in, &QActionGroup::triggered, this, &SearchLine::refresh);
}

void SearchLine::start()
{
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

void SearchLine::setStoreName(const QString &name)
{
    m_hasStore = !name.isEmpty();
    m_text->setPlaceholderText(m_hasStore ? tr("Search in %1").arg(name) : tr("Search"));
    refresh();
}

void SearchLine::refresh()
{
    m_places->setText(m_in->checkedAction()->text() + u" \u25be"_s);
    m_path->setEnabled(m_in->checkedAction()->data().toInt() != int(In::Keys));
    m_search->setEnabled(m_hasStore && !m_text->text().isEmpty());
    m_search->setToolTip(m_search->isEnabled() ? tr("Search the store (Enter)")
            : m_hasStore                       ? tr("Type what to look for")
                                               : tr("Open a store first"));
}

SearchQuery SearchLine::query() const
{
    SearchQuery query;
    query.text = m_text->text();
    query.in = In(m_in->checkedAction()->data().toInt());
    query.syntax
        = m_regex->isChecked() ? SearchQuery::Syntax::Regex : SearchQuery::Syntax::Substring;
    query.caseSensitivity = m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    query.wholeWords = m_words->isChecked();
    if (m_atPath->isChecked() && m_path->isEnabled())
        query.path = m_path->text().trimmed();
    return query;
}

void SearchLine::request()
{
    if (m_search->isEnabled())
        emit searchRequested();
}

bool SearchLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        m_text->clear();
        return true;
    case Qt::Key_Down:
        emit left();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace kvlens
