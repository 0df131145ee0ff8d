// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Finding in a text view: the line, all of the value, and the match in the editor, on whichever
// page it is.
#pragma once

#include "model/valuefind.h"

#include <QTimer>

class QWidget;

namespace kvlens {

class FindBar;
class JsonTextEdit;
class PagedValue;
class ValueDocument;

class TextFind : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    TextFind(ValueDocument &document, PagedValue &paged, JsonTextEdit &editor, QWidget *view);

    FindBar *bar() const { return m_bar; }
    // Shows the line, with the editor's selection as what to find if that is within one line.
    void start();
    // The editor's text is another, or is about to be; `json`: the value of which it is a form.
    void textChanged(const QByteArray &json);
    void pageShown();

private:
    using Direction = ValueFind::Direction;
    ValueFind::Shown shown() const;
    bool count(); // anew; false: there is nothing to look for
    void seek();
    void step(Direction direction);
    void arrived(const ValueFind::Match &match);
    void select();
    void tell();

    ValueDocument &m_document;
    PagedValue &m_paged;
    JsonTextEdit &m_editor;
    FindBar *m_bar;
    ValueFind m_find;
    QTimer m_pause; // while text is typed into the value
    QByteArray m_json;
    std::optional<ValueFind::Match> m_match; // that is selected, or on its way
    bool m_isAwaited = false; // its page is not shown yet
    bool m_isOwnText = false; // what is counted is of a page that was typed into
};

} // namespace kvlens
