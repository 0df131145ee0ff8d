// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diffview.h"

#include "model/longvalues.h"
#include "model/storesession.h"
#include "stores/json/format.h"
#include "ui/palette.h"
#include "ui/settings.h"
#include "ui/style.h"

#include <QEvent>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QString lineText(const DiffLine &line)
{
    switch (line.kind) {
    case DiffLine::Kind::Removed:
        return u"\u2212 "_s + line.text;
    case DiffLine::Kind::Added:
        return u"+ "_s + line.text;
    case DiffLine::Kind::Gap:
        return u"  \u22ef"_s;
    case DiffLine::Kind::Same:
        break;
    }
    return u"  "_s + line.text;
}

QColor groundOf(DiffLine::Kind kind)
{
    const Palette &colors = Palette::current();
    switch (kind) {
    case DiffLine::Kind::Removed:
        return colors.removedGround;
    case DiffLine::Kind::Added:
        return colors.addedGround;
    case DiffLine::Kind::Gap:
    case DiffLine::Kind::Same:
        break;
    }
    return colors.base;
}

// Text that is no JSON is compared with the stored text in the form that it was typed into: laid
// out, or as it is stored, as the bytes are and the pages of a long value.
QByteArray formTypedInto(const QByteArray &stored, const QByteArray &typed)
{
    if (typed.size() > shownWhole)
        return stored;
    const QByteArray laidOut = json::pretty(stored).text;
    const auto replaced = [&typed](const QByteArray &form) {
        const json::Splice splice = spliceBetween(form, typed);
        return splice.end - splice.begin;
    };
    return replaced(stored) < replaced(laidOut) ? stored : laidOut;
}

EntryDiff differenceOf(const EntryFacts &before, const EntryFacts &after)
{
    return before.value && after.isInvalid
        ? diffText(formTypedInto(*before.value, *after.value), *after.value)
        : diffEntry(before.value, after.value);
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setAccessibleName(tr("Difference"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    useValueFont(this);
    setTabChangesFocus(true);
    document()->setDocumentMargin(rhythm(this));
    setLayoutDirection(Qt::LeftToRight); // as in the editor
}

void DiffView::showEdit(StoreSession &session, const Edit &edit)
{
    show(session, factsOf(edit.stored()), wantedFacts(edit, edit.stored()));
}

void DiffView::showTheirs(StoreSession &session, const Edit &edit)
{
    show(session, factsOf(edit.base), factsOf(*edit.theirs));
}

void DiffView::showMine(StoreSession &session, const Edit &edit)
{
    show(session, factsOf(edit.base), wantedFacts(edit, edit.base));
}

// What is little is told at once, and without a look at a value that stays.
void DiffView::show(StoreSession &session, const EntryFacts &before, const EntryFacts &after)
{
    const QList<DiffLine> facts = differentFacts(before, after);
    if (before.value && after.value && sameValue(*before.value, *after.value)) {
        EntryDiff diff {facts};
        diff.lines.append({.text = tr("The value stays as it is.")});
        return setDiff(diff);
    }
    const auto take = [this, facts](EntryDiff diff) {
        if (!facts.isEmpty() && !diff.lines.isEmpty())
            diff.lines.prepend(DiffLine());
        diff.lines = facts + diff.lines;
        setDiff(diff);
    };
    const qsizetype bytes = std::max(before.valueSize(), after.valueSize());
    if (bytes <= comparedWhole)
        return take(differenceOf(before, after));
    setNote(tr("Comparing\u2026"));
    const auto job = [before, after](Store &, const std::stop_token &) {
        return Result<EntryDiff>(differenceOf(before, after));
    };
    onFinished(session.run(job), this, [this, take, turn = m_turn](const Result<EntryDiff> &diff) {
        if (turn != m_turn)
            return;
        diff ? take(*diff) : setNote(tr("The store is not open; nothing could be compared."));
    });
}

void DiffView::setDiff(const EntryDiff &diff)
{
    ++m_turn;
    m_diff = diff;
    QStringList lines;
    lines.reserve(diff.lines.size());
    for (const DiffLine &line : diff.lines)
        lines << lineText(line);
    if (diff.differsInSpaceOnly)
        lines << tr("  Only white space differs.");
    if (diff.cut)
        lines << tr("  The rest is too large to show here.");
    setPlainText(lines.join(u'\n'));
    highlight();
}

void DiffView::setNote(const QString &note)
{
    ++m_turn;
    m_diff = {};
    setExtraSelections({});
    setPlainText({});
    setPlaceholderText(note);
}

void DiffView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        highlight();
}

void DiffView::highlight()
{
    QList<QTextEdit::ExtraSelection> grounds;
    for (qsizetype i = 0; i < m_diff.lines.size(); ++i) {
        const DiffLine::Kind kind = m_diff.lines.at(i).kind;
        if (kind == DiffLine::Kind::Same)
            continue;
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(document()->findBlockByNumber(int(i)));
        ground.format.setBackground(groundOf(kind));
        if (kind == DiffLine::Kind::Gap)
            ground.format.setForeground(Palette::current().muted);
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        grounds.append(ground);
    }
    setExtraSelections(grounds);
}

} // namespace kvlens
