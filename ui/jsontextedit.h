// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The text editor of a value: JSON colours, folding, line numbers, matching brackets. It works on
// UTF-8 bytes throughout, so positions are those of the text it was given. Undo is not its own:
// edits are staged into the session, and the session's history takes them back.
#pragma once

#include "stores/json/span.h"

#include <QByteArray>
#include <QList>
#include <Qsci/qsciscintilla.h>

namespace kvlens {

class JsonLexer;

class JsonTextEdit : public QsciScintilla
{
    Q_OBJECT
public:
    enum class Language : quint8 { Plain, Json };

    explicit JsonTextEdit(QWidget *parent = nullptr);

    void setLanguage(Language language);
    // Another text: the caret goes to its beginning. Not `edited`.
    void setBytes(const QByteArray &bytes);
    // Another form of the same text: only the part that differs is replaced, the caret and what is
    // in view stay. Not `edited`.
    void updateBytes(const QByteArray &bytes);
    QByteArray bytes() const;
    QByteArray bytes(const json::Span &span) const; // what there is of it
    // What can be seen of the text: in ascending order, in pieces where not all between is.
    QList<json::Span> spansInView() const;

    void goToByte(qint64 byte);
    void selectBytes(qint64 from, qint64 length);

    // Underlines at least one character from `byte` on and marks its line in the margin.
    void markError(qint64 byte);
    void clearError();
    // A bar in the margin of these lines, counted from 0.
    void markChangedLines(const QList<int> &lines);
    // Underlines the first; the others are red as well, under dashes.
    void markLinks(const QList<json::Span> &sound, const QList<json::Span> &broken);

signals:
    void edited(); // by a person
    void caretMoved();
    void viewChanged(); // other text may be in view

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpMargins();
    void setUpKeys();
    void restyle();
    void resizeLineNumbers();

    JsonLexer *m_lexer;
    bool m_replacing = false;
};

} // namespace kvlens
