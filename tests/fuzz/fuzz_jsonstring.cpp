// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The string codec: text survives both ways of writing, what is shown is UTF-8 and the same text.

#include "fuzz.h"
#include "stores/json/lex.h"
#include "stores/json/pystr.h"
#include "stores/json/utf8.h"
#include "stores/wtf8.h"

#include <QString>

using namespace kvlens;
using namespace kvlens::json;

namespace {

void requireRoundTrip(const QByteArray &text)
{
    require(isWtf8(text), "decoded text is WTF-8");
    for (const Escapes escapes : {Escapes::Ascii, Escapes::RawUtf8}) {
        const QByteArray token = encodeString(text, escapes);
        const Result<QByteArray> back = decodeString(token);
        require(back && *back == text, "encoding and decoding gives the text");
        require(findInvalidUtf8(token) < 0, "tokens are UTF-8");
    }
    const QByteArray ascii = encodeString(text, Escapes::Ascii);
    require(std::all_of(ascii.begin(), ascii.end(), [](char c) { return c >= 0x20 && c < 0x7f; }),
        "escaped tokens are printable ASCII");
}

void requireStream(const QByteArray &bytes)
{
    for (const qsizetype step : {1, 2, 3, 5, 64}) {
        Utf8Check check;
        qint64 wrong = -1;
        for (qsizetype at = 0; at < bytes.size() && wrong < 0; at += step)
            wrong = check.feed(QByteArrayView(bytes).sliced(at, qMin(step, bytes.size() - at)));
        if (wrong < 0)
            wrong = check.finish();
        require(wrong == findInvalidUtf8(bytes), "the stream check finds what the whole one does");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes = inputBytes(data, size);
    requireStream(bytes);
    requireRoundTrip(toWtf8(fromWtf8(bytes)));
    const QByteArray token = '"' + bytes + '"';
    const QByteArray shown = shownString(token);
    require(QString::fromUtf8(shown).toUtf8() == shown, "what is shown is UTF-8");
    const Result<QByteArray> text = decodeString(token);
    if (!text) {
        const qint64 at = text.error().place->byte;
        require(at >= 0 && at <= token.size(), "errors are in the token");
        return 0;
    }
    requireRoundTrip(*text);
    const Result<QByteArray> again = decodeString(shown);
    require(again && *again == *text, "what is shown stands for the same text");
    require(shownString(shown) == shown, "what is shown is shown as it is");
    return 0;
}
