// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/filterline.h"

#include "model/storetreemodel.h"
#include "report/wording.h"
#include "ui/elidedlabel.h"
#include "ui/icons.h"
#include "ui/style.h"

#include <QAction>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds filterPause {5};

} // namespace

FilterLine::FilterLine(StoreTreeModel &model, QWidget *parent)
    : QueryLine(tr("Filter keys"), parent)
    , m_model(model)
    , m_count(new ElidedLabel(this))
    , m_modes(new QueryChoice(
          tr("How to match keys"), tr("How the text is matched with the keys"), this))
    , m_case(new QAction(tr("Match &case"), this))
    , m_expired(new QAction(tr("Only &expired entries"), this))
    , m_pause(new QTimer(this))
{
    edit()->setObjectName(u"Filter keys"_s);
    edit()->addAction(icon(Icon::Find), QLineEdit::LeadingPosition);
    layout()->setContentsMargins(rhythm(this), rhythm(this), rhythm(this), rhythm(this) / 2);
    setMuted(m_count);
    m_count->hide();
    makeModes();
    add(m_modes->button());
    addBelow(m_count);
    m_pause->setSingleShot(true);
    m_pause->setInterval(filterPause);

    connect(this, &QueryLine::entered, this, &QueryLine::left); // on to the tree
    connect(this, &QueryLine::escaped, edit(), &QLineEdit::clear);
    connect(edit(), &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &FilterLine::apply);
    connect(m_modes, &QActionGroup::triggered, this, &FilterLine::apply);
    connect(m_case, &QAction::toggled, this, &FilterLine::apply);
    connect(m_expired, &QAction::toggled, this, &FilterLine::apply);
    connect(&model, &StoreTreeModel::filterCountsChanged, this, &FilterLine::showCounts);
    connect(&model, &StoreTreeModel::sortingChanged, this, &FilterLine::showCounts);
}

void FilterLine::makeModes()
{
    m_modes->addChoice(int(KeyPattern::Kind::Substring), tr("Contains"));
    m_modes->addChoice(int(KeyPattern::Kind::Prefix), tr("Begins with"));
    m_modes->addChoice(int(KeyPattern::Kind::Glob), tr("Glob"));
    m_modes->addChoice(int(KeyPattern::Kind::Regex), tr("Regex"));
    m_case->setCheckable(true);
    m_modes->addMore(m_case);
    m_expired->setCheckable(true);
    m_modes->addMore(m_expired);
}

void FilterLine::apply()
{
    m_pause->stop();
    const auto result
        = m_model.setFilter({KeyPattern::Kind(m_modes->chosen()), text(),
                                m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive},
            m_expired->isChecked() ? KeysOf::Expired : KeysOf::All);
    if (result)
        return showCounts();
    m_count->setText(tr("Not a pattern: %1").arg(reasonText(result.error().detail)));
    m_count->show();
}

void FilterLine::showCounts()
{
    QStringList parts;
    if (m_model.isFiltered())
        parts << (m_expired->isChecked()
                ? tr("expired: %1").arg(matchesText(m_model.filterCounts()))
                : matchesText(m_model.filterCounts()));
    if (m_model.isSorting())
        parts << tr("sorting …");
    else if (m_model.sorted() == ShownKeys::Sorted::InPart)
        parts << tr("sorted as far as the keys are listed");
    else if (m_model.sorted() == ShownKeys::Sorted::NotAtAll)
        parts << tr("not sorted: not all keys are known");
    m_count->setVisible(!parts.isEmpty());
    m_count->setText(parts.join(u" · "_s));
}

// A store that looks by itself does not say at how many keys.
QString FilterLine::matchesText(const KeyMatches::Counts &counts)
{
    const QString matching = numberText(counts.matching);
    if (counts.seen < 0)
        return counts.finished ? tr("%1 match").arg(matching) : tr("%1 match …").arg(matching);
    return counts.finished ? tr("%1 of %2 match").arg(matching, keysText(counts.seen))
                           : tr("%1 match, %2 looked at …").arg(matching, keysText(counts.seen));
}

} // namespace kvlens
