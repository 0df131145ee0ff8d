// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Vectors that stand out among all: those far from the rest, and those that are near very many.
#pragma once

#include "ui/vectorquestionview.h"

class QPushButton;

namespace kvlens {

class StandoutView : public VectorQuestionView
{
    Q_OBJECT
public:
    explicit StandoutView(IndexSurveys &surveys, QWidget *parent = nullptr); // which outlive it

protected:
    QString hint() const override;
    QList<KeyGroup> groups() const override;
    QString summary() const override;
    void placeChanged() override;

private:
    void look();

    QPushButton *m_look;
};

} // namespace kvlens
