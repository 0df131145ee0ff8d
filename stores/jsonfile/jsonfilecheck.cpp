// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilecheck.h"

#include "stores/halves.h"
#include "stores/json/mergemark.h"
#include "stores/json/scan.h"
#include "stores/json/valuecheck.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/jsonread.h"
#include "stores/words/jsonreasons.h"
#include "stores/wtf8.h"

#include <array>
#include <mutex>
#include <vector>

namespace kvlens {

namespace {

constexpr qint64 rangeBytes = 256 * 1024; // what is parsed at once stays in the processor's cache
constexpr qint64 checkedAtOnce = 1024 * 1024; // a longer value goes through the slower, lean check
constexpr qint64 mendedBytes = 16 * 1024 * 1024; // a longer value is not converted
constexpr qint64 guessedBytes = 64 * 1024; // are enough to tell an encoding by …
constexpr qint64 guessedOfEach = 4 * 1024; // … and so many of a value
constexpr qsizetype entriesNamed = 1000;

bool areSound(const JsonFile &file, const JsonListing::Run &run, json::EntriesCheck &check)
{
    const qint64 size = run.span.size();
    if (size > checkedAtOnce || run.isScalar)
        return false;
    const Result<qint64> read = file.bytes().readInto(run.span.begin, check.room(size), size);
    return read && *read == size && check.areSound(run.inObject);
}

// The place is one in the value, not in the file, so it is one of the arguments.
Reason reasonFor(const EntryRef &ref, qint64 byte, const Reason &what)
{
    return JsonReasons::pythonRefuses.with(entryText(ref), byte, what);
}

// Asked only where the scan has seen that something is not UTF-8: it reads the key.
bool hasSoundKey(const JsonFile &file, qint64 collection, qint64 position)
{
    if (file.isUtf8())
        return true;
    const JsonListing &listing = file.listing();
    if (listing.isScalar(collection))
        return true;
    const Result<QList<json::StoredKey>> key = json::readKeys(
        file.index(), collection, listing.entryAt(collection, position), 1, file.reader());
    return !key || isWtf8(key->first().key);
}

bool hasSoundNames(const JsonFile &file)
{
    const Result<QList<QByteArray>> names = file.collectionNames();
    return names
        && std::all_of(names->begin(), names->end(), [](const auto &name) { return isWtf8(name); });
}

} // namespace

// An entry by its number among those that the collection shows.
struct JsonFileCheck::Place
{
    qint64 collection = json::Index::topLevel;
    qint64 position = 0;
    auto operator<=>(const Place &) const = default;
};

// What is wrong with one value; nothing: it is sound, or cannot be read.
struct JsonFileCheck::Finding
{
    std::optional<Error> error;
    bool isUtf8 = true;
    std::optional<Reason> beyondPython = std::nullopt;

    static Finding of(const JsonFile &file, const Place &place);
};

JsonFileCheck::Finding JsonFileCheck::Finding::of(const JsonFile &file, const Place &place)
{
    const Result<json::Span> span = valueSpanAt(file, place.collection, place.position);
    if (!span)
        return {};
    json::ValueCheck check;
    const json::ReadAt read = file.reader();
    for (qint64 at = span->begin; at < span->end; at += checkedAtOnce) {
        const Result<QByteArray> part = read(at, qMin(checkedAtOnce, span->end - at));
        if (!part)
            return {};
        check.feed(*part);
    }
    check.finish();
    std::optional<Error> error = check.error();
    if (error) {
        const Result<QByteArray> there
            = read(span->begin + error->place->byte, json::mergeMarkBytes);
        if (there && json::isMergeMark(*there))
            error->detail = JsonReasons::mergeMarks;
    }
    const qint64 outside = place.collection == json::Index::topLevel ? 1 : 2;
    return {error, check.isUtf8(), check.beyondPython(outside)};
}

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
    const SoundEntries *sound = nullptr; // not owned; does not change while they look
    void leaveOutSound(const JsonListing &listing);
    std::optional<Range> takeRange(const JsonFile &file);
    void look(const JsonFile &file, json::EntriesCheck &check, const Deadline &deadline,
        const std::stop_token &stop);
};

JsonFileCheck::JsonFileCheck() = default;
JsonFileCheck::~JsonFileCheck() = default;
JsonFileCheck::JsonFileCheck(JsonFileCheck &&other) noexcept = default;
JsonFileCheck &JsonFileCheck::operator=(JsonFileCheck &&other) noexcept = default;

// Goes to the next entry of which nobody knows that it is sound.
void JsonFileCheck::Work::leaveOutSound(const JsonListing &listing)
{
    while (next.collection < listing.collections()) {
        const qint64 count = listing.entryCount(next.collection);
        const qint64 behind = std::min(sound->endOfRun(next.collection, next.position), count);
        if (behind > next.position) {
            const json::Span first = listing.runFrom(next.collection, next.position, 1).span;
            bytes += listing.runFrom(next.collection, behind - 1, 1).span.end - first.begin;
            next.position = behind;
        }
        if (next.position < count)
            return;
        next = {next.collection + 1, 0};
    }
}

std::optional<JsonFileCheck::Work::Range> JsonFileCheck::Work::takeRange(const JsonFile &file)
{
    const std::scoped_lock lock(mutex);
    const JsonListing &listing = file.listing();
    leaveOutSound(listing);
    isDealtOut = next.collection >= listing.collections();
    if (isDealtOut)
        return std::nullopt;
    const qint64 most
        = sound->nextRun(next.collection, next.position, listing.entryCount(next.collection))
        - next.position;
    const Range range {next, listing.runFrom(next.collection, next.position, rangeBytes, most)};
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
            const Finding finding = Finding::of(file, place);
            if (!finding.error && !finding.beyondPython
                && hasSoundKey(file, place.collection, place.position))
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
    m_work->sound = &m_sound;
    auto helper
        = std::async(withAThread, [&] { m_work->look(file, m_work->checks[1], deadline, stop); });
    m_work->look(file, m_work->checks[0], deadline, stop);
    helper.get(); // throws what the helper did
    m_bytes = m_work->bytes;
    std::vector<Place> unsound = std::exchange(m_work->unsound, {});
    std::sort(unsound.begin(), unsound.end());
    guess(file, unsound);
    for (const Place &place : unsound)
        note(file, place);
    m_finished = m_work->isDealtOut;
    if (!m_finished)
        return;
    m_work.reset();
    if (m_encoding && !m_whyNoRepair && !hasSoundNames(file))
        m_whyNoRepair = JsonReasons::collectionNotUtf8;
}

// One encoding for all: a single value may have too little text to tell.
void JsonFileCheck::guess(const JsonFile &file, const std::vector<Place> &places)
{
    if (m_guess || file.isUtf8() || places.empty())
        return;
    QByteArray text;
    for (const Place &place : places) {
        const Result<EntryRef> ref = refAt(file, place.collection, place.position);
        const Result<json::Span> span = valueSpanAt(file, place.collection, place.position);
        if (!ref || !span || text.size() > guessedBytes)
            continue;
        const Result<QByteArray> value
            = file.bytes().read(span->begin, qMin(guessedOfEach, span->size()));
        for (const QByteArray &part : {ref->key, value.value_or(QByteArray())}) {
            if (!isWtf8(part))
                text += part + ' ';
        }
    }
    if (!text.isEmpty())
        m_guess = guessEncoding(text);
}

void JsonFileCheck::note(const JsonFile &file, const Place &place)
{
    const Finding finding = Finding::of(file, place);
    const Result<EntryRef> ref = refAt(file, place.collection, place.position);
    const Result<json::Span> span = valueSpanAt(file, place.collection, place.position);
    if (!ref || !span)
        return; // the file is another by now
    if (!finding.isUtf8 || !isWtf8(ref->key))
        noteEncoding(file, *ref, *span, finding);
    else if (finding.error)
        noteGrammar(file, *ref, *span, *finding.error);
    else if (finding.beyondPython)
        noteBeyond(file, *ref, *finding.beyondPython);
}

void JsonFileCheck::noteBeyond(const JsonFile &file, const EntryRef &ref, const Reason &why)
{
    const bool isSure = !why.isOf(JsonReasons::nestedTooDeeply);
    const ReasonForm form = isSure ? JsonReasons::pythonGivesUp : JsonReasons::pythonMayGiveUp;
    if (!m_beyond)
        m_beyond = Problem {QStringLiteral("beyond-python"), Severity::Warning,
            {ErrorCode::Unsupported, form.with(displayText(ref.key), why), file.path()}};
    if (m_beyond->entries.size() < entriesNamed)
        m_beyond->entries.append(ref);
}

// The error is that of the first one in the file, which is where Python ends.
void JsonFileCheck::noteGrammar(
    const JsonFile &file, const EntryRef &ref, const json::Span &span, const Error &error)
{
    const qint64 byte = span.begin + error.place->byte;
    if (!m_grammar)
        m_grammar = Problem {QStringLiteral("F3"), Severity::Error, {}};
    const std::optional<TextPlace> &before = m_grammar->error.place;
    if (!before || byte < before->byte)
        m_grammar->error = {ErrorCode::Corrupt,
            JsonReasons::pythonRefusesFile.with(entryText(ref), json::amongOthers(error).detail),
            file.path(), json::placeInFile(byte, file.reader())};
    if (m_grammar->entries.size() < entriesNamed)
        m_grammar->entries.append(ref);
}

void JsonFileCheck::noteEncoding(
    const JsonFile &file, const EntryRef &ref, const json::Span &span, const Finding &finding)
{
    const Encoding encoding = m_guess.value_or(Encoding::Windows1252);
    const Reason what = JsonReasons::readsAs.with(encodingName(encoding));
    if (!m_encoding)
        m_encoding = Problem {QStringLiteral("F4"), Severity::Error,
            {ErrorCode::Corrupt,
                finding.isUtf8 ? JsonReasons::keyReadsAs.with(displayText(ref.key), what)
                               : reasonFor(ref, finding.error->place->byte, what),
                file.path()}};
    m_encoding->isGuessed = true;
    if (m_encoding->entries.size() >= entriesNamed)
        return;
    m_encoding->entries.append(ref);
    const std::optional<Reason> why = addRepair(file, ref, span, finding, encoding);
    m_whyNoRepair = m_whyNoRepair ? m_whyNoRepair : why;
}

// Why it cannot be repaired; nothing: it can.
std::optional<Reason> JsonFileCheck::addRepair(const JsonFile &file, const EntryRef &ref,
    const json::Span &span, const Finding &finding, Encoding encoding)
{
    const Reason undecoded = JsonReasons::notAllDecode.with(encodingName(encoding));
    Write repair {ref};
    if (!finding.isUtf8) {
        const Result<QByteArray> text
            = file.bytes().read(span.begin, qMin(mendedBytes, span.size()));
        repair.value = text ? decodedAs(encoding, *text) : std::nullopt;
        if (!repair.value || span.size() > mendedBytes || !json::isJson(*repair.value))
            return undecoded;
    }
    if (!isWtf8(ref.key)) {
        repair.renameTo = decodedAs(encoding, ref.key);
        const Result<qint64> collection = collectionNumber(file, ref.collection);
        if (!repair.renameTo || !collection)
            return undecoded;
        const Result<QList<QList<qint64>>> taken
            = entryNumbers(file, *collection, {*repair.renameTo});
        if (!taken || !taken->first().isEmpty() || ref.shadow > 0)
            return JsonReasons::keyWouldBeTaken.with(displayText(*repair.renameTo));
    } else if (std::any_of(ref.key.begin(), ref.key.end(), [](char c) { return c < 0; })) {
        return JsonReasons::keyMayBeEither.with(displayText(ref.key), encodingName(encoding));
    }
    m_encoding->repair.append(repair);
    return std::nullopt;
}

QList<Problem> JsonFileCheck::problems() const
{
    QList<Problem> problems;
    for (const std::optional<Problem> &problem : {m_grammar, m_beyond, m_encoding}) {
        if (problem)
            problems.append(*problem);
    }
    if (m_encoding && (m_whyNoRepair || !m_finished))
        problems.last().repair.clear();
    if (m_encoding && m_whyNoRepair)
        problems.last().error.detail
            = JsonReasons::noRepair.with(m_encoding->error.detail, *m_whyNoRepair);
    return problems;
}

} // namespace kvlens
