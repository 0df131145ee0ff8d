// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/entryview.h"

#include "model/entrydiff.h"
#include "stores/json/format.h"
#include "ui/entryheader.h"
#include "ui/errortext.h"
#include "ui/findbar.h"
#include "ui/jsontextedit.h"
#include "ui/pagebar.h"
#include "ui/pagedvalue.h"
#include "ui/palette.h"
#include "ui/statemark.h"
#include "ui/stringdialog.h"
#include "ui/style.h"
#include "ui/wording.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr std::chrono::milliseconds typingPause {250};
constexpr qsizetype titleCharacters = 24;

QList<int> changedLines(const QByteArray &before, const QByteArray &after)
{
    QList<int> lines;
    for (const DiffLine &line : diffEntry(before, after).lines) {
        if (line.kind == DiffLine::Kind::Added)
            lines.append(int(line.newLine) - 1);
    }
    return lines;
}

// The parser's words, with a capital and the place.
QString reasonText(const Error &problem)
{
    QString text = problem.detail;
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    if (text.endsWith(" at"_L1))
        text.chop(3); // as Python's parser has it; the place follows
    if (problem.place)
        text += u" \u00b7 "_s + placeText(*problem.place);
    return text;
}

} // namespace

EntryView::EntryView(StoreSession *session, const EntryRef &ref, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_ref(ref)
    , m_header(new EntryHeader(this))
    , m_text(new JsonTextEdit(this))
    , m_find(new FindBar(m_text))
    , m_reason(new QLabel(this))
    , m_place(new QLabel(this))
    , m_openString(new QToolButton(this))
    , m_pause(new QTimer(this))
    , m_pageBar(new PageBar(this))
    , m_paged(new PagedValue(*session, *m_pageBar, *m_text, this))
{
    setUp();
    follow();
    setFocusProxy(m_text);
    m_text->setReadOnly(true);
    m_header->show(*session, ref, entryState(*session, ref));
    reread();
}

void EntryView::setUp()
{
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_reason->setAccessibleName(tr("What is wrong with the text"));
    setMuted(m_place);
    m_openString->setText(tr("Open string"));
    m_openString->setAutoRaise(true);
    m_openString->setFocusPolicy(Qt::TabFocus);
    m_openString->setToolTip(tr("Read and edit the string at the caret as plain text"));
    m_pause->setSingleShot(true);
    m_pause->setInterval(typingPause);

    const int step = rhythm(this);
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(step, step / 4, step, step / 4);
    foot->setSpacing(step);
    foot->addWidget(m_reason, 1);
    foot->addWidget(m_openString);
    foot->addWidget(m_place);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->setSpacing(0);
    all->addWidget(m_header);
    all->addWidget(m_find);
    all->addWidget(m_pageBar);
    m_pageBar->hide();
    all->addWidget(m_text, 1);
    all->addLayout(foot);
}

void EntryView::follow()
{
    connect(m_session, &StoreSession::entryArrived, this, &EntryView::arrived);
    connect(m_session, &StoreSession::entryChanged, this, &EntryView::refresh);
    connect(m_session, &StoreSession::lockedChanged, this, &EntryView::refreshAccess);
    connect(m_session, &StoreSession::stateChanged, this, &EntryView::refreshAccess);
    connect(m_session, &StoreSession::persistFinished, this, &EntryView::reread);
    connect(m_session, &StoreSession::reloadFinished, this, &EntryView::reread);
    connect(m_text, &JsonTextEdit::edited, this, [this] {
        if (m_paged->isOpen()) {
            m_paged->typed();
        } else {
            m_draft = true;
            m_pause->start();
        }
        emit typed();
    });
    connect(m_paged, &PagedValue::pageShown, this, [this] {
        refreshAccess();
        showProblem(std::nullopt);
        showCaret();
    });
    connect(m_paged, &PagedValue::applied, this, [this] {
        refreshAccess();
        emit applied();
    });
    connect(m_paged, &PagedValue::refused, this, [this](const Error &error) {
        refreshAccess();
        showProblem(error);
    });
    connect(m_paged, &PagedValue::failed, this, [this](const Error &error) {
        m_reason->setText(errorSentence(Act::Read, error, keyLabel(*m_session, m_ref)));
    });
    connect(m_text, &QsciScintillaBase::SCN_FOCUSOUT, this, &EntryView::flush);
    connect(m_text, &JsonTextEdit::caretMoved, this, &EntryView::showCaret);
    m_text->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_text, &QWidget::customContextMenuRequested, this, &EntryView::editorContextMenu);
    connect(m_pause, &QTimer::timeout, this, &EntryView::stage);
    connect(m_openString, &QToolButton::clicked, this, &EntryView::openString);
    connect(m_header, &EntryHeader::copyRequested, this, &EntryView::copyKeyRequested);
}

QByteArray EntryView::storedValue() const
{
    if (const Content *content = mine())
        return content->value;
    return m_base ? m_base->value : QByteArray();
}

QString EntryView::title() const
{
    return elidedMiddle(keyLabel(*m_session, m_ref), titleCharacters);
}

QString EntryView::path() const
{
    return storeName(*m_session) + u" \u25b8 "_s + collectionLabel(m_ref.collection) + u" \u25b8 "_s
        + keyLabel(*m_session, m_ref);
}

const Content *EntryView::mine() const
{
    const Edit *edit = m_session->changes().find(m_ref);
    return edit && edit->mine.exists ? &edit->mine : nullptr;
}

bool EntryView::isDeleted() const
{
    const Edit *edit = m_session->changes().find(m_ref);
    return edit && !edit->mine.exists;
}

bool EntryView::hasDraft() const
{
    return m_draft || m_paged->isEdited();
}

bool EntryView::isApplying() const
{
    return m_paged->isApplying();
}

void EntryView::flush()
{
    if (m_draft)
        stage();
    m_paged->apply();
}

void EntryView::discardDraft()
{
    m_pause->stop();
    m_draft = false;
    if (m_paged->isOpen())
        m_paged->discard();
    else
        m_session->readEntry(m_ref);
}

void EntryView::showOffset(qint64 byte, qint64 length)
{
    m_wanted = {byte, byte + length};
    if (m_base)
        revealWanted();
}

void EntryView::revealWanted()
{
    if (!m_wanted)
        return;
    const json::Span span = *std::exchange(m_wanted, std::nullopt);
    if (m_paged->isOpen())
        return m_paged->showOffset(span.begin, span.size());
    const bool json = m_shown.form == ShownValue::Form::Json;
    const json::Span shown = json ? json::pretty(m_staged).toShown(span) : span;
    m_text->selectBytes(shown.begin, shown.size());
}

void EntryView::find()
{
    m_find->start();
}

void EntryView::findNext(bool backwards)
{
    if (!m_find->isVisible())
        return find();
    backwards ? m_find->findPrevious() : m_find->findNext();
}

void EntryView::setWrap(bool wrap)
{
    m_text->setWrapMode(wrap ? QsciScintilla::WrapCharacter : QsciScintilla::WrapNone);
}

void EntryView::reread()
{
    if (!m_session->changes().find(m_ref) && m_renamedTo) {
        m_ref.key = *std::exchange(m_renamedTo, std::nullopt);
        emit titleChanged();
    }
    m_session->readEntry(m_ref);
}

void EntryView::arrived(const EntryRef &ref, const Result<Entry> &entry)
{
    if (ref != m_ref)
        return;
    if (!entry) {
        if (entry.error().code == ErrorCode::NotFound && m_wasDeleted)
            return emit gone();
        m_reason->setText(errorSentence(Act::Read, entry.error(), keyLabel(*m_session, m_ref)));
        m_text->setReadOnly(true);
        return;
    }
    const bool first = !m_base;
    m_base = *entry;
    if (hasDraft())
        return emit baseChanged(); // what is being typed comes first
    const Content *content = mine();
    m_staged = content ? content->value : m_base->value;
    if (first)
        m_text->setBytes({});
    showStaged();
    if (first)
        m_text->goToByte(0);
    revealWanted();
    emit baseChanged();
}

// What is to be: edited, else as stored.
void EntryView::showStaged()
{
    const Content *content = mine();
    const ValueSource source = sourceOf(*m_base, content ? &content->value : nullptr);
    if (source.size > shownWhole)
        return showLong(source);
    m_paged->close();
    const ShownValue shown = showValue(*m_base, content);
    const bool json = shown.form == ShownValue::Form::Json || shown.form == ShownValue::Form::Draft;
    m_text->setLanguage(json ? JsonTextEdit::Language::Json : JsonTextEdit::Language::Plain);
    show(shown);
}

void EntryView::showLong(const ValueSource &source)
{
    m_shown = {};
    m_pause->stop();
    m_draft = false;
    m_text->setLanguage(
        source.isJson ? JsonTextEdit::Language::Json : JsonTextEdit::Language::Plain);
    const auto &known = m_paged->source().bytes;
    if (!source.bytes || !known || !sameValue(*source.bytes, *known))
        m_paged->open(source); // else it is what a page was applied to
    refreshAccess();
    showProblem(std::nullopt);
    markChanges();
}

void EntryView::refresh(const EntryRef &ref)
{
    if (ref != m_ref)
        return;
    m_header->show(*m_session, m_ref, entryState(*m_session, m_ref));
    const Content *content = mine();
    if (content)
        m_renamedTo = content->key == m_ref.key ? std::nullopt : std::optional(content->key);
    if (m_session->changes().find(m_ref))
        m_wasDeleted = isDeleted();
    emit titleChanged();
    refreshAccess();
    if (!m_base)
        return m_session->readEntry(m_ref); // a new key: there was nothing to read before
    const QByteArray value = content ? content->value : m_base->value;
    if (!sameValue(value, m_staged)) {
        m_staged = value;
        m_draft = false;
        m_pause->stop();
        showStaged();
    }
    markChanges();
}

void EntryView::show(const ShownValue &shown)
{
    m_shown = shown;
    if (shown.form == ShownValue::Form::Json)
        m_reference = m_staged;
    m_text->updateBytes(shown.text);
    refreshAccess();
    showProblem(shown.problem);
    markChanges();
    showCaret();
}

void EntryView::refreshAccess()
{
    const bool shown = m_paged->isOpen() ? m_paged->isEditable() : m_shown.editable;
    m_text->setReadOnly(!m_base || !shown || !m_session->canEdit() || isDeleted());
}

void EntryView::showProblem(const std::optional<Error> &problem)
{
    QPalette colors = palette();
    colors.setColor(
        QPalette::WindowText, problem ? Palette::current().deleted : Palette::current().muted);
    m_reason->setPalette(colors);
    m_text->clearError();
    if (problem && problem->place)
        m_text->markError(problem->place->byte);
    const QString note = m_paged->isOpen() ? m_paged->note() : m_shown.note;
    QString text = problem ? reasonText(*problem) : note;
    if (text.isEmpty() && m_base && m_base->problem)
        text = errorSentence(Act::Read, *m_base->problem);
    m_reason->setText(text);
    m_reason->setToolTip(text);
}

void EntryView::showCaret()
{
    int line = 0;
    int column = 0;
    m_text->getCursorPosition(&line, &column);
    m_place->setText(m_paged->isOpen()
            ? tr("Byte %1").arg(numberText(m_paged->byteAtCaret()))
            : tr("Line %1, column %2").arg(numberText(line + 1), numberText(column + 1)));
    m_openString->setVisible(!m_paged->isOpen() && m_shown.form == ShownValue::Form::Json);
}

void EntryView::stage()
{
    m_pause->stop();
    if (!m_base || !m_session->canEdit())
        return;
    const bool jsonValues = m_session->info().capabilities.testFlag(Capability::JsonValues);
    const TypedValue value = typedValue(*m_base, m_reference, m_text->bytes(), jsonValues);
    showProblem(value.problem);
    if (!value.stageable)
        return;
    m_draft = false;
    m_staged = value.stored;
    m_session->put(*m_base, value.stored);
}

void EntryView::markChanges()
{
    const Content *content = mine();
    const bool marked = content && m_base && m_shown.form == ShownValue::Form::Json
        && !content->invalid && m_base->version.exists() && m_base->size() <= comparedWhole
        && content->value.size() <= comparedWhole;
    m_text->markChangedLines(marked ? changedLines(m_base->value, content->value) : QList<int>());
}

void EntryView::openString()
{
    flush();
    const auto caret = m_text->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS);
    const QByteArray stored = storedValue();
    const auto string = stringAt(stored, caret);
    if (!string) {
        m_reason->setText(tr("Put the caret into a string first."));
        return;
    }
    auto *dialog = new StringDialog(*string,
        m_text->isReadOnly() ? StringDialog::Access::ReadOnly : StringDialog::Access::Editable,
        this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, stored, string] {
        if (storedValue() == stored)
            m_session->put(*m_base, withString(stored, *string, dialog->text()));
    });
    dialog->open();
}

void EntryView::editorContextMenu(const QPoint &position)
{
    QMenu *menu = m_text->createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction *action : menu->actions()) {
        // Undo and redo are the window's; these two would do nothing.
        if (action->text().contains("Undo"_L1) || action->text().contains("Redo"_L1))
            menu->removeAction(action);
    }
    menu->addSeparator();
    menu->addAction(tr("Open string"), this, &EntryView::openString);
    menu->popup(m_text->mapToGlobal(position));
}

} // namespace kvlens
