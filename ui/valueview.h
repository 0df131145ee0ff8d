// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One way to see and edit a value, with a line below it that says where one is and what is wrong.
#pragma once

#include "model/valuedocument.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace kvlens {

class IndexSurveys;
class WrapLayout;

class ValueView : public QWidget
{
    Q_OBJECT
public:
    // The document outlives it.
    ValueView(ValueDocument &document, QWidget *parent);

    virtual void find() = 0;
    // Brings bytes of the value into view and selects them.
    virtual void showBytes(const json::Span &bytes) = 0;
    virtual void setWrap(bool) { }
    // Which ids are links; they outlive it.
    virtual void setSurveys(IndexSurveys *) { }
    virtual void followLink(); // at the caret

signals:
    void followed(const kvlens::EntryRef &ref); // a link, by the person

protected:
    enum class Tone : quint8 { Quiet, Wrong };

    ValueDocument &document() const { return m_document; }
    QBoxLayout *body() const { return m_body; } // what stands above the foot
    void addToFoot(QWidget *widget);
    void setNote(const QString &note, Tone tone);
    // "A JSON value is expected here · line 3, column 7"; the parser's own words are in the tool
    // tip.
    void setNote(const Error &problem);
    void setPlace(const QString &place);
    // Why the value could not be read or staged, is damaged as it is stored, or nothing.
    QString trouble() const;

private:
    ValueDocument &m_document;
    QBoxLayout *m_body;
    WrapLayout *m_foot; // a reason that is long has a row of its own
    QLabel *m_note;
    QLabel *m_place;
};

} // namespace kvlens
