// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One long string of a value as plain text with wrapped lines, to read and edit.
#pragma once

#include "model/stringinvalue.h"

#include <QDialog>

namespace kvlens {

class JsonTextEdit;

class StringDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Access : quint8 { ReadOnly, Editable };

    StringDialog(const StringInValue &string, Access access, QWidget *parent);

    QByteArray text() const; // WTF-8

private:
    JsonTextEdit *m_text;
};

} // namespace kvlens
