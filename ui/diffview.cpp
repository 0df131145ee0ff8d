// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/diffview.h"

#include "model/longvalues.h"
#include "model/storesession.h"
#include "stores/json/format.h"
#include "ui/palette.h"
#include "ui/style.h"

#include <QEvent>
#include <QFontDatabase>
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

std::optional<QByteArray> valueOf(const Entry &entry)
{
    return entry.version.exists() ? std::optional(entry.value) : std::nullopt;
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

EntryDiff differenceOf(const Edit &edit)
{
    std::optional<QByteArray> before = valueOf(edit.base);
    if (before && edit.isInvalid())
        before = formTypedInto(*before, edit.mine.value);
    return diffEntry(before, edit.mine.exists ? std::optional(edit.mine.value) : std::nullopt);
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
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setTabChangesFocus(true);
    document()->setDocumentMargin(rhythm(this));
}

void DiffView::showEdit(StoreSession &session, const Edit &edit)
{
    show(session, std::max(edit.base.value.size(), edit.mine.value.size()),
        [edit] { return differenceOf(edit); });
}

void DiffView::showTheirs(StoreSession &session, const Edit &edit)
{
    show(session, std::max(edit.base.value.size(), edit.theirs->value.size()),
        [edit] { return diffEntry(valueOf(edit.base), valueOf(*edit.theirs)); });
}

void DiffView::show(StoreSession &session, qint64 bytes, std::function<EntryDiff()> compare)
{
    if (bytes <= comparedWhole)
        return setDiff(compare());
    setNote(tr("Comparing\u2026"));
    const auto job = [compare = std::move(compare)](
                         Store &, const std::stop_token &) { return Result<EntryDiff>(compare()); };
    onFinished(session.run(job), this, [this, turn = m_turn](const Result<EntryDiff> &diff) {
        if (turn != m_turn)
            return;
        diff ? setDiff(*diff) : setNote(tr("The store is not open; nothing could be compared."));
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
