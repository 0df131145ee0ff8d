// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds bytes in a value of any size, typed as digits or as text: next and previous.
#pragma once

#include "model/bytesearch.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace kvlens {

class BytesEdit;

class ByteFind : public QWidget
{
    Q_OBJECT
public:
    // The editor outlives it.
    explicit ByteFind(BytesEdit &editor);

    void start();
    void findNext() { find(ByteQuery::Direction::Forward); }
    void findPrevious() { find(ByteQuery::Direction::Backward); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::optional<QByteArray> wanted() const; // nothing: the digits are not whole bytes
    void find(ByteQuery::Direction direction);
    void close();

    BytesEdit &m_editor;
    ByteSearch m_search;
    QLineEdit *m_text;
    QToolButton *m_hex;
    QLabel *m_state;
};

} // namespace kvlens
