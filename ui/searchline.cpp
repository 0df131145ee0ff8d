// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/searchline.h"

#include "ui/icons.h"
#include "ui/quietbuttons.h"

#include <QAction>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using In = SearchQuery::In;

} // namespace

SearchLine::SearchLine(QWidget *parent)
    : QueryLine(tr("Search text"), parent)
    , m_case(quietToggle(tr("Aa"), tr("Match case"), this))
    , m_words(quietToggle(tr("“ab”"), tr("Whole words"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
    , m_places(new QueryChoice(
          tr("Where to search"), tr("Whether keys, values or both are searched"), this))
    , m_atPath(new QAction(tr("At a &path in values"), this))
    , m_path(new QLineEdit(this))
    , m_search(quietButton({}, this))
{
    m_path->setAccessibleName(tr("Path in values"));
    m_path->setPlaceholderText(tr("Path: $.a.b, $.list[*].text, $..text, or /list/0"));
    m_path->setToolTip(tr("Search only there in the values, and inside it"));
    m_path->setClearButtonEnabled(true);
    m_path->hide();
    m_search->setIcon(icon(Icon::Find));
    m_search->setAccessibleName(tr("Search"));
    edit()->setMinimumWidth(fontMetrics().averageCharWidth() * 24);
    makePlaces();
    for (QWidget *widget : {m_search, m_case, m_words, m_regex, m_places->button()})
        add(widget);
    addBelow(m_path);

    connect(this, &QueryLine::entered, this, &SearchLine::request);
    connect(this, &QueryLine::escaped, edit(), &QLineEdit::clear);
    connect(m_path, &QLineEdit::returnPressed, this, &SearchLine::request);
    connect(m_search, &QToolButton::clicked, this, &SearchLine::request);
    connect(edit(), &QLineEdit::textChanged, this, [this](const QString &text) {
        refresh();
        if (text.isEmpty())
            emit cleared();
    });
    setStoreName({});
}

void SearchLine::makePlaces()
{
    m_places->addChoice(int(In::Everywhere), tr("Keys and values"));
    m_places->addChoice(int(In::Keys), tr("Keys"));
    m_places->addChoice(int(In::Values), tr("Values"));
    m_atPath->setCheckable(true);
    m_places->addMore(m_atPath);
    connect(m_atPath, &QAction::toggled, this, [this](bool isWanted) {
        m_path->setVisible(isWanted);
        (isWanted ? m_path : edit())->setFocus();
    });
    connect(m_places, &QActionGroup::triggered, this, &SearchLine::refresh);
}

void SearchLine::setStoreName(const QString &name)
{
    m_hasStore = !name.isEmpty();
    edit()->setPlaceholderText(m_hasStore ? tr("Search in %1").arg(name) : tr("Search"));
    refresh();
}

void SearchLine::refresh()
{
    m_path->setEnabled(m_places->chosen() != int(In::Keys));
    m_search->setEnabled(m_hasStore && !text().isEmpty());
    m_search->setToolTip(m_search->isEnabled() ? tr("Search the store (Enter)")
            : m_hasStore                       ? tr("Type what to look for")
                                               : tr("Open a store first"));
}

SearchQuery SearchLine::query() const
{
    SearchQuery query;
    query.text = text();
    query.in = In(m_places->chosen());
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

} // namespace kvlens
