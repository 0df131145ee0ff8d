// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilescan.h"

#include "stores/jsonfile/jsonblocks.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/jsonfile/version.h"
#include "stores/search/needle.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

using json::Index;

constexpr int decodedEntries = 256;
constexpr qint64 decodedBytes = 4 * 1024 * 1024;

// Some entries that stand one behind the other in the file.
struct ScanRun
{
    qint64 position = 0; // of the first in its collection, as shown
    qint64 entry = 0; // its number in the index
    qint64 count = 0;
    qint64 positionOf(qint64 number) const { return position + (number - entry); }
};

class JsonFileScan
{
public:
    JsonFileScan(const JsonFile &file, qint64 collection, const ScanRequest &request,
        const ScanSink &sink, const std::stop_token &stop)
        : m_file(file)
        , m_collection(collection)
        , m_request(request)
        , m_sink(sink)
        , m_stop(stop)
        , m_deadline(request.budget)
        , m_total(file.listing().entryCount(collection))
    {
    }

    // From an entry on, by its position. Where it goes on; behind the last entry: nowhere.
    Result<qint64> run(qint64 position);
    qint64 total() const { return m_total; }

private:
    bool isScalar() const { return m_file.listing().isScalar(m_collection); }
    bool canStream() const;
    Result<void> checkStop() const;
    ScanRun runAt(qint64 position) const;
    Result<qint64> stream(const ScanRun &run);
    Result<void> scanBlock(const JsonBlock &block, qint64 end, qint64 &at);
    Result<qint64> decode(qint64 position);
    Result<qint64> decodeKeys(qint64 position);
    qint64 behind(qint64 position) const;
    QList<qint64> numbersFrom(qint64 position) const;
    Result<void> visitAt(qint64 entry, const json::ReadAt &read);
    Result<void> visitStored(const Result<json::StoredEntry> &stored, qint64 entry);
    void visit(const QByteArray &key, const QByteArray &value = {});

    const JsonFile &m_file;
    const qint64 m_collection;
    const ScanRequest &m_request;
    const ScanSink &m_sink;
    const std::stop_token &m_stop;
    const Deadline m_deadline;
    const qint64 m_total;
    Visit m_said = Visit::Continue; // by the sink, of the last entry
};

bool JsonFileScan::canStream() const
{
    const auto &hint = m_request.hint;
    return hint && (!hint->inKeys || m_file.index().hasKeys(m_collection)) && !isScalar();
}

Result<void> JsonFileScan::checkStop() const
{
    if (m_stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled, m_file.path()};
    return {};
}

Result<qint64> JsonFileScan::run(qint64 position)
{
    while (position < m_total) {
        if (const Result<void> goesOn = checkStop(); !goesOn)
            return goesOn.error();
        const Result<qint64> next = canStream() ? stream(runAt(position)) : decode(position);
        if (!next)
            return next;
        position = *next;
        if (m_said != Visit::Continue || m_deadline.isOver())
            break;
    }
    return position;
}

// The longest run that begins at a position. Leaves of the top stand between collections.
ScanRun JsonFileScan::runAt(qint64 position) const
{
    const qint64 entry = m_file.listing().entryAt(m_collection, position);
    qint64 low = 1;
    qint64 high = m_total - position;
    while (low < high) {
        const qint64 middle = (low + high + 1) / 2;
        if (m_file.listing().entryAt(m_collection, position + middle - 1) == entry + middle - 1)
            low = middle;
        else
            high = middle - 1;
    }
    return {position, entry, low};
}

// Goes on at a position, or behind the run.
Result<qint64> JsonFileScan::stream(const ScanRun &run)
{
    const Index &index = m_file.index();
    const qint64 end = index.slice(m_collection, run.entry + run.count - 1).end;
    qint64 at = index.slice(m_collection, run.entry).begin;
    JsonBlocks blocks(m_file.bytes(), end, m_request.hint->needle->overlap());
    while (at < end) {
        if (const Result<void> goesOn = checkStop(); !goesOn)
            return goesOn.error();
        const Result<JsonBlock> block = blocks.next(at);
        if (!block)
            return block.error();
        if (const Result<void> visited = scanBlock(*block, end, at); !visited)
            return visited.error();
        if (at >= end)
            break;
        const qint64 here = run.positionOf(index.entryAt(m_collection, at));
        const bool isLate = here > run.position && m_deadline.isOver();
        if (isLate || m_said != Visit::Continue)
            return here;
    }
    return run.position + run.count;
}

// Moves `at`, in a run that ends at `end`, to where it goes on: in the entry that the sink
// deferred, behind the one that it stopped at, or where the next block begins, which is within this
// one if time is over.
Result<void> JsonFileScan::scanBlock(const JsonBlock &block, qint64 end, qint64 &at)
{
    const Index &index = m_file.index();
    const Needle &needle = *m_request.hint->needle;
    const json::ReadAt read = readerThrough(block, m_file.bytes());
    NeedleSearch places(needle, block.bytes);
    while (at < block.end()) {
        const qsizetype place = places.next(at - block.begin);
        if (place < 0) {
            const qint64 overlap = block.end() < end ? needle.overlap() : 0;
            at = qMax(at, block.end() - overlap);
            break;
        }
        at = block.begin + place;
        const qint64 entry = index.entryAt(m_collection, at);
        if (const Result<void> visited = visitAt(entry, read); !visited)
            return visited;
        if (m_said == Visit::Defer)
            break;
        at = index.slice(m_collection, entry).end;
        if (m_said == Visit::Stop || m_deadline.isOver())
            break;
    }
    return {};
}

Result<void> JsonFileScan::visitAt(qint64 entry, const json::ReadAt &read)
{
    if (m_file.listing().shadowOf(m_collection, entry) != 0)
        return {};
    if (m_request.depth != ScanDepth::Keys)
        return visitStored(
            json::readEntries(m_file.index(), m_collection, {entry}, read).first(), entry);
    const Result<QList<json::StoredKey>> keys
        = json::readKeys(m_file.index(), m_collection, entry, 1, read);
    if (!keys)
        return keys.error();
    visit(keys->first().key);
    return {};
}

Result<void> JsonFileScan::visitStored(const Result<json::StoredEntry> &stored, qint64 entry)
{
    if (!stored)
        return stored.error();
    const bool hasKey = m_file.index().hasKeys(m_collection);
    visit(hasKey ? keyText(stored->keyToken) : QByteArray::number(entry), stored->valueText);
    return {};
}

void JsonFileScan::visit(const QByteArray &key, const QByteArray &value)
{
    const EntryRef ref {m_request.collection, key};
    m_said = m_sink(m_request.depth == ScanDepth::Entries ? entryWithValue(ref, value)
                                                          : Entry {ref, value, {}});
}

// The next entries that are worth one read.
QList<qint64> JsonFileScan::numbersFrom(qint64 position) const
{
    QList<qint64> numbers;
    qint64 bytes = 0;
    const qint64 end = qMin(m_total, position + decodedEntries);
    for (; position < end && bytes < decodedBytes; ++position) {
        numbers.append(m_file.listing().entryAt(m_collection, position));
        bytes += m_file.index().slice(m_collection, numbers.last()).size();
    }
    return numbers;
}

// Decodes a batch of entries. Goes on at a position.
Result<qint64> JsonFileScan::decode(qint64 position)
{
    if (m_request.depth == ScanDepth::Keys)
        return decodeKeys(position);
    if (isScalar()) {
        const json::Span span = m_file.index().topSpan();
        const Result<QByteArray> value = m_file.bytes().read(span.begin, span.size());
        if (!value)
            return value.error();
        visit({}, *value);
        return behind(position);
    }
    const QList<qint64> numbers = numbersFrom(position);
    const QList<Result<json::StoredEntry>> entries
        = json::readEntries(m_file.index(), m_collection, numbers, m_file.reader());
    for (qsizetype i = 0; i < numbers.size() && m_said == Visit::Continue; ++i) {
        if (m_file.listing().shadowOf(m_collection, numbers[i]) == 0) {
            const Result<void> visited = visitStored(entries[i], numbers[i]);
            if (!visited)
                return visited.error();
        }
        position = behind(position);
    }
    return position;
}

Result<qint64> JsonFileScan::decodeKeys(qint64 position)
{
    const Result<KeyPage> page
        = listKeys(m_file, {m_request.collection, KeyCursor::atPosition(position), decodedEntries});
    if (!page)
        return page.error();
    for (qsizetype i = 0; i < page->count() && m_said == Visit::Continue; ++i) {
        const KeyPage::Item item = page->at(i);
        if (item.shadow == 0)
            visit(item.key.toByteArray());
        position = behind(position);
    }
    return position;
}

// Where it goes on after the entry at a position, by what the sink said.
qint64 JsonFileScan::behind(qint64 position) const
{
    return m_said == Visit::Defer ? position : position + 1;
}

} // namespace

Result<ScanPage> scanJsonFile(const JsonFile &file, const ScanRequest &request,
    const ScanSink &sink, const std::stop_token &stop)
{
    const Result<qint64> number = collectionNumber(file, request.collection);
    if (!number)
        return number.error();
    const std::optional<qint64> position = request.from.page.position();
    if (!position)
        return Error {ErrorCode::Invalid, Reasons::notACursor, file.path()};
    JsonFileScan scan(file, *number, request, sink, stop);
    const Result<qint64> next = scan.run(*position);
    if (!next)
        return next.error();
    KeyCursor cursor = KeyCursor::atPosition(*next);
    cursor.atEnd = *next >= scan.total();
    return ScanPage {{cursor}, *next - *position};
}

} // namespace kvlens
