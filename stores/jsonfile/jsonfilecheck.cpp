// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilecheck.h"

#include "stores/json/valuecheck.h"
#include "stores/jsonfile/encodingguess.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/words/jsonreasons.h"
#include "stores/wtf8.h"

#include <array>
#include <mutex>
#include <thread>
#include <vector>

namespace kvlens {

namespace {

constexpr qint64 rangeBytes = 256 * 1024; // what is parsed at once stays in the processor's cache
constexpr qint64 parsedBytes = 1024 * 1024; // a longer value goes through the slower, lean check
constexpr qint64 mendedBytes = 16 * 1024 * 1024; // a longer value is not converted
constexpr qsizetype entriesNamed = 1000;

// An entry by its number among those that the collection shows.
struct Place
{
    qint64 collection = json::Index::topLevel;
    qint64 position = 0;
    auto operator<=>(const Place &) const = default;
};

// What is wrong with one value; nothing: it is sound, or cannot be read.
struct Finding
{
    std::optional<Error> error;
    bool isUtf8 = true;
};

Finding lookAtValue(const JsonFile &file, const Place &place)
{
    const Result<json::Span> span = valueSpanAt(file, place.collection, place.position);
    if (!span)
        return {};
    json::ValueCheck check;
    const json::ReadAt read = file.reader();
    for (qint64 at = span->begin; at < span->end; at += parsedBytes) {
        const Result<QByteArray> part = read(at, qMin(parsedBytes, span->end - at));
        if (!part)
            return {};
        check.feed(*part);
    }
    check.finish();
    return {check.error(), check.isUtf8()};
}

bool areSound(const JsonFile &file, const JsonListing::Run &run, json::EntriesCheck &check)
{
    const qint64 size = run.span.size();
    if (size > parsedBytes || run.isScalar)
        return false;
    const Result<qint64> read = file.bytes().readInto(run.span.begin, check.room(size), size);
    return read && *read == size && check.areSound(run.inObject);
}

// The place is one in the value, not in the file, so it is one of the arguments.
Reason reasonFor(const EntryRef &ref, qint64 byte, const Reason &what)
{
    return JsonReasons::pythonRefuses.with(displayText(ref.key), byte, what);
}

} // namespace

// What the two threads share.
struct JsonFileCheck::Work
{
    std::mutex mutex; // guards the following
    Place next;
    bool isDealtOut = false;
    qint64 bytes = 0; // looked at
    std::vector<Place> unsound;

    std::array<json::EntriesCheck, 2> checks; // one for each thread

    struct Range
    {
        Place first;
        JsonListing::Run run;
    };
    std::optional<Range> takeRange(const JsonFile &file);
    void look(const JsonFile &file, json::EntriesCheck &check, const Deadline &deadline,
        const std::stop_token &stop);
};

JsonFileCheck::JsonFileCheck() = default;
JsonFileCheck::~JsonFileCheck() = default;
JsonFileCheck::JsonFileCheck(JsonFileCheck &&other) noexcept = default;
JsonFileCheck &JsonFileCheck::operator=(JsonFileCheck &&other) noexcept = default;

std::optional<JsonFileCheck::Work::Range> JsonFileCheck::Work::takeRange(const JsonFile &file)
{
    const std::scoped_lock lock(mutex);
    const JsonListing &listing = file.listing();
    while (next.collection < listing.collections()
        && next.position >= listing.entryCount(next.collection))
        next = {next.collection + 1, 0};
    isDealtOut = next.collection >= listing.collections();
    if (isDealtOut)
        return std::nullopt;
    const Range range {next, listing.runFrom(next.collection, next.position, rangeBytes)};
    next.position += range.run.count;
    bytes += range.run.span.size();
    return range;
}

void JsonFileCheck::Work::look(const JsonFile &file, json::EntriesCheck &check,
    const Deadline &deadline, const std::stop_token &stop)
{
    while (!stop.stop_requested() && !deadline.isOver()) {
        const std::optional<Range> range = takeRange(file);
        if (!range)
            return;
        if (areSound(file, range->run, check))
            continue;
        for (qint64 i = 0; i < range->run.count; ++i) {
            const Place place {range->first.collection, range->first.position + i};
            if (!lookAtValue(file, place).error)
                continue;
            const std::scoped_lock lock(mutex);
            unsound.push_back(place);
        }
    }
}

void JsonFileCheck::run(const JsonFile &file, const Deadline &deadline, const std::stop_token &stop)
{
    if (m_finished)
        return;
    if (!m_work)
        m_work = std::make_unique<Work>();
    {
        const std::jthread helper([&] { m_work->look(file, m_work->checks[1], deadline, stop); });
        m_work->look(file, m_work->checks[0], deadline, stop);
    }
    m_bytes = m_work->bytes;
    std::vector<Place> unsound = std::exchange(m_work->unsound, {});
    std::sort(unsound.begin(), unsound.end());
    for (const Place &place : unsound)
        note(file, place.collection, place.position);
    m_finished = m_work->isDealtOut;
    if (m_finished)
        m_work.reset();
}

void JsonFileCheck::note(const JsonFile &file, qint64 collection, qint64 position)
{
    const Finding finding = lookAtValue(file, {collection, position});
    const Result<EntryRef> ref = refAt(file, collection, position);
    const Result<json::Span> span = valueSpanAt(file, collection, position);
    if (!finding.error || !ref || !span)
        return; // the file is another by now
    std::optional<Problem> &problem = finding.isUtf8 ? m_grammar : m_encoding;
    if (problem && problem->entries.size() >= entriesNamed)
        return;
    std::optional<EncodingGuess> guess;
    if (!finding.isUtf8) {
        const Result<QByteArray> text
            = file.bytes().read(span->begin, qMin(mendedBytes, span->size()));
        guess = guessEncoding(text.value_or(QByteArray()));
    }
    if (!problem) {
        const Reason what = guess ? JsonReasons::readsAs.with(guess->name) : finding.error->detail;
        problem = Problem {guess ? QStringLiteral("F4") : QStringLiteral("F3"), Severity::Error,
            {ErrorCode::Corrupt, reasonFor(*ref, finding.error->place->byte, what), file.path()}};
    }
    problem->entries.append(*ref);
    if (guess && span->size() <= mendedBytes)
        problem->repair.append({*ref, guess->asUtf8});
}

QList<Problem> JsonFileCheck::problems() const
{
    QList<Problem> problems;
    for (const std::optional<Problem> &problem : {m_grammar, m_encoding}) {
        if (problem)
            problems.append(*problem);
    }
    return problems;
}

} // namespace kvlens
