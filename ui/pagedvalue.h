// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value that is too long for the editor, in the editor page by page. An edited page is applied by
// Apply, or before another one is shown: checked and joined to a whole value on the worker, then
// staged.
#pragma once

#include "model/valuepager.h"
#include "ui/pagebar.h"

namespace kvlens {

class JsonTextEdit;
class StoreSession;

class PagedValue : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    PagedValue(StoreSession &session, PageBar &bar, JsonTextEdit &editor, QObject *parent);

    // Shows the first page, or of another state of the value the place that was shown.
    void open(const ValueSource &source);
    void close(); // the editor is free for a shorter value
    bool isOpen() const { return m_pager.isOpen(); }
    const ValueSource &source() const { return m_pager.source(); }

    void typed(); // the editor's text is no longer the page's
    bool isEdited() const { return m_edited; } // and not applied yet
    bool isEditable() const;
    bool isApplying() const { return m_applying; }
    void apply();
    void discard();
    void showOffset(qint64 byte, qint64 length = 0); // selects it

    QString note() const; // why it is shown by pages, and whether it can be edited; one sentence
    qint64 byteAtCaret() const; // in the value

signals:
    void pageShown();
    void applied();
    void refused(const kvlens::Error &error); // to apply; a place is one in the editor's text
    void failed(const kvlens::Error &error); // to read

private:
    void wish(const PageWish &wish);
    void shown(const ValuePage &page);
    void take(const ValuePage &page, const EditedValue &value);
    void refreshBar();
    void reveal();

    StoreSession &m_session;
    PageBar &m_bar;
    JsonTextEdit &m_text;
    ValuePager m_pager;
    std::optional<ValuePage> m_page; // in the editor
    json::Span m_reveal; // bytes of the value to be selected when their page is there
    PageWish m_after; // where to go when the page is applied
    bool m_searching = false;
    bool m_edited = false;
    bool m_applying = false;
};

} // namespace kvlens
