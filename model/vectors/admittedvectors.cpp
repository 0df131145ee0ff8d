// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/admittedvectors.h"

#include "stores/words/vectorreasons.h"
#include "stores/wtf8.h"

#include <QHash>

namespace kvlens {

namespace {

// Numbers vectors: the rows first, and behind them those that were left out.
class VectorNumbers
{
public:
    explicit VectorNumbers(const VectorLoading &vectors)
        : m_vectors(vectors)
    {
    }

    qint64 count() const { return m_vectors.rows().count() + qint64(m_vectors.leftOut().size()); }
    QByteArray keyAt(qint64 number) const
    {
        const qint64 rows = m_vectors.rows().count();
        return number < rows ? m_vectors.rows().key(number).toByteArray()
                             : m_vectors.leftOut()[size_t(number - rows)].key;
    }
    // -1: there is none. Mostly metadata stands in the order of the vectors.
    qint64 find(const QByteArray &key)
    {
        if (m_next < count() && keyAt(m_next) == key)
            return m_next++;
        if (m_all.isEmpty()) {
            for (qint64 number = 0; number < count(); ++number)
                m_all.insert(keyAt(number), number);
        }
        const qint64 found = m_all.value(key, -1);
        if (found >= 0)
            m_next = found + 1;
        return found;
    }

private:
    const VectorLoading &m_vectors;
    qint64 m_next = 0;
    QHash<QByteArray, qint64> m_all; // filled when it is needed
};

// What the filter says of each vector, as far as it is known.
struct Verdicts
{
    explicit Verdicts(qint64 count)
        : isKnown(size_t(count))
        , isAdmitted(size_t(count))
    {
    }
    std::vector<bool> isKnown;
    std::vector<bool> isAdmitted;
    bool hasMetadata = false; // of any
};

Result<Verdicts> verdictsOf(Store &store, const CollectionRef &metadata, VectorNumbers numbers,
    const MetadataFilter &filter, const std::stop_token &stop)
{
    Verdicts verdicts(numbers.count());
    std::optional<Error> error;
    const auto take = [&](const Entry &entry) {
        verdicts.hasMetadata = true;
        const qint64 number = numbers.find(entry.ref.key);
        if (number < 0)
            return Visit::Continue;
        const Result<bool> admits = filter.admits(entry.value);
        if (!admits) {
            error = admits.error();
            error->subject = displayText(entry.ref.key);
            return Visit::Stop;
        }
        verdicts.isKnown[size_t(number)] = true;
        verdicts.isAdmitted[size_t(number)] = *admits;
        return Visit::Continue;
    };
    for (ScanCursor from; !from.atEnd();) {
        const Result<ScanPage> page
            = store.scan({metadata, from, unhurried, ScanDepth::Values}, take, stop);
        if (!page)
            return page.error();
        if (error)
            return *error;
        from = page->next;
    }
    return verdicts;
}

} // namespace

Result<AdmittedVectors> admittedVectors(Store &store, const std::optional<CollectionRef> &metadata,
    const VectorLoading &vectors, const MetadataFilter &filter, const std::stop_token &stop)
{
    const VectorNumbers numbers(vectors);
    Result<Verdicts> verdicts = metadata ? verdictsOf(store, *metadata, numbers, filter, stop)
                                         : Result<Verdicts>(Verdicts(numbers.count()));
    if (!verdicts)
        return verdicts.error();
    if (!verdicts->hasMetadata && numbers.count() > 0)
        return Error {ErrorCode::Unsupported, VectorReasons::withoutMetadata};
    if (filter.isEmpty())
        return AdmittedVectors {};
    const std::vector<bool> &isKnown = verdicts->isKnown;
    const auto unknown = std::find(isKnown.begin(), isKnown.end(), false);
    if (unknown != isKnown.end())
        return Error {ErrorCode::Invalid, VectorReasons::noMetadata,
            displayText(numbers.keyAt(std::distance(isKnown.begin(), unknown)))};
    const auto rows = verdicts->isAdmitted.begin() + vectors.rows().count();
    return AdmittedVectors {
        {verdicts->isAdmitted.begin(), rows}, {rows, verdicts->isAdmitted.end()}};
}

} // namespace kvlens
