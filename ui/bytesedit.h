// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes of a value, sixteen or eight in a row, as digits and as characters; edited in place.
#pragma once

#include "model/valuedocument.h"
#include "ui/byterow.h"

#include <QAbstractScrollArea>

namespace kvlens {

// Keys: arrows, Home, End, with Shift to select; digits, or text in the column of characters;
// Insert changes between overwriting and inserting; Tab goes to the other column and then on.
class BytesEdit : public QAbstractScrollArea
{
    Q_OBJECT
public:
    // `view`: by whom splices are. Both outlive it.
    BytesEdit(ValueDocument &document, QObject *view, QWidget *parent);

    const ByteCaret &caret() const { return m_caret; }
    bool canEdit() const;
    void setMode(ByteCaret::Mode mode);
    void select(const json::Span &bytes); // and brings them into view
    void markError(qint64 byte); // -1: none
    ValueDocument &document() const { return m_document; }

    // For those who cannot see: the rows in view as text, one a line, and where in it a byte is, in
    // the column of the caret.
    QString visibleText() const;
    int inVisibleText(qint64 byte) const;
    qint64 byteInVisibleText(int position) const;

    void copy();
    void cut();
    void paste();
    void selectAll();

signals:
    void caretMoved(); // or its mode changed
    void tooLongToCopy();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct TextLine;
    ByteMetrics metrics() const;
    TextLine textLine() const;
    ByteRows rows() const;
    qint64 firstRow() const;
    json::Span visible() const;
    void refreshBars();
    void setCaret(const ByteCaret &caret);
    void reveal(qint64 byte);
    bool tab(bool back);
    bool type(const QKeyEvent &event);
    void apply(const std::optional<ByteEdit> &edit);
    std::optional<QByteArray> selectedBytes();
    ByteCaret caretAt(const QPoint &position, Selecting selecting) const;

    ValueDocument &m_document;
    QObject *m_view;
    ByteCaret m_caret;
    qint64 m_error = -1;
    qint64 m_perRow = 16; // when it was laid out
};

} // namespace kvlens
