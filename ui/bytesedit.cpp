// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytesedit.h"

#include "ui/byteaccess.h"
#include "ui/byterow.h"
#include "ui/settings.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr int shortestOffset = 8; // digits

struct MotionKey
{
    QKeySequence::StandardKey go;
    QKeySequence::StandardKey select;
    Motion motion;
};
constexpr MotionKey motionKeys[] {
    {QKeySequence::MoveToPreviousChar, QKeySequence::SelectPreviousChar, Motion::Left},
    {QKeySequence::MoveToNextChar, QKeySequence::SelectNextChar, Motion::Right},
    {QKeySequence::MoveToPreviousLine, QKeySequence::SelectPreviousLine, Motion::Up},
    {QKeySequence::MoveToNextLine, QKeySequence::SelectNextLine, Motion::Down},
    {QKeySequence::MoveToPreviousPage, QKeySequence::SelectPreviousPage, Motion::PageUp},
    {QKeySequence::MoveToNextPage, QKeySequence::SelectNextPage, Motion::PageDown},
    {QKeySequence::MoveToStartOfLine, QKeySequence::SelectStartOfLine, Motion::RowStart},
    {QKeySequence::MoveToEndOfLine, QKeySequence::SelectEndOfLine, Motion::RowEnd},
    {QKeySequence::MoveToStartOfDocument, QKeySequence::SelectStartOfDocument, Motion::Start},
    {QKeySequence::MoveToEndOfDocument, QKeySequence::SelectEndOfDocument, Motion::End},
};

} // namespace

// A line of what a screen reader is told.
struct BytesEdit::TextLine
{
    int first; // character of the caret's column
    int step; // characters a byte
    int length; // with its end
};

BytesEdit::BytesEdit(ValueDocument &document, QObject *view, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_document(document)
    , m_view(view)
{
    setAccessibleName(tr("Value bytes"));
    setObjectName(u"Value bytes"_s);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    useValueFont(this);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setBackgroundRole(QPalette::Base);
    connect(&document, &ValueDocument::partsArrived, viewport(), qOverload<>(&QWidget::update));
    connect(&document, &ValueDocument::replaced, this, [this] {
        refreshBars();
        setCaret(movedTo(m_caret, m_caret.byte, rows(), Selecting::No));
    });
    connect(&document, &ValueDocument::spliced, this,
        [this](const json::Splice &splice, const QObject *by) {
            refreshBars();
            if (by != m_view)
                setCaret(follow(m_caret, splice, m_document.size()));
        });
    ByteAccess::install();
    refreshBars();
}

// Eight in a row where there is no room for sixteen.
ByteMetrics BytesEdit::metrics() const
{
    const QFontMetrics font(this->font());
    ByteMetrics place;
    place.character = font.horizontalAdvance(u'0');
    place.line = font.height() + 2;
    place.digits = std::max(shortestOffset, int(QString::number(m_document.size(), 16).size()));
    place.left = place.character;
    if (place.left + place.width() > viewport()->width())
        place.perRow = 8;
    place.left -= horizontalScrollBar()->value();
    return place;
}

ByteRows BytesEdit::rows() const
{
    const ByteMetrics place = metrics();
    return {
        m_document.size(), place.perRow, std::max<qint64>(1, viewport()->height() / place.line)};
}

qint64 BytesEdit::firstRow() const
{
    return verticalScrollBar()->value();
}

// The bytes of the rows in view, the last one perhaps in part.
json::Span BytesEdit::visible() const
{
    const ByteRows all = rows();
    const qint64 begin = firstRow() * all.perRow;
    return {begin, std::min(begin + (all.perPage + 1) * all.perRow, all.size)};
}

void BytesEdit::refreshBars()
{
    const ByteRows all = rows();
    const qint64 last = all.size / all.perRow; // the caret may stand behind the last byte
    verticalScrollBar()->setRange(0, int(std::max<qint64>(0, last + 1 - all.perPage)));
    verticalScrollBar()->setPageStep(int(all.perPage));
    horizontalScrollBar()->setRange(
        0, std::max(0, metrics().width() + metrics().character - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    viewport()->update();
}

bool BytesEdit::canEdit() const
{
    return m_document.canEdit() && !m_document.draft();
}

void BytesEdit::setMode(ByteCaret::Mode mode)
{
    ByteCaret caret = m_caret;
    caret.mode = mode;
    caret.isInByte = false;
    setCaret(caret);
}

void BytesEdit::setCaret(const ByteCaret &caret)
{
    m_caret = caret;
    viewport()->update();
    emit caretMoved();
    if (hasFocus()) {
        QAccessibleTextCursorEvent moved(this, inVisibleText(m_caret.byte));
        QAccessible::updateAccessibility(&moved);
    }
}

void BytesEdit::reveal(qint64 byte)
{
    const qint64 row = byte / rows().perRow;
    const qint64 perPage = rows().perPage;
    if (row < firstRow())
        verticalScrollBar()->setValue(int(row));
    else if (row >= firstRow() + perPage)
        verticalScrollBar()->setValue(int(row - perPage + 1));
}

void BytesEdit::select(const json::Span &bytes)
{
    ByteCaret caret = movedTo(m_caret, bytes.end, rows(), Selecting::No);
    caret.anchor = std::clamp<qint64>(bytes.begin, 0, m_document.size());
    setCaret(caret);
    reveal(bytes.end);
    reveal(bytes.begin);
}

void BytesEdit::selectAll()
{
    ByteCaret caret = movedTo(m_caret, m_document.size(), rows(), Selecting::No);
    caret.anchor = 0;
    setCaret(caret);
}

void BytesEdit::markError(qint64 byte)
{
    if (std::exchange(m_error, byte) != byte)
        viewport()->update();
}

void BytesEdit::apply(const std::optional<ByteEdit> &edit)
{
    if (!edit || !canEdit())
        return;
    m_document.splice(edit->splice, m_view);
    setCaret(edit->caret);
    reveal(m_caret.byte);
}

// Nothing: too long, or not at hand yet.
std::optional<QByteArray> BytesEdit::selectedBytes()
{
    const json::Span selected = m_caret.selection();
    if (selected.size() > shownWhole) {
        emit tooLongToCopy();
        return std::nullopt;
    }
    return m_document.part(selected.begin, selected.size());
}

void BytesEdit::copy()
{
    const auto bytes = selectedBytes();
    if (!bytes || bytes->isEmpty())
        return;
    const bool isHex = m_caret.column == ByteCaret::Column::Hex;
    QGuiApplication::clipboard()->setText(isHex ? hexText(*bytes) : QString::fromUtf8(*bytes));
}

void BytesEdit::cut()
{
    if (!canEdit() || m_caret.selection().size() == 0 || !selectedBytes())
        return;
    copy();
    apply(erase(m_caret, Side::Behind, m_document.size()));
}

void BytesEdit::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    const auto hex = m_caret.column == ByteCaret::Column::Hex ? bytesFromHex(text) : std::nullopt;
    const QByteArray bytes = hex.value_or(text.toUtf8());
    if (!bytes.isEmpty())
        apply(typeBytes(m_caret, bytes, m_document.size()));
}

BytesEdit::TextLine BytesEdit::textLine() const
{
    const ByteMetrics place = metrics();
    const int hex = place.digits + 2;
    const int text = hex + 3 * place.perRow + 1;
    const bool isHex = m_caret.column == ByteCaret::Column::Hex;
    return {isHex ? hex : text, isHex ? 3 : 1, text + place.perRow + 1};
}

QString BytesEdit::visibleText() const
{
    const json::Span span = visible();
    const QByteArray bytes = m_document.part(span.begin, span.size()).value_or(QByteArray());
    const ByteMetrics place = metrics();
    const int perRow = place.perRow;
    QStringList lines;
    for (qint64 at = 0; at < bytes.size(); at += perRow) {
        const QByteArray row = bytes.mid(at, perRow);
        lines << u"%1  %2  %3"_s.arg(span.begin + at, place.digits, 16, QChar(u'0'))
                     .arg(hexText(row).leftJustified(3 * perRow - 1),
                         byteCharacters(row).leftJustified(perRow));
    }
    return lines.join(u'\n');
}

int BytesEdit::inVisibleText(qint64 byte) const
{
    const TextLine line = textLine();
    const int perRow = metrics().perRow;
    const qint64 inView = std::max<qint64>(0, byte - visible().begin);
    return int(inView / perRow) * line.length + line.first + int(inView % perRow) * line.step;
}

qint64 BytesEdit::byteInVisibleText(int position) const
{
    const TextLine line = textLine();
    const int perRow = metrics().perRow;
    const int column = std::clamp((position % line.length - line.first) / line.step, 0, perRow - 1);
    return visible().begin + position / line.length * perRow + column;
}

// Tab goes on from the digits to the characters, and only from there to the next widget.
bool BytesEdit::tab(bool back)
{
    using Column = ByteCaret::Column;
    const Column from = back ? Column::Text : Column::Hex;
    if (m_caret.column != from)
        return false;
    ByteCaret caret = m_caret;
    caret.column = back ? Column::Hex : Column::Text;
    caret.isInByte = false;
    setCaret(caret);
    return true;
}

bool BytesEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && tab(false))
            return true;
        if (key->key() == Qt::Key_Backtab && tab(true))
            return true;
    }
    return QAbstractScrollArea::event(event);
}

void BytesEdit::keyPressEvent(QKeyEvent *event)
{
    for (const MotionKey &key : motionKeys) {
        const bool selects = event->matches(key.select);
        if (!selects && !event->matches(key.go))
            continue;
        setCaret(moved(m_caret, key.motion, rows(), selects ? Selecting::Yes : Selecting::No));
        return reveal(m_caret.byte);
    }
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::Cut))
        return cut();
    if (event->matches(QKeySequence::Paste))
        return paste();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (!type(*event))
        QAbstractScrollArea::keyPressEvent(event);
}

// Whether the key is one that edits.
bool BytesEdit::type(const QKeyEvent &event)
{
    using Mode = ByteCaret::Mode;
    if (event.key() == Qt::Key_Insert && event.modifiers() == Qt::NoModifier) {
        setMode(m_caret.mode == Mode::Insert ? Mode::Overwrite : Mode::Insert);
        return true;
    }
    if (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete) {
        const Side side = event.key() == Qt::Key_Delete ? Side::Behind : Side::Before;
        apply(erase(m_caret, side, m_document.size()));
        return true;
    }
    const QString text = event.text();
    const bool commands = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (text.isEmpty() || commands || !text.at(0).isPrint())
        return false;
    if (m_caret.column == ByteCaret::Column::Text) {
        apply(typeBytes(m_caret, text.toUtf8(), m_document.size()));
        return true;
    }
    bool isDigit = false;
    const int digit = text.toInt(&isDigit, 16);
    const auto under = m_document.part(m_caret.byte, 1);
    if (isDigit && digit >= 0 && digit < 16 && under)
        apply(typeDigit(m_caret, digit, *under));
    return true;
}

ByteCaret BytesEdit::caretAt(const QPoint &position, Selecting selecting) const
{
    const ByteMetrics place = metrics();
    const qint64 row = firstRow() + std::max(0, position.y()) / place.line;
    ByteCaret caret
        = movedTo(m_caret, row * place.perRow + place.columnAt(position.x()), rows(), selecting);
    if (selecting == Selecting::No)
        caret.column
            = place.isInText(position.x()) ? ByteCaret::Column::Text : ByteCaret::Column::Hex;
    return caret;
}

void BytesEdit::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool selects = event->modifiers() & Qt::ShiftModifier;
    setCaret(caretAt(event->pos(), selects ? Selecting::Yes : Selecting::No));
}

void BytesEdit::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    setCaret(caretAt(event->pos(), Selecting::Yes));
    reveal(m_caret.byte);
}

void BytesEdit::mouseDoubleClickEvent(QMouseEvent *event)
{
    ByteCaret caret = caretAt(event->pos(), Selecting::No);
    caret.byte = std::min(caret.byte + 1, m_document.size());
    setCaret(caret);
}

void BytesEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool selected = m_caret.selection().size() > 0;
    menu->addAction(tr("Cut"), QKeySequence::Cut, this, &BytesEdit::cut)
        ->setEnabled(selected && canEdit());
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &BytesEdit::copy)->setEnabled(selected);
    menu->addAction(tr("Paste"), QKeySequence::Paste, this, &BytesEdit::paste)
        ->setEnabled(canEdit());
    menu->addSeparator();
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &BytesEdit::selectAll);
    menu->popup(event->globalPos());
}

void BytesEdit::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void BytesEdit::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
    m_document.flush();
}

void BytesEdit::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        refreshBars();
}

void BytesEdit::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    const qint64 firstByte = firstRow() * m_perRow;
    m_perRow = rows().perRow;
    refreshBars();
    verticalScrollBar()->setValue(int(firstByte / m_perRow));
}

void BytesEdit::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setFont(font());
    const ByteMetrics place = metrics();
    const ByteLook look {m_caret, hasFocus(), m_error};
    const json::Span span = visible();
    const auto bytes = m_document.part(span.begin, span.size());
    for (qint64 i = 0; i <= rows().perPage; ++i) {
        ByteRow row {span.begin + i * place.perRow, int(i) * place.line};
        if (row.offset > m_document.size())
            break;
        if (bytes)
            row.bytes = bytes->mid(i * place.perRow, place.perRow);
        paintByteRow(painter, place, row, look);
    }
}

} // namespace kvlens
