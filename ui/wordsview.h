// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the words of a typed query find without vectors: keyword tables, and BM25.
#pragma once

#include "ui/vectorquestionview.h"

namespace kvlens {

class QueryLine;

class WordsView : public VectorQuestionView
{
    Q_OBJECT
public:
    explicit WordsView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it

protected:
    QString hint() const override;
    QList<KeyGroup> groups() const override;
    QString summary() const override;

private:
    void look();

    QueryLine *m_line;
};

} // namespace kvlens
