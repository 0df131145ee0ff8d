// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// JSON in the colours of the palette, with Python's NaN and Infinity among the literals.
#pragma once

#include <Qsci/qscilexerjson.h>

namespace kvlens {

class JsonLexer : public QsciLexerJSON
{
    Q_OBJECT
public:
    explicit JsonLexer(QObject *parent = nullptr);

    // Takes colours and font of the application again, after the theme changed.
    void restyle();

    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    bool defaultEolFill(int style) const override;
    const char *keywords(int set) const override;
};

} // namespace kvlens
