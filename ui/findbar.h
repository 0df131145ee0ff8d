// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finds text in one editor: next, previous, how many, upper and lower case, regular expressions.
// Where the editor shows a part of something longer, the owner is asked for what is beyond.
#pragma once

#include "ui/findline.h"

#include <functional>

namespace kvlens {

class JsonTextEdit;

class FindBar : public FindLine
{
    Q_OBJECT
public:
    enum class Direction : quint8 { Forward, Backward };

    explicit FindBar(JsonTextEdit *editor);

    // Shows itself with the editor's selection as what to find, if that is within one line.
    void start();
    void findNext();
    void findPrevious();

    void setPart(bool isPart) { m_isPart = isPart; } // the editor shows one
    // Whether a text (UTF-8) has what is looked for; for any thread.
    std::function<bool(const QByteArray &)> matcher() const;
    // The first match of the editor's text, or the last; beyond() is told in no case.
    void findFromEdge(Direction direction);

signals:
    void beyond(kvlens::FindBar::Direction direction); // of a part: there is no further match in it

private:
    using Match = std::pair<qint64, qint64>; // begin and end, in bytes
    void find(Direction direction, qint64 from);
    void select(const QList<Match> &all, qsizetype number);
    void refresh();
    QList<Match> matches() const;

    JsonTextEdit *m_editor;
    QToolButton *m_case;
    QToolButton *m_regex;
    bool m_isPart = false;
};

} // namespace kvlens
