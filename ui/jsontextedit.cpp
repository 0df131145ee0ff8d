// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jsontextedit.h"

#include "stores/json/indentstep.h"
#include "ui/jsonlexer.h"
#include "ui/palette.h"
#include "ui/settings.h"
#include "ui/statemark.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <Qsci/qscicommandset.h>

namespace kvlens {

namespace {

enum Margin { NumbersAt, MarksAt, FoldsAt };
enum Marker { ErrorMarker = 1, ChangedMarker = 2 };
constexpr int errorIndicator = 8; // the first that no lexer uses
constexpr int linkIndicator = 9;
constexpr int brokenIndicator = 10;
constexpr int brokenColour = 11;

qsizetype commonStart(const QByteArray &one, const QByteArray &other)
{
    const auto [end, _] = std::mismatch(one.cbegin(), one.cend(), other.cbegin(), other.cend());
    return end - one.cbegin();
}

qsizetype commonEnd(const QByteArray &one, const QByteArray &other, qsizetype atMost)
{
    qsizetype n = 0;
    while (n < atMost && one.at(one.size() - 1 - n) == other.at(other.size() - 1 - n))
        ++n;
    return n;
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

JsonTextEdit::JsonTextEdit(QWidget *parent)
    : QsciScintilla(parent)
    , m_lexer(new JsonLexer(this))
{
    setAccessibleName(tr("Value text"));
    setObjectName(QStringLiteral("Value text"));
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setEolMode(EolUnix);
    setIndentationsUseTabs(false);
    setTabWidth(json::indentStep());
    setAutoIndent(true);
    setBraceMatching(SloppyBraceMatch);
    setScrollWidthTracking(true);
    setScrollWidth(1);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_SETMULTIPASTE, 1UL);
    setUpMargins();
    setUpKeys();
    restyle();
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (!m_replacing)
            emit edited();
    });
    connect(this, &QsciScintilla::linesChanged, this, &JsonTextEdit::resizeLineNumbers);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &JsonTextEdit::caretMoved);
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, &JsonTextEdit::viewChanged);
    connect(this, &QsciScintilla::marginClicked, this, &JsonTextEdit::viewChanged);
}

void JsonTextEdit::setUpMargins()
{
    setMarginType(NumbersAt, NumberMargin);
    setMarginType(MarksAt, SymbolMargin);
    setMarginMarkerMask(MarksAt, (1 << ErrorMarker) | (1 << ChangedMarker));
    setFolding(PlainFoldStyle, FoldsAt);
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDER, SC_MARK_ARROW);
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPEN, SC_MARK_ARROWDOWN);
    markerDefine(LeftRectangle, ChangedMarker);
    indicatorDefine(SquiggleIndicator, errorIndicator);
    setIndicatorDrawUnder(false, errorIndicator);
    indicatorDefine(PlainIndicator, linkIndicator);
    indicatorDefine(DashesIndicator, brokenIndicator);
    indicatorDefine(TextColorIndicator, brokenColour);
}

// Undo, redo and the keys that belong to the window go to the window's actions.
void JsonTextEdit::setUpKeys()
{
    for (const auto id : {QsciCommand::Undo, QsciCommand::Redo, QsciCommand::LineTranspose,
             QsciCommand::LineCut, QsciCommand::LineDelete, QsciCommand::SelectionUpperCase,
             QsciCommand::SelectionLowerCase, QsciCommand::WordPartRight}) {
        QsciCommand *command = standardCommands()->find(id);
        command->setKey(0);
        command->setAlternateKey(0);
    }
}

void JsonTextEdit::setLanguage(Language language)
{
    const bool json = language == Language::Json;
    if (json == (lexer() != nullptr))
        return;
    setLexer(json ? m_lexer : nullptr);
    restyle();
}

void JsonTextEdit::setBytes(const QByteArray &bytes)
{
    const QScopedValueRollback guard(m_replacing, true);
    const bool readOnly = isReadOnly();
    SendScintilla(SCI_SETREADONLY, 0UL);
    SendScintilla(SCI_CLEARALL);
    setScrollWidth(1);
    SendScintilla(SCI_APPENDTEXT, static_cast<uintptr_t>(bytes.size()), bytes.constData());
    SendScintilla(SCI_SETREADONLY, static_cast<unsigned long>(readOnly));
    SendScintilla(SCI_GOTOPOS, 0UL);
    setFirstVisibleLine(0);
}

void JsonTextEdit::updateBytes(const QByteArray &bytes)
{
    const QByteArray old = this->bytes();
    if (old == bytes)
        return;
    qsizetype start = commonStart(old, bytes);
    qsizetype end = commonEnd(old, bytes, std::min(old.size(), bytes.size()) - start);
    while (start > 0 && start < old.size() && isContinuation(old.at(start)))
        --start;
    while (end > 0 && isContinuation(old.at(old.size() - end)))
        --end;
    const QScopedValueRollback guard(m_replacing, true);
    const bool readOnly = isReadOnly();
    SendScintilla(SCI_SETREADONLY, 0UL);
    const QByteArray middle = bytes.mid(start, bytes.size() - end - start);
    SendScintilla(
        SCI_SETTARGETRANGE, static_cast<uintptr_t>(start), static_cast<long>(old.size() - end));
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(middle.size()), middle.constData());
    SendScintilla(SCI_SETREADONLY, static_cast<unsigned long>(readOnly));
}

QByteArray JsonTextEdit::bytes() const
{
    const auto size = SendScintilla(SCI_GETTEXTLENGTH);
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return QByteArray(text, size);
}

QByteArray JsonTextEdit::bytes(const json::Span &span) const
{
    const qint64 begin = std::max<qint64>(span.begin, 0);
    const qint64 end = std::min<qint64>(span.end, SendScintilla(SCI_GETTEXTLENGTH));
    if (end <= begin)
        return {};
    QByteArray text(end - begin, Qt::Uninitialized); // with room for the zero behind it
    SendScintilla(SCI_GETTEXTRANGE, static_cast<long>(begin), static_cast<long>(end), text.data());
    return text;
}

void JsonTextEdit::goToByte(qint64 byte)
{
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(byte));
    ensureCursorVisible();
}

void JsonTextEdit::selectBytes(qint64 from, qint64 length)
{
    const auto line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(from));
    SendScintilla(SCI_ENSUREVISIBLE, static_cast<unsigned long>(line));
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(from), static_cast<long>(from + length));
    SendScintilla(SCI_SCROLLCARET);
}

void JsonTextEdit::markError(qint64 byte)
{
    clearError();
    const auto size = static_cast<qint64>(SendScintilla(SCI_GETTEXTLENGTH));
    const qint64 place = std::clamp<qint64>(byte, 0, size);
    qint64 from = place;
    if (from == size && from > 0)
        --from; // the end of the text: its last character carries the mark
    const auto next
        = static_cast<qint64>(SendScintilla(SCI_POSITIONAFTER, static_cast<unsigned long>(from)));
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(errorIndicator));
    SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from),
        static_cast<long>(std::max(next, from + 1) - from));
    const auto line = SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(place));
    markerAdd(static_cast<int>(line), ErrorMarker);
}

void JsonTextEdit::clearError()
{
    markerDeleteAll(ErrorMarker);
    SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(errorIndicator));
    SendScintilla(
        SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(SendScintilla(SCI_GETTEXTLENGTH)));
}

void JsonTextEdit::markChangedLines(const QList<int> &lines)
{
    markerDeleteAll(ChangedMarker);
    for (const int line : lines)
        markerAdd(line, ChangedMarker);
}

void JsonTextEdit::markLinks(const QList<json::Span> &sound, const QList<json::Span> &broken)
{
    const auto length = SendScintilla(SCI_GETTEXTLENGTH);
    const auto mark = [&](int indicator, const QList<json::Span> &spans) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, length);
        for (const json::Span &span : spans)
            SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(span.begin),
                static_cast<long>(span.size()));
    };
    mark(linkIndicator, sound);
    mark(brokenIndicator, broken);
    mark(brokenColour, broken);
}

// Row by row, as lines are broken, hidden, and longer than the view is wide.
QList<json::Span> JsonTextEdit::spansInView() const
{
    QList<json::Span> spans;
    const long height = std::max(1L, SendScintilla(SCI_TEXTHEIGHT, 0UL));
    const auto right = static_cast<unsigned long>(std::max(viewport()->width(), 0));
    for (long y = 0; y < viewport()->height(); y += height) {
        const json::Span row {SendScintilla(SCI_POSITIONFROMPOINT, 0UL, y),
            SendScintilla(SCI_POSITIONFROMPOINT, right, y)};
        if (!spans.isEmpty() && row.begin <= spans.last().end + 1)
            spans.last().end = std::max(spans.last().end, row.end);
        else
            spans.append(row);
    }
    return spans;
}

void JsonTextEdit::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    emit viewChanged();
}

void JsonTextEdit::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
}

// The window's shortcuts come before the editor's own keys, and Tab never traps the keyboard in a
// text that cannot be changed.
bool JsonTextEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return false;
        }
    }
    return QsciScintilla::event(event);
}

void JsonTextEdit::restyle()
{
    const Palette &colors = Palette::current();
    const QFont fixed = chosen::valueFont();
    m_lexer->restyle();
    useValueFont(this);
    setColor(colors.text);
    setPaper(colors.base);
    setCaretForegroundColor(colors.text);
    setCaretLineVisible(false);
    setSelectionBackgroundColor(colors.selection);
    resetSelectionForegroundColor();
    setMarginsFont(fixed);
    setMarginsForegroundColor(colors.muted);
    setMarginsBackgroundColor(colors.window);
    setMarginBackgroundColor(MarksAt, colors.base);
    setFoldMarginColors(colors.base, colors.base);
    setMatchedBraceBackgroundColor(colors.selection);
    setMatchedBraceForegroundColor(colors.accent);
    setUnmatchedBraceForegroundColor(colors.deleted);
    setUnmatchedBraceBackgroundColor(colors.removedGround);
    setMarkerBackgroundColor(colors.edited, ChangedMarker);
    setMarkerForegroundColor(colors.edited, ChangedMarker);
    markerDefine(
        stateMark(EntryState::Invalid, QFontMetrics(fixed).height() * 3 / 4, 1), ErrorMarker);
    setIndicatorForegroundColor(colors.deleted, errorIndicator);
    setIndicatorForegroundColor(colors.accent, linkIndicator);
    setIndicatorForegroundColor(colors.deleted, brokenIndicator);
    setIndicatorForegroundColor(colors.deleted, brokenColour);
    setExtraAscent(1);
    setExtraDescent(1);
    setMarginWidth(MarksAt, QFontMetrics(fixed).height() * 3 / 4);
    setMarginWidth(FoldsAt, QFontMetrics(fixed).height() * 3 / 4);
    // QScintilla's own setters are undone whenever the lexer's colours change.
    for (const unsigned long sign : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEROPEN}) {
        SendScintilla(SCI_MARKERSETFORE, sign, colors.muted);
        SendScintilla(SCI_MARKERSETBACK, sign, colors.muted);
    }
    resizeLineNumbers();
}

void JsonTextEdit::resizeLineNumbers()
{
    const int digits = std::max(3, int(QString::number(lines()).size()));
    setMarginWidth(NumbersAt, QString(digits + 1, u'9'));
}

} // namespace kvlens
