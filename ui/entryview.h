// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One open entry: where it is, its text, and what is wrong with the text. What is typed is staged
// into the session after a short pause and whenever the view loses the focus.
#pragma once

#include "stores/json/span.h"
#include "ui/target.h"
#include "ui/valuetext.h"

#include <QWidget>

class QLabel;
class QTimer;
class QToolButton;

namespace kvlens {

struct ValueSource;
class EntryHeader;
class FindBar;
class JsonTextEdit;
class PageBar;
class PagedValue;

class EntryView : public QWidget
{
    Q_OBJECT
public:
    EntryView(StoreSession *session, const EntryRef &ref, QWidget *parent = nullptr);

    StoreSession *session() const { return m_session; }
    const EntryRef &ref() const { return m_ref; }
    const std::optional<Entry> &base() const { return m_base; } // nothing: not read yet
    QByteArray storedValue() const; // as it would be persisted
    QString title() const;
    QString path() const;
    // Typed text that could not be staged: it exists only here.
    bool hasDraft() const; // text that is not staged (yet)
    bool isApplying() const; // the draft is a page that is being checked; applied() may follow
    void discardDraft(); // shows again what is staged or stored

    void flush(); // stages what was typed; a page of a long value a little later
    void find();
    void findNext(bool backwards);
    void setWrap(bool wrap);
    void openString();
    // Brings bytes of the value into view and selects them, once they are read.
    void showOffset(qint64 byte, qint64 length);

signals:
    void typed(); // the first letter of an edit
    void titleChanged();
    void baseChanged(); // read, or read again
    void applied(); // an edited page of a long value was staged
    void copyKeyRequested();
    void gone(); // deleted, and the deletion was persisted

private:
    void setUp();
    void follow();
    void arrived(const EntryRef &ref, const Result<Entry> &entry);
    void refresh(const EntryRef &ref);
    void refreshAccess();
    void show(const ShownValue &shown);
    void showProblem(const std::optional<Error> &problem);
    void showCaret();
    void showStaged();
    void showLong(const ValueSource &source);
    void revealWanted();
    void stage();
    void reread();
    void markChanges();
    void editorContextMenu(const QPoint &position);
    const Content *mine() const;
    bool isDeleted() const;

    StoreSession *m_session; // outlives us
    EntryRef m_ref;
    std::optional<Entry> m_base;
    std::optional<QByteArray> m_renamedTo; // by an edit that is not persisted yet
    ShownValue m_shown;
    QByteArray m_staged; // what the session has, as far as this view made it
    QByteArray m_reference; // the last JSON shown
    bool m_wasDeleted = false;
    bool m_draft = false;

    EntryHeader *m_header;
    JsonTextEdit *m_text;
    FindBar *m_find;
    QLabel *m_reason;
    QLabel *m_place;
    QToolButton *m_openString;
    QTimer *m_pause;
    PageBar *m_pageBar;
    PagedValue *m_paged; // shows long values in m_text
    std::optional<json::Span> m_wanted; // by showOffset()
};

} // namespace kvlens
