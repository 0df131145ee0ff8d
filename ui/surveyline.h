// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line below what shows an index: what is shown, or how its reading stands.
#pragma once

#include "model/index/indexsurvey.h"

#include <QWidget>

class QPushButton;

namespace kvlens {

class WrappedLabel;

class SurveyLine : public QWidget
{
    Q_OBJECT
public:
    explicit SurveyLine(QWidget *parent);

    // `ready`: what there is to say when it is read, and true. nullptr: nothing is said.
    void show(IndexSurvey *survey, const QString &ready);
    using QWidget::show;
    QString text() const;
    void addButton(QWidget *button); // at the right edge

private:
    QPointer<IndexSurvey> m_survey; // not owned
    WrappedLabel *m_text;
    QPushButton *m_again;
};

} // namespace kvlens
