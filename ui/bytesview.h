// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value of any kind and size as its bytes, edited in place.
#pragma once

#include "ui/valueview.h"

class QToolButton;

namespace kvlens {

class ByteFind;
class BytesEdit;
class StepList;

class BytesView : public ValueView
{
    Q_OBJECT
public:
    BytesView(ValueDocument &document, QWidget *parent);

    void find() override;
    void showBytes(const json::Span &bytes) override;

private:
    void refresh();
    void refreshSteps();
    void showCaret();
    QString note() const;

    BytesEdit *m_bytes;
    StepList *m_steps; // of a pickle; hidden where there is none
    ByteFind *m_find;
    QToolButton *m_mode;
};

} // namespace kvlens
