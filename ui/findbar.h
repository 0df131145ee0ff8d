// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The line in which a person says what to find in the text of a value, and how.
#pragma once

#include "stores/search/searchquery.h"
#include "ui/findline.h"

namespace kvlens {

class FindBar : public FindLine
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent);

    SearchQuery query() const; // lines begin and end where the text's do

signals:
    void changed();

private:
    QToolButton *m_case;
    QToolButton *m_regex;
};

} // namespace kvlens
