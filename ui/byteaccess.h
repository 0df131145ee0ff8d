// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a screen reader is told of a BytesEdit: the rows in view as lines of text, and the caret.
#pragma once

#include <QAccessibleWidget>

namespace kvlens {

class BytesEdit;

// Threads: the GUI's. Lifetime: Qt's accessibility deletes it.
class ByteAccess : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    explicit ByteAccess(BytesEdit *edit);

    // Has Qt make one for each BytesEdit; may be called again.
    static void install();

    QAccessible::State state() const override;
    QString text(QAccessible::Text which) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    // Positions are characters of the text in view.
    void selection(int number, int *begin, int *end) const override;
    int selectionCount() const override;
    void addSelection(int begin, int end) override;
    void removeSelection(int number) override;
    void setSelection(int number, int begin, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int begin, int end) const override;
    int characterCount() const override;
    QRect characterRect(int position) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int begin, int end) override;
    QString attributes(int position, int *begin, int *end) const override;

private:
    BytesEdit *edit() const;
};

} // namespace kvlens
