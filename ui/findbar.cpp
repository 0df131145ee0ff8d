// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findbar.h"

#include "ui/quietbuttons.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

FindBar::FindBar(QWidget *parent)
    : FindLine(tr("Find in this value"), parent)
    , m_case(quietToggle(tr("Aa"), tr("Match case"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
{
    state()->setAccessibleName(tr("Matches"));
    add(m_case);
    add(m_regex);
    addSteps();
    connect(edit(), &QLineEdit::textChanged, this, &FindBar::changed);
    connect(m_case, &QToolButton::toggled, this, &FindBar::changed);
    connect(m_regex, &QToolButton::toggled, this, &FindBar::changed);
}

SearchQuery FindBar::query() const
{
    SearchQuery query;
    query.text = text();
    query.caseSensitivity = m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (m_regex->isChecked()) {
        query.syntax = SearchQuery::Syntax::Regex;
        query.text.prepend("(?m)"_L1);
    }
    return query;
}

} // namespace kvlens
