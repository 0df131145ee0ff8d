// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value that is too long for the editor, in the editor page by page. What is typed into a page is
// staged like what is typed into a short value.
#pragma once

#include "model/valuedocument.h"
#include "ui/pagebar.h"

namespace kvlens {

class JsonTextEdit;

class PagedValue : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it. `view`: by whom splices are.
    PagedValue(ValueDocument &document, PageBar &bar, JsonTextEdit &editor, QObject *view);

    // Shows the first page, or of another state of the value the place that was shown.
    void open();
    void close(); // the editor is free for a shorter value
    bool isOpen() const { return m_open; }
    bool isShown() const { return m_page.has_value(); } // a page is in the editor
    bool isTyped() const; // its text is not what the page would be shown as

    void typed() { m_typed = true; } // the editor's text is no longer the page's
    void commit(); // what was typed, to the document
    void showBytes(const json::Span &bytes); // selects them
    void stayAt(qint64 byte) { m_at = byte; } // the caret comes there with the next page shown
    void showPage(qsizetype page) { wish(PageNumber {page}); }
    qsizetype page() const { return m_page ? m_page->number : 0; } // that is in the editor

    // Why the text cannot stand where it is, or where the value is not JSON, if it is on this page;
    // the place is one in the editor's text.
    std::optional<Error> problem() const;
    QString note() const; // why it is shown by pages, and whether it can be edited; one sentence
    qint64 byteAtCaret() const; // in the value

signals:
    void pageShown();
    void failed(const kvlens::Error &error); // to read

private:
    ValuePager &pages() const { return m_document.pages(); }
    void wish(const PageWish &wish);
    void go(const PageWish &wish);
    void shown(const ValuePage &page);
    void refreshBar();
    void reveal();

    ValueDocument &m_document;
    PageBar &m_bar;
    JsonTextEdit &m_text;
    QObject *m_view;
    // In the editor: where it is by now, its text as it was when it was last sound …
    std::optional<ValuePage> m_page;
    QByteArray m_stored; // … and its bytes by now
    std::optional<Error> m_problem; // of what was typed
    std::optional<qint64> m_at; // where the caret was, of a page that is read again
    json::Span m_reveal; // bytes of the value to be selected when their page is there
    bool m_open = false;
    bool m_searching = false;
    bool m_typed = false;
};

} // namespace kvlens
