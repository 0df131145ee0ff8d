// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonlisting.h"

#include "stores/json/lex.h"
#include "stores/json/mergemark.h"
#include "stores/json/reindex.h"
#include "stores/jsonfile/impostor.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"

namespace kvlens {

using json::Index;

namespace {

constexpr qint64 longestCut = 12; // bytes that mean nothing before the rest is there: \ud83d\ude00

// Whether the damage stands in the last token, which the end of the file cuts off. Where the scan
// came to the end, but a string has lost a quote on the way, it stands before that.
bool endsTooEarly(const Error &exact, const json::Scanner &scanner)
{
    const qint64 end = scanner.position();
    const bool isInString = exact.detail == quoted(QString::fromLatin1(json::unterminated));
    return scanner.damage()->place->byte >= end
        && (isInString || exact.place->byte >= end - longestCut);
}

} // namespace

JsonListing::JsonListing()
    : m_scanner(std::make_unique<json::Scanner>())
{
}

qint64 JsonListing::position() const
{
    return m_scanner ? m_scanner->position() : m_index.topSpan().end;
}

Result<void> JsonListing::run(
    const StampedFile &file, const Deadline &deadline, const std::stop_token &stop)
{
    if (isListed())
        return {};
    while (!m_scanner->finished()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled, file.path()};
        const Result<QByteArrayView> block = nextBlock(file);
        if (!block)
            return block.error();
        if (block->isEmpty())
            m_scanner->finish();
        else
            m_scanner->feed(*block);
        m_repeats.follow(index());
        if (deadline.isOver() && !m_scanner->finished())
            return {};
    }
    m_ahead.reset();
    return finish(file, stop);
}

Result<QByteArrayView> JsonListing::nextBlock(const StampedFile &file)
{
    if (!m_ahead)
        m_ahead
            = std::make_unique<ReadAhead>(file.descriptor(), m_scanner->position(), file.path());
    Result<QByteArrayView> block = m_ahead->next();
    if (!block)
        m_ahead.reset();
    return block;
}

Result<void> JsonListing::finish(const StampedFile &file, const std::stop_token &stop)
{
    if (Result<void> untouched = file.checkUntouched(); !untouched)
        return untouched;
    if (m_scanner->damage()) {
        m_damage = json::locateDamage(*m_scanner, file.reader());
        m_isCut = endsTooEarly(*m_damage, *m_scanner);
        m_damage->subject = file.path();
        const Result<QByteArray> head = file.read(0, impostorBytes);
        const Result<QByteArray> behind
            = file.read(m_damage->place ? m_damage->place->byte : 0, json::mergeMarkBytes);
        const std::optional<Reason> impostor
            = head && behind ? impostorReason(*head, *behind) : std::nullopt;
        m_damage->detail = impostor.value_or(m_damage->detail);
        if (impostor && *impostor != JsonReasons::mergeMarks)
            m_damage->place.reset(); // all of it is something else
    }
    for (qint64 collection = Index::topLevel; collection < collections(); ++collection) {
        if (Result<void> found = findShadowed(collection, file, stop); !found)
            return found;
    }
    m_bom = m_scanner->hasBom();
    m_notUtf8 = m_scanner->invalidUtf8();
    m_index = std::move(*m_scanner).takeIndex();
    m_scanner.reset();
    if (!m_damage && index().top() == json::TopKind::Scalar) { // bytes of another kind may look so
        const Result<QByteArray> head = file.read(0, impostorBytes);
        if (const auto impostor = head ? impostorReason(*head, {}) : std::nullopt)
            m_damage = Error {ErrorCode::Corrupt, *impostor, file.path()};
    }
    return {};
}

Result<void> JsonListing::findShadowed(
    qint64 collection, const StampedFile &file, const std::stop_token &stop)
{
    if (!index().hasKeys(collection))
        return {};
    Result<QList<json::Shadowed>> shadowed
        = json::findShadowed(index(), collection, m_repeats, file.reader(), stop);
    if (!shadowed)
        return shadowed.error();
    m_shadowed.remove(collection);
    if (!shadowed->isEmpty())
        m_shadowed.insert(collection, *std::move(shadowed));
    return {};
}

Result<bool> JsonListing::follow(const StampedFile &file, const QList<json::Splice> &splices)
{
    const Result<bool> done = json::reindex(m_index, splices, file.reader());
    if (!done || !*done)
        return done;
    // A write never makes a second entry of a key.
    for (const qint64 collection : m_shadowed.keys()) {
        if (Result<void> found = findShadowed(collection, file, {}); !found)
            return found.error();
    }
    return true;
}

bool JsonListing::isScalar(qint64 collection) const
{
    return collection == Index::topLevel && index().top() == json::TopKind::Scalar;
}

// Of the top level all members of a flat file, else the leaves.
qint64 JsonListing::entryCount(qint64 collection) const
{
    if (collection != Index::topLevel)
        return index().entries(collection);
    if (index().top() == json::TopKind::Scalar)
        return index().topSpan().end >= 0 ? 1 : 0;
    return isFlat() ? index().entries(Index::topLevel) : index().leaves();
}

qint64 JsonListing::entryAt(qint64 collection, qint64 position) const
{
    return collection == Index::topLevel && !isFlat() ? index().leaf(position) : position;
}

QList<qint64> JsonListing::hiddenIn(qint64 collection) const
{
    QList<qint64> hidden;
    for (const json::Shadowed &shadowed : m_shadowed.value(collection)) {
        const bool isEntry
            = collection != Index::topLevel || isFlat() || !index().collectionOf(shadowed.entry);
        if (isEntry)
            hidden.append(shadowed.entry);
    }
    return hidden;
}

qsizetype JsonListing::hiddenCollections() const
{
    const QList<json::Shadowed> all = m_shadowed.value(Index::topLevel);
    return isFlat() ? 0 : all.size() - hiddenIn(Index::topLevel).size();
}

quint32 JsonListing::shadowOf(qint64 collection, qint64 entry) const
{
    const auto list = m_shadowed.constFind(collection);
    if (list == m_shadowed.constEnd())
        return 0;
    const auto found = std::lower_bound(list->begin(), list->end(), entry,
        [](const json::Shadowed &shadowed, qint64 number) { return shadowed.entry < number; });
    return found != list->end() && found->entry == entry ? found->shadow : 0;
}

JsonListing::Run JsonListing::runFrom(
    qint64 collection, qint64 position, qint64 bytes, qint64 most) const
{
    if (isScalar(collection))
        return {1, index().topSpan(), false, true};
    const qint64 entry = entryAt(collection, position);
    const qint64 begin = index().slice(collection, entry).begin;
    const qint64 last = index().entryAt(collection, begin + bytes);
    qint64 count = std::min({last + 1 - entry, entryCount(collection) - position, most});
    // Leaves of the top level need not be neighbours.
    while (count > 1 && entryAt(collection, position + count - 1) != entry + count - 1)
        count /= 2;
    return {count, {begin, index().slice(collection, entry + count - 1).end},
        index().hasKeys(collection)};
}

} // namespace kvlens
