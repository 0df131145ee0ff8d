// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rule of how long vectors are as lines in space: most models make all of them equally long.
#include "model/checks/indexlookups.h"
#include "model/checks/indexrules.h"
#include "model/index/vectortroubles.h"
#include "stores/words/indexreasons.h"

#include <algorithm>
#include <cmath>

namespace kvlens {

namespace {

constexpr size_t fewestCompared = 20; // among fewer none is an exception
constexpr double roundedFromOne = 0.005; // as far as rounding takes a norm of 1
constexpr double farFromOne = 0.1; // no rounding does that
constexpr double shareAtOne = 0.2; // so many of norm 1 are no chance
constexpr double timesUsual = 20; // so much longer or shorter is of another kind

using OneVector = IndexParts::Vector;

bool isAtOne(double norm)
{
    return std::abs(norm - 1) <= roundedFromOne;
}

bool isFarFromOne(double norm)
{
    return std::abs(norm - 1) > farFromOne;
}

// Which norms of a vector store are the exceptions; not set: none is.
using IsException = std::function<bool(double norm)>;

IsException exceptionsAmong(std::vector<double> norms)
{
    if (norms.size() < fewestCompared)
        return {};
    const auto atOne = std::count_if(norms.begin(), norms.end(), isAtOne);
    const auto far = std::count_if(norms.begin(), norms.end(), isFarFromOne);
    if (double(atOne) >= shareAtOne * double(norms.size()))
        return atOne >= far ? isFarFromOne : isAtOne;
    const auto middle = norms.begin() + qsizetype(norms.size() / 2);
    std::nth_element(norms.begin(), middle, norms.end());
    return [usual = *middle](
               double norm) { return norm > usual * timesUsual || norm * timesUsual < usual; };
}

// Vectors that can be compared, by their place: those of which other rules say something are not.
using VectorsByPlace = std::map<PartPlace, std::vector<const OneVector *>>;

VectorsByPlace comparedVectors(const IndexParts &parts)
{
    const std::map<PartPlace, qint32> usual = usualDimensions(parts);
    VectorsByPlace compared;
    for (const OneVector &vector : parts.vectors) {
        const VectorFacts &facts = vector.facts;
        if (facts.dimension > 0 && facts.dimension == usual.at(vector.place) && facts.isFinite
            && !facts.isZero && std::isfinite(facts.norm))
            compared[vector.place].push_back(&vector);
    }
    return compared;
}

struct Range
{
    double least = std::numeric_limits<double>::max();
    double most = 0;
    void add(double norm)
    {
        least = std::min(least, norm);
        most = std::max(most, norm);
    }
    QString text(double norm) const { return QString::number(norm, 'g', 3); }
    ReasonArgument words() const
    {
        const QString first = text(least);
        const QString last = text(most);
        if (first == last)
            return first;
        return IndexReasons::fromTo.with(first, last);
    }
};

QList<Evidence> findOtherNorms(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const auto &[place, vectors] : comparedVectors(parts)) {
        std::vector<double> norms;
        for (const OneVector *vector : vectors)
            norms.push_back(vector->facts.norm);
        const IsException isException = exceptionsAmong(norms);
        Range exceptions;
        Range rest;
        QList<EntryRef> refs;
        for (const OneVector *vector : vectors) {
            const double norm = vector->facts.norm;
            const bool isOne = isException && isException(norm);
            (isOne ? exceptions : rest).add(norm);
            if (isOne)
                refs.append(parts.refOf(vector->id, place));
        }
        if (!refs.isEmpty())
            found.append({IndexReasons::normsOf.with(IndexReasons::otherNorms.with(refs.size()),
                              exceptions.words(), rest.words()),
                refs});
    }
    return found;
}

} // namespace

QList<IndexRule> normRules()
{
    static const QList<IndexRule> rules {
        {"V6", Severity::Warning, "", {IndexFile::VectorStore}, findOtherNorms, nullptr, "",
            PythonCall::QueryVectors},
    };
    return rules;
}

} // namespace kvlens
