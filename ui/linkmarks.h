// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The ids in the text of a value that are links of it: underlined where they are in view, told by
// tool tip and to a screen reader, and followed.
#pragma once

#include "model/index/indexsurveys.h"
#include "model/index/textlinks.h"

#include <QPoint>
#include <QPointer>

namespace kvlens {

class JsonTextEdit;
class ValueDocument;

// Only the text in view is looked at, after each time that it may be another. The index is surveyed
// for it only if that is soon done (`surveyedUnasked`), or when a link is asked for; else as soon
// as somebody else has wanted it.
class LinkMarks : public QObject
{
    Q_OBJECT
public:
    // All of them outlive it.
    LinkMarks(ValueDocument &document, JsonTextEdit &editor, QObject *parent);

    void setSurveys(IndexSurveys *surveys); // which outlive it; nullptr: nothing is a link
    void setShown(bool isShown); // whether the editor shows the value
    // What the id at the caret leads to, in one line; empty: it is no link.
    QString textAtCaret() const;
    QString keyAtCaret() const; // the same for a menu: only where it leads to, if it does
    // Goes where the id at the caret leads to. Else why not, in a sentence.
    QString follow();

signals:
    void marked(); // others than before
    void followed(const kvlens::EntryRef &ref); // by the person

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    IndexSurvey *survey() const;
    void look();
    void mark();
    QList<TextLink> linksInView(const IndexSnapshot &snapshot) const;
    const TextLink *linkAt(qint64 byte) const;
    const TextLink *linkAt(const QPoint &point) const;
    const TextLink *linkAtCaret() const;
    QString textOf(const TextLink &link) const;
    void go(const TextLink &link);

    ValueDocument &m_document;
    JsonTextEdit &m_text;
    QPointer<IndexSurveys> m_surveys;
    QList<TextLink> m_links; // that are marked, by bytes of the editor's text
    bool m_isShown = false;
    bool m_isAnother = false; // the text, since they were marked
    bool m_isPressed = false; // a link, by the mouse
};

} // namespace kvlens
