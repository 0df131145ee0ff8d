// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/byteaccess.h"

#include "ui/bytesedit.h"

namespace kvlens {

namespace {

QAccessibleInterface *makeByteAccess(const QString &, QObject *object)
{
    auto *edit = qobject_cast<BytesEdit *>(object);
    return edit ? new ByteAccess(edit) : nullptr;
}

} // namespace

ByteAccess::ByteAccess(BytesEdit *edit)
    : QAccessibleWidget(edit, QAccessible::EditableText)
{
}

void ByteAccess::install()
{
    QAccessible::installFactory(makeByteAccess); // one that is installed already is not again
}

BytesEdit *ByteAccess::edit() const
{
    return static_cast<BytesEdit *>(widget());
}

QAccessible::State ByteAccess::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.multiLine = true;
    state.editable = edit()->canEdit();
    state.readOnly = !state.editable;
    return state;
}

QString ByteAccess::text(QAccessible::Text which) const
{
    return which == QAccessible::Value ? edit()->visibleText() : QAccessibleWidget::text(which);
}

void *ByteAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void ByteAccess::selection(int, int *begin, int *end) const
{
    const json::Span selected = edit()->caret().selection();
    *begin = edit()->inVisibleText(selected.begin);
    *end = edit()->inVisibleText(selected.end);
}

int ByteAccess::selectionCount() const
{
    return edit()->caret().selection().size() > 0 ? 1 : 0;
}

void ByteAccess::addSelection(int begin, int end)
{
    setSelection(0, begin, end);
}

void ByteAccess::removeSelection(int)
{
    setCursorPosition(cursorPosition());
}

void ByteAccess::setSelection(int, int begin, int end)
{
    edit()->select({edit()->byteInVisibleText(begin), edit()->byteInVisibleText(end)});
}

int ByteAccess::cursorPosition() const
{
    return edit()->inVisibleText(edit()->caret().byte);
}

void ByteAccess::setCursorPosition(int position)
{
    setSelection(0, position, position);
}

QString ByteAccess::text(int begin, int end) const
{
    return edit()->visibleText().mid(begin, end - begin);
}

int ByteAccess::characterCount() const
{
    return int(edit()->visibleText().size());
}

QRect ByteAccess::characterRect(int) const
{
    return rect();
}

int ByteAccess::offsetAtPoint(const QPoint &) const
{
    return -1;
}

void ByteAccess::scrollToSubstring(int, int) { }

QString ByteAccess::attributes(int position, int *begin, int *end) const
{
    *begin = position;
    *end = position + 1;
    return {};
}

} // namespace kvlens
