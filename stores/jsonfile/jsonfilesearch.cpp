// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilesearch.h"

#include "stores/file/readahead.h"
#include "stores/json/spanreader.h"
#include "stores/search/searchslice.h"

namespace kvlens {

namespace {

using json::Index;

constexpr qint64 farAhead = 1024 * 1024; // less is read at once, or read over
constexpr qint64 batchEntries = 256;
constexpr qint64 batchBytes = 4 * 1024 * 1024;

// Some entries that stand one behind the other in the file.
struct Run
{
    qint64 position = 0; // of the first in its collection, as shown
    qint64 entry = 0; // its number in the index
    qint64 count = 0;
    qint64 positionOf(qint64 number) const { return position + (number - entry); }
};

// A piece of the file.
struct Block
{
    qint64 begin = 0;
    QByteArrayView bytes;
    qint64 end() const { return begin + bytes.size(); }
};

// Piece by piece up to `end`, ahead of the search; the last bytes of one stand in the next one too.
class Blocks
{
public:
    Blocks(const JsonFile &file, qint64 end, qint64 overlap)
        : m_file(file)
        , m_end(end)
        , m_overlap(overlap)
    {
    }

    // The next one with the byte at `at`, which never goes back. It lives until the next call.
    Result<Block> next(qint64 at);

private:
    Result<Block> read(qint64 at);

    const JsonFile &m_file;
    const qint64 m_end;
    const qint64 m_overlap;
    QByteArray m_bytes; // where reading ahead is not worth a thread
    std::optional<ReadAhead> m_ahead;
};

class JsonFileSearch
{
public:
    JsonFileSearch(const JsonFile &file, const CollectionRef &ref, qint64 collection,
        const EntryMatcher &matcher, SearchSlice &slice, const std::stop_token &stop)
        : m_file(file)
        , m_ref(ref)
        , m_collection(collection)
        , m_matcher(matcher)
        , m_slice(slice)
        , m_stop(stop)
        , m_total(file.entryCount(collection))
    {
    }

    // From an entry on, by its position. Where it goes on; behind the last entry: nowhere.
    Result<qint64> run(qint64 position);
    qint64 total() const { return m_total; }

private:
    bool isScalar() const { return m_file.index().top() == json::TopKind::Scalar; }
    bool canStream() const;
    Result<void> checkStop() const;
    Run runAt(qint64 position) const;
    Result<qint64> stream(const Run &run);
    Result<void> searchBlock(const Block &block, qint64 end, qint64 &at);
    Result<qint64> decode(qint64 position);
    QList<qint64> numbersFrom(qint64 position) const;
    Result<void> searchEntry(qint64 entry, const json::ReadAt &read);
    Result<void> searchStored(const Result<json::StoredEntry> &stored, qint64 entry);

    const JsonFile &m_file;
    const CollectionRef &m_ref;
    const qint64 m_collection;
    const EntryMatcher &m_matcher;
    SearchSlice &m_slice;
    const std::stop_token &m_stop;
    const qint64 m_total;
};

// Serves from a block that was read already what lies within it.
json::ReadAt readerThrough(const Block &block, const json::ReadAt &file)
{
    return [&block, file](qint64 offset, qint64 size) -> Result<QByteArray> {
        const bool isInside = offset >= block.begin && offset + size <= block.end();
        return isInside
            ? Result<QByteArray>(block.bytes.sliced(offset - block.begin, size).toByteArray())
            : file(offset, size);
    };
}

Result<Block> Blocks::next(qint64 at)
{
    if (!m_ahead && m_end - at <= farAhead)
        return read(at);
    if (!m_ahead || at - m_ahead->end() > farAhead)
        m_ahead.emplace(m_file.descriptor(), at, m_file.path(), m_overlap);
    while (true) {
        const Result<QByteArrayView> bytes = m_ahead->next();
        if (!bytes)
            return bytes.error();
        if (bytes->isEmpty())
            return json::notAsScanned(m_ahead->end());
        const qint64 begin = m_ahead->end() - bytes->size();
        if (m_ahead->end() > at)
            return Block {begin, bytes->first(qMin(bytes->size(), m_end - begin))};
    }
}

Result<Block> Blocks::read(qint64 at)
{
    Result<QByteArray> bytes = m_file.reader()(at, m_end - at);
    if (!bytes)
        return bytes.error();
    if (bytes->size() < m_end - at)
        return json::notAsScanned(at + bytes->size());
    m_bytes = *std::move(bytes);
    return Block {at, m_bytes};
}

bool JsonFileSearch::canStream() const
{
    const bool keysAreThere = !m_matcher.searchesKeys() || m_file.index().hasKeys(m_collection);
    return m_matcher.needle() && keysAreThere && !(isScalar() && m_collection == Index::topLevel);
}

Result<void> JsonFileSearch::checkStop() const
{
    if (m_stop.stop_requested())
        return Error {
            ErrorCode::Cancelled, QStringLiteral("searching was cancelled"), m_file.path()};
    return {};
}

Result<qint64> JsonFileSearch::run(qint64 position)
{
    while (position < m_total) {
        if (const Result<void> goesOn = checkStop(); !goesOn)
            return goesOn.error();
        const Result<qint64> next = canStream() ? stream(runAt(position)) : decode(position);
        if (!next)
            return next;
        position = *next;
        if (m_slice.isFull() || m_slice.isOutOfTime())
            break;
    }
    return position;
}

// The longest run that begins at a position. Leaves of the top stand between collections.
Run JsonFileSearch::runAt(qint64 position) const
{
    const qint64 entry = m_file.entryAt(m_collection, position);
    qint64 low = 1;
    qint64 high = m_total - position;
    while (low < high) {
        const qint64 middle = (low + high + 1) / 2;
        if (m_file.entryAt(m_collection, position + middle - 1) == entry + middle - 1)
            low = middle;
        else
            high = middle - 1;
    }
    return {position, entry, low};
}

// Goes on at a position, or behind the run.
Result<qint64> JsonFileSearch::stream(const Run &run)
{
    const Index &index = m_file.index();
    const qint64 end = index.slice(m_collection, run.entry + run.count - 1).end;
    qint64 at = index.slice(m_collection, run.entry).begin;
    Blocks blocks(m_file, end, m_matcher.needle()->overlap());
    while (at < end) {
        if (const Result<void> goesOn = checkStop(); !goesOn)
            return goesOn.error();
        const Result<Block> block = blocks.next(at);
        if (!block)
            return block.error();
        if (const Result<void> searched = searchBlock(*block, end, at); !searched)
            return searched.error();
        const qint64 here = run.positionOf(index.entryAt(m_collection, at));
        const bool isLate = at < end && here > run.position && m_slice.isOutOfTime();
        if (isLate || m_slice.isFull())
            return here;
    }
    return run.position + run.count;
}

// Moves `at`, in a run that ends at `end`, to where it goes on: in the entry that filled the slice,
// or where the next block begins, which is within this one if time is over.
Result<void> JsonFileSearch::searchBlock(const Block &block, qint64 end, qint64 &at)
{
    const Index &index = m_file.index();
    const json::ReadAt read = readerThrough(block, m_file.reader());
    json::NeedleSearch places(*m_matcher.needle(), block.bytes);
    while (at < block.end()) {
        const qsizetype place = places.next(at - block.begin);
        if (place < 0) {
            const qint64 overlap = block.end() < end ? m_matcher.needle()->overlap() : 0;
            at = qMax(at, block.end() - overlap);
            break;
        }
        at = block.begin + place;
        const qint64 entry = index.entryAt(m_collection, at);
        if (const Result<void> searched = searchEntry(entry, read); !searched)
            return searched;
        if (m_slice.isFull())
            break;
        at = index.slice(m_collection, entry).end;
        if (m_slice.isOutOfTime())
            break;
    }
    return {};
}

Result<void> JsonFileSearch::searchEntry(qint64 entry, const json::ReadAt &read)
{
    if (m_file.shadowOf(m_collection, entry) != 0)
        return {};
    if (m_matcher.searchesValues())
        return searchStored(
            json::readEntries(m_file.index(), m_collection, {entry}, read).first(), entry);
    const Result<QList<json::StoredKey>> keys
        = json::readKeys(m_file.index(), m_collection, entry, 1, read);
    if (!keys)
        return keys.error();
    m_slice.search({m_ref, keys->first().key}, {});
    return {};
}

Result<void> JsonFileSearch::searchStored(const Result<json::StoredEntry> &stored, qint64 entry)
{
    if (!stored)
        return stored.error();
    EntryRef ref {m_ref, QByteArray::number(entry)};
    if (m_file.index().hasKeys(m_collection))
        ref.key = JsonFile::keyText(stored->keyToken);
    m_slice.search(ref, stored->valueText);
    return {};
}

// The next effective entries that are worth one read.
QList<qint64> JsonFileSearch::numbersFrom(qint64 position) const
{
    QList<qint64> numbers;
    qint64 bytes = 0;
    const qint64 end = qMin(m_total, position + batchEntries);
    for (; position < end && bytes < batchBytes; ++position) {
        numbers.append(m_file.entryAt(m_collection, position));
        bytes += m_file.index().slice(m_collection, numbers.last()).size();
    }
    return numbers;
}

// Decodes a batch of entries. Goes on at a position.
Result<qint64> JsonFileSearch::decode(qint64 position)
{
    if (isScalar()) {
        const Result<Entry> entry = m_file.entriesFrom(m_collection, 0, 1).takeFirst();
        if (!entry)
            return entry.error();
        m_slice.search({m_ref, {}}, entry->value);
        return m_slice.isFull() ? 0 : 1;
    }
    const QList<qint64> numbers = numbersFrom(position);
    const QList<Result<json::StoredEntry>> entries
        = json::readEntries(m_file.index(), m_collection, numbers, m_file.reader());
    for (qsizetype i = 0; i < numbers.size(); ++i, ++position) {
        if (m_file.shadowOf(m_collection, numbers[i]) != 0)
            continue;
        const Result<void> searched = searchStored(entries[i], numbers[i]);
        if (!searched)
            return searched.error();
        if (m_slice.isFull())
            break;
    }
    return position;
}

} // namespace

Result<SearchPage> searchJsonFile(const JsonFile &file, const CollectionRef &collection,
    const EntryMatcher &matcher, const SearchCursor &from, const SearchLimits &limits,
    const std::stop_token &stop)
{
    const Result<qint64> number = file.collectionNumber(collection);
    if (!number)
        return number.error();
    const std::optional<qint64> position = from.key.position();
    if (!position)
        return Error {
            ErrorCode::Invalid, QStringLiteral("not a cursor of this store"), file.path()};
    SearchSlice slice(matcher, limits, from.hits);
    JsonFileSearch search(file, collection, *number, matcher, slice, stop);
    const Result<qint64> next = search.run(*position);
    if (!next)
        return next.error();
    KeyCursor key = KeyCursor::atPosition(*next);
    key.atEnd = *next >= search.total();
    SearchPage page = slice.take(key);
    page.entries = *next - *position;
    return page;
}

} // namespace kvlens
