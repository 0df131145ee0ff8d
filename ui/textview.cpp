// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textview.h"

#include "model/entrydiff.h"
#include "model/storesession.h"
#include "model/stringinvalue.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/collectionstyle.h"
#include "stores/json/format.h"
#include "ui/findbar.h"
#include "ui/jsontextedit.h"
#include "ui/linkmarks.h"
#include "ui/pagebar.h"
#include "ui/pagedvalue.h"
#include "ui/stringdialog.h"
#include "ui/target.h"
#include "ui/textfind.h"

#include <QBoxLayout>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

QList<int> changedLines(const QByteArray &before, const QByteArray &after)
{
    QList<int> lines;
    for (const DiffLine &line : diffEntry(before, after).lines) {
        if (line.kind == DiffLine::Kind::Added)
            lines.append(int(line.newLine) - 1);
    }
    return lines;
}

} // namespace

TextView::TextView(ValueDocument &document, QWidget *parent)
    : ValueView(document, parent)
    , m_text(new JsonTextEdit(this))
    , m_pageBar(new PageBar(this))
    , m_paged(new PagedValue(document, *m_pageBar, *m_text, this))
    , m_find(new TextFind(document, *m_paged, *m_text, this))
    , m_links(new LinkMarks(document, *m_text, this))
    , m_openString(new QToolButton(this))
{
    m_openString->setText(tr("Open string"));
    m_openString->setAutoRaise(true);
    m_openString->setFocusPolicy(Qt::TabFocus);
    m_openString->setToolTip(tr("Read and edit the string at the caret as plain text"));
    m_pageBar->hide();
    body()->addWidget(m_find->bar());
    body()->addWidget(m_pageBar);
    body()->addWidget(m_text, 1);
    addToFoot(m_openString);
    setFocusProxy(m_text);
    m_text->setReadOnly(true);
    m_text->setContextMenuPolicy(Qt::CustomContextMenu);
    follow();
}

void TextView::follow()
{
    ValueDocument *value = &document();
    connect(value, &ValueDocument::replaced, this, [this] {
        m_isFresh = false;
        refresh();
    });
    connect(value, &ValueDocument::spliced, this, [this](const json::Splice &, const QObject *by) {
        m_isFresh = m_isFresh && by == this;
        refresh();
    });
    connect(value, &ValueDocument::changed, this, &TextView::refreshState);
    connect(value, &ValueDocument::settled, this, [this] {
        m_isFresh = m_isFresh && m_paged->isOpen() == document().isLong();
        refresh();
    });
    connect(m_text, &JsonTextEdit::edited, this, [this] {
        if (m_paged->isOpen())
            m_paged->typed();
        document().typing([this] { commit(); });
    });
    connect(m_text, &JsonTextEdit::caretMoved, this, &TextView::showCaret);
    connect(m_text, &QsciScintillaBase::SCN_FOCUSOUT, value, &ValueDocument::flush);
    connect(m_text, &QWidget::customContextMenuRequested, this, &TextView::contextMenu);
    connect(m_paged, &PagedValue::pageShown, this, [this] {
        refreshState();
        m_find->pageShown();
    });
    connect(m_paged, &PagedValue::failed, this, [this](const Error &error) {
        setNote(errorSentence(Act::Read, error, keyLabel(document().session(), document().ref())),
            Tone::Wrong);
    });
    connect(m_openString, &QToolButton::clicked, this, &TextView::openString);
    connect(m_links, &LinkMarks::marked, this, &TextView::showCaret);
    connect(m_links, &LinkMarks::followed, this, &TextView::followed);
}

void TextView::showEvent(QShowEvent *event)
{
    ValueView::showEvent(event);
    refresh();
}

// Shows the document's value, unless it is shown already; out of sight there is no hurry.
void TextView::refresh()
{
    if (m_isFresh || !isVisible() || !document().base())
        return;
    m_isFresh = true;
    const bool wasPaged = m_paged->isShown();
    const bool isAnother = m_wasShown && wasPaged != document().isLong();
    const qint64 caret = isAnother ? byteAtCaret() : 0;
    if (document().isLong()) {
        if (isAnother)
            m_paged->stayAt(caret);
        m_shown = {};
        setLanguage(document().source().isJson);
        m_paged->open();
    } else {
        m_paged->close();
        showWhole();
        if (wasPaged)
            showBytes({caret, caret});
    }
    m_find->textChanged(m_reference);
    refreshState();
}

// Of the value that is in the editor.
qint64 TextView::byteAtCaret() const
{
    if (m_paged->isOpen())
        return m_paged->byteAtCaret();
    const auto caret = m_text->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    return m_shown.form == ShownValue::Form::Json ? json::pretty(m_reference).toStored(caret)
                                                  : caret;
}

void TextView::showWhole()
{
    const QByteArray value = document().bytes();
    const bool isJson = document().source().isJson;
    if (const auto &draft = document().draft())
        m_shown = {ShownValue::Form::Draft, draft->text, draft->problem};
    else if (const auto invalid = document().invalid())
        m_shown = {ShownValue::Form::Draft, value, invalid};
    else
        m_shown = showValue(value, isJson ? ShowAs::Json : ShowAs::Text);
    setLanguage(m_shown.form != ShownValue::Form::Text);
    if (m_shown.form == ShownValue::Form::Json)
        m_reference = value;
    if (std::exchange(m_wasShown, true))
        return m_text->updateBytes(m_shown.text);
    m_text->setBytes(m_shown.text);
}

void TextView::setLanguage(bool isJson)
{
    m_text->setLanguage(isJson ? JsonTextEdit::Language::Json : JsonTextEdit::Language::Plain);
}

void TextView::refreshState()
{
    const bool shown = m_paged->isOpen() ? m_paged->isShown() : m_isFresh;
    m_text->setReadOnly(!shown || !document().canEdit());
    m_links->setShown(shown);
    showProblem();
    markChanges();
    showCaret();
}

std::optional<Error> TextView::problem() const
{
    if (m_paged->isOpen())
        return m_paged->problem();
    if (const auto &draft = document().draft())
        return draft->problem;
    if (const auto invalid = document().invalid())
        return invalid;
    return document().isEdited() ? std::nullopt : m_shown.problem;
}

void TextView::showProblem()
{
    const std::optional<Error> wrong = problem();
    m_text->clearError();
    if (wrong && wrong->place)
        m_text->markError(wrong->place->byte);
    const QString trouble = this->trouble();
    if (wrong)
        setNote(*wrong);
    else if (!trouble.isEmpty())
        setNote(trouble, document().failure() ? Tone::Wrong : Tone::Quiet);
    else
        setNote(m_paged->isOpen() ? m_paged->note() : QString(), Tone::Quiet);
}

void TextView::showCaret()
{
    int line = 0;
    int column = 0;
    m_text->getCursorPosition(&line, &column);
    const QString place = m_paged->isOpen()
        ? tr("Byte %1").arg(numberText(m_paged->byteAtCaret()))
        : tr("Line %1, column %2").arg(numberText(line + 1), numberText(column + 1));
    const QString link = m_links->textAtCaret();
    setPlace(link.isEmpty() ? place : link + u" \u00b7 "_s + place);
    if (m_text->accessibleDescription() != link)
        m_text->setAccessibleDescription(link); // which a screen reader is told
    m_openString->setVisible(!m_paged->isOpen() && m_shown.form == ShownValue::Form::Json);
    m_openString->setEnabled(canOpenString());
}

void TextView::markChanges()
{
    const auto &base = document().base();
    const bool marked = base && !m_paged->isOpen() && m_shown.form == ShownValue::Form::Json
        && !document().isEdited() && !document().invalid() && base->version.exists()
        && base->size() <= comparedWhole && document().size() <= comparedWhole;
    m_text->markChangedLines(marked ? changedLines(base->value, document().bytes()) : QList<int>());
}

// Of what the stored value does not show.
json::Style TextView::freshStyle() const
{
    return styleOfNew(document().session().collections(), document().ref().collection);
}

// What was typed, to the document.
void TextView::commit()
{
    if (m_paged->isOpen())
        return m_paged->commit();
    const QByteArray text = m_text->bytes();
    const Entry &base = *document().base();
    const bool jsonValues
        = document().session().info().capabilities.testFlag(Capability::JsonValues);
    if (m_shown.form == ShownValue::Form::Text && !jsonValues)
        return document().setBytes(text, this);
    const TypedValue value = typedValue(base.value, m_reference, text, jsonValues, freshStyle());
    if (value.stageable)
        document().setBytes(value.stored, this);
    else
        document().keepDraft({text, *value.problem});
}

void TextView::find()
{
    m_find->start();
}

void TextView::showBytes(const json::Span &bytes)
{
    if (m_paged->isOpen())
        return m_paged->showBytes(bytes);
    const bool isJson = m_shown.form == ShownValue::Form::Json;
    const json::Span shown = isJson ? json::pretty(document().bytes()).toShown(bytes) : bytes;
    m_text->selectBytes(shown.begin, shown.size());
}

void TextView::setWrap(bool wrap)
{
    m_text->setWrapMode(wrap ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

void TextView::setSurveys(IndexSurveys *surveys)
{
    m_links->setSurveys(surveys);
}

void TextView::followLink()
{
    const QString whyNot = m_links->follow();
    if (!whyNot.isEmpty())
        setNote(whyNot, Tone::Quiet);
}

// Whether the caret is in what the tokens of the value are shown as. A screen reader reaches
// buttons that are out of sight, too.
bool TextView::canOpenString() const
{
    return isVisible() && m_isFresh && !m_paged->isOpen() && m_shown.form == ShownValue::Form::Json
        && !document().draft();
}

void TextView::openString()
{
    document().flush();
    if (!canOpenString())
        return;
    const auto caret = m_text->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    const json::Tape *tape = document().tape();
    const auto string
        = tape ? stringAt(*tape, json::pretty(tape->text).toStored(caret)) : std::nullopt;
    if (!string)
        return setNote(tr("Put the caret into a string first."), Tone::Quiet);
    auto *dialog = new StringDialog(*string,
        document().canEdit() ? StringDialog::Access::Editable : StringDialog::Access::ReadOnly,
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, stored = tape->text, string] {
        if (document().isLong() || document().bytes() != stored)
            return;
        document().setBytes(withString(stored, *string, dialog->text(), freshStyle()), dialog);
        document().flush();
    });
    dialog->open();
}

void TextView::contextMenu(const QPoint &position)
{
    QMenu *menu = m_text->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : menu->actions()) {
        // Undo and redo are the window's; these two would do nothing.
        if (action->text().startsWith(QsciScintilla::tr("&Undo"))
            || action->text().startsWith(QsciScintilla::tr("&Redo")))
            menu->removeAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Open string"), this, &TextView::openString)->setEnabled(canOpenString());
    if (const QString key = m_links->keyAtCaret(); !key.isEmpty())
        menu->addAction(
            tr("Go to %1").arg(QString(key).replace(u'&', u"&&"_s)), this, &TextView::followLink);
    menu->popup(m_text->mapToGlobal(position));
}

} // namespace kvlens
