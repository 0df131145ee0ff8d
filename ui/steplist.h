// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The operations of a pickle as lines, beside its bytes. Chosen ones are told.
#pragma once

#include "model/pickle.h"
#include "stores/json/span.h"

#include <QPlainTextEdit>

namespace kvlens {

class StepList : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit StepList(QWidget *parent);

    // Those of the bytes; hides if there are none.
    void showStepsOf(QByteArrayView bytes);

signals:
    void chosen(const json::Span &bytes); // of the step where the cursor was put

private:
    void tellChoice();

    QList<PickleStep> m_steps;
};

} // namespace kvlens
