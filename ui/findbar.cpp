// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findbar.h"

#include "ui/jsontextedit.h"
#include "ui/quietbuttons.h"
#include "ui/wording.h"

#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostMatches = 10'000; // counting stops there

} // namespace

FindBar::FindBar(JsonTextEdit *editor)
    : FindLine(tr("Find in this value"), editor->parentWidget())
    , m_editor(editor)
    , m_case(quietToggle(tr("Aa"), tr("Match case"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
{
    add(m_case);
    add(m_regex);
    addSteps();
    connect(edit(), &QLineEdit::textChanged, this, &FindBar::refresh);
    connect(m_case, &QToolButton::toggled, this, &FindBar::refresh);
    connect(m_regex, &QToolButton::toggled, this, &FindBar::refresh);
    connect(this, &FindLine::nextWanted, this, &FindBar::findNext);
    connect(this, &FindLine::previousWanted, this, &FindBar::findPrevious);
    connect(this, &FindLine::closed, editor, qOverload<>(&QWidget::setFocus));
}

void FindBar::start()
{
    const QString selected = m_editor->selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        edit()->setText(selected);
    FindLine::start();
    refresh();
}

void FindBar::findNext()
{
    find(Direction::Forward, m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONEND));
}

void FindBar::findPrevious()
{
    find(Direction::Backward, m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
}

// The nearest match on that side of `from`; past the last one, the first.
void FindBar::find(Direction direction, qint64 from)
{
    const QList<Match> all = matches();
    auto hit = std::lower_bound(all.cbegin(), all.cend(), Match(from, 0));
    const bool isLast = direction == Direction::Forward ? hit == all.cend() : hit == all.cbegin();
    if (m_isPart && isLast && !text().isEmpty())
        return emit beyond(direction);
    if (all.isEmpty())
        return;
    if (direction == Direction::Backward)
        hit = isLast ? all.cend() - 1 : hit - 1;
    else if (isLast)
        hit = all.cbegin();
    select(all, hit - all.cbegin());
}

void FindBar::select(const QList<Match> &all, qsizetype number)
{
    const Match &match = all.at(number);
    m_editor->selectBytes(match.first, match.second - match.first);
    tell(m_isPart ? tr("%1 of %2 on this page").arg(numberText(number + 1), numberText(all.size()))
                  : tr("%1 of %2").arg(numberText(number + 1), numberText(all.size())));
}

void FindBar::findFromEdge(Direction direction)
{
    const QList<Match> all = matches();
    if (all.isEmpty())
        tell(tr("No match"));
    else
        select(all, direction == Direction::Forward ? 0 : all.size() - 1);
}

std::function<bool(const QByteArray &)> FindBar::matcher() const
{
    const bool isRegex = m_regex->isChecked();
    QRegularExpression wanted(
        isRegex ? text() : QRegularExpression::escape(text()), QRegularExpression::MultilineOption);
    if (!m_case->isChecked())
        wanted.setPatternOptions(
            wanted.patternOptions() | QRegularExpression::CaseInsensitiveOption);
    return [wanted](const QByteArray &text) { return QString::fromUtf8(text).contains(wanted); };
}

void FindBar::refresh()
{
    if (text().isEmpty())
        tell({});
    else if (matches().isEmpty())
        tell(m_isPart ? tr("No match on this page") : tr("No match"));
    else
        find(Direction::Forward, m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
}

QList<FindBar::Match> FindBar::matches() const
{
    QList<Match> found;
    const QByteArray needle = text().toUtf8();
    if (needle.isEmpty())
        return found;
    using S = QsciScintilla;
    unsigned long flags = 0;
    if (m_case->isChecked())
        flags |= S::SCFIND_MATCHCASE;
    if (m_regex->isChecked())
        flags |= S::SCFIND_REGEXP | S::SCFIND_CXX11REGEX;
    m_editor->SendScintilla(S::SCI_SETSEARCHFLAGS, flags);
    const long end = m_editor->SendScintilla(S::SCI_GETTEXTLENGTH);
    for (long from = 0; from <= end && found.size() < mostMatches;) {
        m_editor->SendScintilla(S::SCI_SETTARGETRANGE, static_cast<unsigned long>(from), end);
        const long at = m_editor->SendScintilla(
            S::SCI_SEARCHINTARGET, static_cast<uintptr_t>(needle.size()), needle.constData());
        const long stop = m_editor->SendScintilla(S::SCI_GETTARGETEND);
        if (at < 0)
            break;
        if (stop > at)
            found.append({at, stop});
        from = std::max(stop, at + 1);
    }
    return found;
}

} // namespace kvlens
