// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value as text: JSON laid out in lines, other text as it is; a long one by pages.
#pragma once

#include "model/valuetext.h"
#include "ui/valueview.h"

class QToolButton;

namespace kvlens {

class JsonTextEdit;
class LinkMarks;
class PageBar;
class PagedValue;
class TextFind;

class TextView : public ValueView
{
    Q_OBJECT
public:
    TextView(ValueDocument &document, QWidget *parent);

    void find() override;
    void showBytes(const json::Span &bytes) override;
    void setWrap(bool wrap) override;
    void setSurveys(IndexSurveys *surveys) override;
    void followLink() override;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void follow();
    void refresh();
    void showWhole();
    qint64 byteAtCaret() const;
    void setLanguage(bool isJson);
    void refreshState();
    void showProblem();
    void showCaret();
    void markChanges();
    void commit();
    json::Style freshStyle() const;
    bool canOpenString() const;
    void openString();
    void contextMenu(const QPoint &position);
    std::optional<Error> problem() const;

    ShownValue m_shown; // of a value that is not long; problem: as it was when shown
    QByteArray m_reference; // the last JSON shown
    bool m_isFresh = false; // the editor shows the document's value
    bool m_wasShown = false;

    JsonTextEdit *m_text;
    PageBar *m_pageBar;
    PagedValue *m_paged; // shows long values in m_text
    TextFind *m_find;
    LinkMarks *m_links;
    QToolButton *m_openString;
};

} // namespace kvlens
