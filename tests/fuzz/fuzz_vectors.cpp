// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Vectors and the filters over their metadata: numbers are read where JSON has an array of them,
// and nowhere else. Filter and metadata are divided by a NUL.

#include "fuzz.h"
#include "model/vectors/metadatafilter.h"
#include "model/vectors/numberlist.h"
#include "model/vectors/queryvector.h"

#include <cmath>

using namespace kvlens;

namespace {

// How many numbers the array has; -1: it is none.
qint64 numbersIn(const QByteArray &text)
{
    const Result<json::Tape> tape = json::parse(text);
    if (!tape || (*tape)[0].kind != json::TokenKind::Array)
        return -1;
    for (const json::Child child : json::Children(*tape, 0)) {
        const QByteArrayView bytes = tape->bytes(child.value);
        const bool isLiteral = bytes == "NaN" || bytes == "Infinity" || bytes == "-Infinity";
        if ((*tape)[child.value].kind != json::TokenKind::Number && !isLiteral)
            return -1;
    }
    return (*tape)[0].count;
}

void requireNumbers(const QByteArray &text)
{
    const std::optional<std::vector<double>> exact = exactNumbers(text);
    std::vector<double> near(exact ? exact->size() : 1);
    require(readNumbers(text, near).value_or(-1) == numbersIn(text), "numbers are those of JSON");
    require(exact.has_value() == (numbersIn(text) >= 0), "both ways read the same texts");
    for (size_t i = 0; exact && i < near.size(); ++i) {
        const double apart = std::abs(near[i] - (*exact)[i]);
        const bool areEqual
            = near[i] == (*exact)[i] || (std::isnan(near[i]) && std::isnan((*exact)[i]));
        require(areEqual || apart <= 1e-14 * std::abs((*exact)[i]), "what is quick is near");
    }
}

void requireFilter(const QByteArray &input)
{
    const qsizetype middle = input.indexOf('\0');
    if (middle < 0)
        return;
    const Result<MetadataFilter> filter = MetadataFilter::make(input.first(middle));
    if (!filter)
        return;
    const Result<bool> admits = filter->admits(input.sliced(middle + 1));
    require(admits || !filter->isEmpty(), "an empty filter admits everything");
    require(admits || admits.error().code != ErrorCode::NotFound, "what is missing is no error");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray input = inputBytes(data, size);
    requireNumbers(input);
    requireFilter(input);
    if (const Result<std::vector<double>> vector = queryVector(input); vector)
        require(!vector->empty(), "a vector has numbers");
    return 0;
}
