// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesview.h"

#include "model/storesession.h"
#include "report/wording.h"
#include "ui/bytefind.h"
#include "ui/bytesedit.h"
#include "ui/steplist.h"

#include <QBoxLayout>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr qint64 largestListed = 1024 * 1024; // bytes of which the steps are listed

} // namespace

BytesView::BytesView(ValueDocument &document, QWidget *parent)
    : ValueView(document, parent)
    , m_bytes(new BytesEdit(document, this, this))
    , m_steps(new StepList(this))
    , m_find(new ByteFind(*m_bytes))
    , m_mode(new QToolButton(this))
{
    m_mode->setAutoRaise(true);
    m_mode->setFocusPolicy(Qt::TabFocus);
    body()->addWidget(m_find);
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(m_bytes);
    parts->addWidget(m_steps);
    body()->addWidget(parts, 1);
    addToFoot(m_mode);
    setFocusProxy(m_bytes);
    connect(&document, &ValueDocument::replaced, this, &BytesView::refresh);
    connect(&document, &ValueDocument::changed, this, &BytesView::refresh);
    connect(m_steps, &StepList::chosen, m_bytes, &BytesEdit::select);
    connect(m_bytes, &BytesEdit::caretMoved, this, &BytesView::showCaret);
    connect(m_bytes, &BytesEdit::tooLongToCopy, this, [this] {
        setNote(
            tr("More than %1 are not copied; save the value as a file.").arg(sizeText(shownWhole)),
            Tone::Quiet);
    });
    connect(m_mode, &QToolButton::clicked, this, [this] {
        const bool inserts = m_bytes->caret().mode == ByteCaret::Mode::Insert;
        m_bytes->setMode(inserts ? ByteCaret::Mode::Overwrite : ByteCaret::Mode::Insert);
    });
    refresh();
}

void BytesView::find()
{
    m_find->start();
}

void BytesView::showBytes(const json::Span &bytes)
{
    m_bytes->select(bytes);
}

void BytesView::refresh()
{
    const std::optional<Error> invalid = document().invalid();
    m_bytes->markError(invalid && invalid->place ? invalid->place->byte : -1);
    m_mode->setEnabled(m_bytes->canEdit());
    refreshSteps();
    if (invalid)
        setNote(*invalid);
    else
        setNote(note(), document().failure() ? Tone::Wrong : Tone::Quiet);
    showCaret();
}

void BytesView::refreshSteps()
{
    const bool isShort = document().size() <= largestListed && !document().draft();
    m_steps->showStepsOf(isShort ? document().bytes() : QByteArray());
}

QString BytesView::note() const
{
    if (document().draft())
        return tr("The text has an edit that cannot be made into bytes yet.");
    if (const QString trouble = this->trouble(); !trouble.isEmpty())
        return trouble;
    if (document().size() > largestEdited)
        return tr("Too long to be edited here (the limit is %1).").arg(sizeText(largestEdited));
    return {};
}

void BytesView::showCaret()
{
    const ByteCaret &caret = m_bytes->caret();
    const bool inserts = caret.mode == ByteCaret::Mode::Insert;
    m_mode->setText(inserts ? tr("Insert") : tr("Overwrite"));
    m_mode->setAccessibleName(inserts ? tr("Typing inserts") : tr("Typing overwrites"));
    m_mode->setToolTip(inserts ? tr("What is typed is put between the bytes (Insert)")
                               : tr("What is typed replaces the bytes (Insert)"));
    const json::Span selected = caret.selection();
    setPlace(selected.size() > 1
            ? tr("Bytes %1 \u2013 %2 of %3")
                  .arg(numberText(selected.begin), numberText(selected.end - 1),
                      numberText(document().size()))
            : tr("Byte %1 of %2")
                  .arg(numberText(selected.size() == 1 ? selected.begin : caret.byte),
                      numberText(document().size())));
}

} // namespace kvlens
