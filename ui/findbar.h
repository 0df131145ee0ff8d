// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds text in one editor: next, previous, how many, upper and lower case, regular expressions.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace kvlens {

class JsonTextEdit;

class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(JsonTextEdit *editor);

    // Shows itself with the editor's selection as what to find, if that is within one line.
    void start();
    void findNext();
    void findPrevious();

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Direction : quint8 { Forward, Backward };
    void find(Direction direction, qint64 from);
    void refresh();
    QList<std::pair<qint64, qint64>> matches() const; // begin and end, in bytes
    void close();

    JsonTextEdit *m_editor;
    QLineEdit *m_text;
    QToolButton *m_case;
    QToolButton *m_regex;
    QLabel *m_count;
};

} // namespace kvlens
