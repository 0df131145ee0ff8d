// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findbar.h"

#include "ui/jsontextedit.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostMatches = 10'000; // counting stops there

} // namespace

FindBar::FindBar(JsonTextEdit *editor)
    : QWidget(editor->parentWidget())
    , m_editor(editor)
    , m_text(new QLineEdit(this))
    , m_case(quietToggle(tr("Aa"), tr("Match case"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
    , m_count(new QLabel(this))
{
    m_text->setPlaceholderText(tr("Find in this value"));
    m_text->setAccessibleName(tr("Find in this value"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    setMuted(m_count);
    auto *previous = quietIcon(
        Icon::Previous, tr("Previous match"), QKeySequence(Qt::SHIFT | Qt::Key_F3), this);
    auto *next = quietIcon(Icon::Next, tr("Next match"), QKeySequence(Qt::Key_F3), this);
    auto *done = quietButton(u"\u2715"_s, this);
    done->setToolTip(tr("Close the find line (Esc)"));
    done->setAccessibleName(tr("Close the find line (Esc)"));

    auto *line = new QHBoxLayout(this);
    const int gap = rhythm(this);
    line->setContentsMargins(gap, gap / 2, gap, gap / 2);
    line->setSpacing(gap / 2);
    line->addWidget(m_text, 1);
    for (QWidget *widget : std::initializer_list<QWidget *> {m_case, m_regex, previous, next})
        line->addWidget(widget);
    line->addWidget(m_count);
    line->addStretch();
    line->addWidget(done);

    connect(m_text, &QLineEdit::textChanged, this, &FindBar::refresh);
    connect(m_case, &QToolButton::toggled, this, &FindBar::refresh);
    connect(m_regex, &QToolButton::toggled, this, &FindBar::refresh);
    connect(previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(done, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::start()
{
    const QString selected = m_editor->selectedText();
    show();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_text->setText(selected);
    m_text->selectAll();
    m_text->setFocus(Qt::ShortcutFocusReason);
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
    if (m_isPart && isLast && !m_text->text().isEmpty())
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
    m_count->setText(m_isPart
            ? tr("%1 of %2 on this page").arg(numberText(number + 1), numberText(all.size()))
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

void FindBar::tell(const QString &state)
{
    m_count->setText(state);
}

std::function<bool(const QByteArray &)> FindBar::matcher() const
{
    const bool isRegex = m_regex->isChecked();
    QRegularExpression wanted(isRegex ? m_text->text() : QRegularExpression::escape(m_text->text()),
        QRegularExpression::MultilineOption);
    if (!m_case->isChecked())
        wanted.setPatternOptions(
            wanted.patternOptions() | QRegularExpression::CaseInsensitiveOption);
    return [wanted](const QByteArray &text) { return QString::fromUtf8(text).contains(wanted); };
}

void FindBar::refresh()
{
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (matches().isEmpty())
        m_count->setText(m_isPart ? tr("No match on this page") : tr("No match"));
    else
        find(Direction::Forward, m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
}

QList<FindBar::Match> FindBar::matches() const
{
    QList<Match> found;
    const QByteArray needle = m_text->text().toUtf8();
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

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        shift ? findPrevious() : findNext();
    else
        QWidget::keyPressEvent(event);
}

void FindBar::close()
{
    hide();
    m_editor->setFocus();
    emit closed();
}

} // namespace kvlens
