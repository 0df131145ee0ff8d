// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/textfind.h"

#include "model/valuedocument.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "ui/findbar.h"
#include "ui/jsontextedit.h"
#include "ui/pagedvalue.h"

#include <QLineEdit>

namespace kvlens {

namespace {

constexpr int typingPause = 300; // ms

json::Span selection(const JsonTextEdit &editor)
{
    return {editor.SendScintilla(QsciScintilla::SCI_GETSELECTIONSTART),
        editor.SendScintilla(QsciScintilla::SCI_GETSELECTIONEND)};
}

} // namespace

TextFind::TextFind(ValueDocument &document, PagedValue &paged, JsonTextEdit &editor, QWidget *view)
    : QObject(view)
    , m_document(document)
    , m_paged(paged)
    , m_editor(editor)
    , m_bar(new FindBar(view))
    , m_find(document.session(), document.pages())
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_bar, &FindBar::changed, this, &TextFind::seek);
    connect(m_bar, &FindLine::nextWanted, this, [this] { step(Direction::Forward); });
    connect(m_bar, &FindLine::previousWanted, this, [this] { step(Direction::Backward); });
    connect(m_bar, &FindLine::closed, this, [this] {
        m_find.end();
        m_match.reset();
        m_editor.setFocus();
    });
    connect(&m_editor, &JsonTextEdit::edited, this, [this] { textChanged(m_json); });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (count())
            tell();
    });
    connect(&m_find, &ValueFind::counted, this, &TextFind::tell);
    connect(&m_find, &ValueFind::found, this, &TextFind::arrived);
    connect(&m_find, &ValueFind::missing, this, &TextFind::tell);
    connect(&m_find, &ValueFind::failed, this, [this](const Error &error) {
        m_bar->tell(error.code == ErrorCode::Unsupported ? reasonText(error.detail)
                                                         : errorSentence(Act::Read, error));
    });
}

void TextFind::start()
{
    const QString selected = m_editor.selectedText();
    if (!selected.isEmpty() && !selected.contains(u'\n'))
        m_bar->edit()->setText(selected);
    m_bar->start();
    seek();
}

void TextFind::textChanged(const QByteArray &json)
{
    m_json = json;
    m_match.reset();
    m_isAwaited = false;
    m_find.end();
    if (m_bar->isVisible() && !m_bar->text().isEmpty())
        m_pause.start();
}

void TextFind::pageShown()
{
    if (m_isAwaited && m_match && m_match->page == m_paged.page())
        return select();
    m_match.reset();
    m_isAwaited = false;
    m_find.stay();
    if (m_isOwnText || !m_find.isOn())
        return textChanged(m_json); // as it was typed it is shown no more
    tell();
}

ValueFind::Shown TextFind::shown() const
{
    if (!m_paged.isOpen())
        return {false, 0, m_editor.bytes(), m_json};
    ValueFind::Shown page {true, m_paged.page()};
    if (m_paged.isShown() && m_paged.isTyped())
        page.text = m_editor.bytes();
    return page;
}

bool TextFind::count()
{
    m_pause.stop();
    m_match.reset();
    m_isAwaited = false;
    m_find.end();
    if (m_bar->text().isEmpty()) {
        m_bar->tell({});
        return false;
    }
    const Result<TextMatcher> matcher = TextMatcher::make(m_bar->query());
    if (!matcher) {
        m_bar->tell(tr("Not a regular expression: %1").arg(reasonText(matcher.error().detail)));
        return false;
    }
    m_document.flush();
    const ValueFind::Shown shown = this->shown();
    m_isOwnText = shown.isPage && shown.text;
    m_find.begin(*matcher, shown);
    return true;
}

// The first match from where the caret is, which may be the selected one.
void TextFind::seek()
{
    if (!count())
        return;
    const qint64 caret = selection(m_editor).begin;
    m_find.findFrom({caret, caret}, Direction::Forward);
    tell();
}

// Beside the match that is selected, or else beside the caret.
void TextFind::step(Direction direction)
{
    if (m_isAwaited || (!m_find.isOn() && !count()))
        return;
    const json::Span selected = selection(m_editor);
    if (m_match && m_match->shown == selected)
        m_find.findBeside(*m_match, direction);
    else
        m_find.findFrom(selected, direction);
}

void TextFind::arrived(const ValueFind::Match &match)
{
    m_match = match;
    m_isAwaited = m_paged.isOpen() && match.page != m_paged.page();
    if (m_isAwaited)
        return m_paged.showPage(match.page);
    select();
}

void TextFind::select()
{
    m_isAwaited = false;
    m_editor.selectBytes(m_match->shown.begin, m_match->shown.size());
    m_match->shown = selection(m_editor);
    tell();
}

void TextFind::tell()
{
    if (!m_find.isOn())
        return;
    const bool isAll = m_find.isComplete();
    const QString count = numberText(m_find.count());
    const auto number = m_match ? m_find.numberOf(*m_match) : std::nullopt;
    QString text = number ? tr("%1 of %2").arg(numberText(*number), count)
                          : tr("%1 matches", nullptr, pluralOf(m_find.count())).arg(count);
    if (isAll && m_find.count() == 0)
        text = tr("No match");
    else if (!isAll)
        text = tr("%1 so far, %2 % seen").arg(text).arg(m_find.percent());
    if (m_match && m_match->isHidden)
        text = tr("%1, not shown: Open string").arg(text);
    m_bar->tell(text);
}

} // namespace kvlens
