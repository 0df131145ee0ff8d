// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text cut into lexemes, punctuation included, without asking whether it is JSON: for what works
// on damaged and broken-off texts too.
#pragma once

#include <QByteArrayView>

#include <vector>

namespace kvlens::json {

enum class LexemeKind : quint8 { Open, Close, Comma, Colon, String, Scalar, Unfinished };

struct Lexeme
{
    qsizetype begin = 0;
    qsizetype end = 0;
    LexemeKind kind = LexemeKind::Scalar;
};

// Every byte that is not white space belongs to exactly one lexeme. A string goes up to its closing
// quote whatever is in it; without one it is Unfinished and goes up to the end. A Scalar is a run
// of anything else.
std::vector<Lexeme> lexemes(QByteArrayView text);

} // namespace kvlens::json
