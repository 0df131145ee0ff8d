// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/findbar.h"

#include "ui/icons.h"
#include "ui/jsontextedit.h"
#include "ui/quietbuttons.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qsizetype mostMatches = 10'000; // counting stops there

QToolButton *step(Icon which, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(which));
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

FindBar::FindBar(JsonTextEdit *editor)
    : QWidget(editor->parentWidget())
    , m_editor(editor)
    , m_text(new QLineEdit(this))
    , m_case(quietToggle(u"Aa"_s, tr("Match case"), this))
    , m_regex(quietToggle(u".*"_s, tr("Regular expression"), this))
    , m_count(new QLabel(this))
{
    m_text->setPlaceholderText(tr("Find in this value"));
    m_text->setAccessibleName(tr("Find in this value"));
    m_text->setClearButtonEnabled(true);
    m_text->setMaximumWidth(fontMetrics().averageCharWidth() * 48);
    setMuted(m_count);
    auto *previous = step(Icon::Previous, tr("Previous match (Shift+F3)"), this);
    auto *next = step(Icon::Next, tr("Next match (F3)"), this);
    auto *done = step(Icon::Previous, tr("Close the find line (Esc)"), this);
    done->setIcon({});
    done->setText(u"\u2715"_s);

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
    const auto all = matches();
    if (all.isEmpty())
        return;
    auto hit = std::lower_bound(all.cbegin(), all.cend(), std::pair<qint64, qint64>(from, 0));
    if (direction == Direction::Backward)
        hit = hit == all.cbegin() ? all.cend() - 1 : hit - 1;
    else if (hit == all.cend())
        hit = all.cbegin();
    m_editor->selectBytes(hit->first, hit->second - hit->first);
    m_count->setText(
        tr("%1 of %2").arg(numberText(hit - all.cbegin() + 1), numberText(all.size())));
}

void FindBar::refresh()
{
    const qsizetype count = matches().size();
    if (m_text->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("No match"));
    else
        find(Direction::Forward, m_editor->SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART));
}

QList<std::pair<qint64, qint64>> FindBar::matches() const
{
    QList<std::pair<qint64, qint64>> found;
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
