// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfile.h"

#include "stores/file/replaceable.h"
#include "stores/jsonfile/impostor.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/namedencoding.h"
#include "stores/jsonfile/widetext.h"
#include "stores/pathtext.h"
#include "stores/words/filereasons.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

constexpr qsizetype hiddenNamed = 20; // of the entries that are hidden
constexpr qint64 sampleSize = 256 * 1024; // enough to see how the file is written …
constexpr qint64 encodingSample = 64 * 1024; // are enough to tell an encoding by
constexpr qint64 valueSample = 64 * 1024; // … and how its first value is

// Its first bytes are those of something else, even if they could begin a text in UTF-16.
bool isOfOtherProgram(const StampedFile &bytes)
{
    const Result<QByteArray> head = bytes.read(0, impostorBytes);
    const std::optional<Reason> reason = head ? impostorReason(*head, {}) : std::nullopt;
    return reason && *reason != JsonReasons::utf16 && *reason != JsonReasons::utf32;
}

// The rule of the rule book that a damage falls under.
QString damageId(const Error &damage, const JsonListing &listing, qint64 fileSize)
{
    if (fileSize == 0)
        return QStringLiteral("F1");
    if (damage.detail.isOf(JsonReasons::faissIndex))
        return QStringLiteral("F5");
    return listing.isCut() ? QStringLiteral("F2") : QStringLiteral("F3");
}

bool isEncoding(const Problem &problem)
{
    return problem.id == QLatin1String("F4");
}

} // namespace

JsonFile::JsonFile(StampedFile bytes, MissingFile missing, QString encoding)
    : m_missing(missing)
    , m_bytes(std::move(bytes))
    , m_encoding(std::move(encoding))
{
}

Result<JsonFile> JsonFile::open(const QString &path, MissingFile missing, const QString &encoding)
{
    JsonFile file(StampedFile(fullPath(path)), missing, encoding);
    if (Result<void> opened = file.reload(); !opened)
        return opened.error();
    return file;
}

Result<void> JsonFile::openBytes(LastWriter last)
{
    m_size = 0;
    m_decodedFrom.reset();
    m_isWideText = false;
    Result<StampedFile> bytes = StampedFile::open(path(), m_missing, last);
    if (!bytes)
        return bytes.error();
    if (bytes->isThere()) {
        if (Result<void> decoded = decode(*bytes); !decoded)
            return decoded;
        const Result<qint64> size = bytes->size();
        const Result<QByteArray> sample = bytes->read(0, sampleSize);
        if (!size || !sample)
            return !size ? size.error() : sample.error();
        m_size = *size;
        m_style = json::detectStyle(*sample);
        const QByteArrayView values
            = QByteArrayView(*sample).first(qMin(sample->size(), valueSample));
        m_styleInTop = json::styleInside(values, m_style, 1);
        m_styleInCollection = json::styleInside(values, m_style, 2);
    }
    m_bytes = *std::move(bytes);
    m_changes = m_bytes.isThere() ? whatReplacingChanges(path()) : QList<Reason>();
    return {};
}

// What is not in the encoding that its bytes tell is shown as it is: damaged.
Result<void> JsonFile::decode(StampedFile &bytes)
{
    if (isUtf8Name(m_encoding))
        return {};
    const Result<QByteArray> head = bytes.read(0, 4);
    const std::optional<WideText> wide = head ? wideTextOf(*head) : std::nullopt;
    const QString wideName = wide ? wideTextName(*wide) : QString();
    if (!m_encoding.isEmpty()) {
        Result<FileDescriptor> text = textDecodedFrom(m_encoding, bytes);
        if (!text)
            return text.error();
        bytes.setDecoded(*std::move(text));
        m_isWideText = wide && m_encoding.startsWith(wideName, Qt::CaseInsensitive);
        m_decodedFrom = m_isWideText ? wideName : m_encoding;
        return {};
    }
    if (!wide || isOfOtherProgram(bytes))
        return {};
    if (Result<FileDescriptor> text = asUtf8(bytes, *wide)) {
        bytes.setDecoded(*std::move(text));
        m_isWideText = true;
        m_decodedFrom = wideName;
    }
    return {};
}

json::Style JsonFile::written(json::Style style) const
{
    if (!isUtf8())
        style.escapes = json::Escapes::Ascii;
    return style;
}

json::Style JsonFile::styleOfNew(const CollectionRef &collection) const
{
    return written(collection.topLevel ? m_styleInTop : m_styleInCollection);
}

Result<void> JsonFile::reload()
{
    m_end = {};
    return listAnew();
}

Result<void> JsonFile::listAnew()
{
    if (Result<void> opened = openBytes(LastWriter::Others); !opened)
        return opened; // what was read before is still there
    m_check = {};
    m_listing = std::make_unique<JsonListing>();
    m_awaitsEnd = false;
    m_names.clear();
    return {};
}

Result<void> JsonFile::follow(const QList<json::Splice> &splices, const FileStamp &written)
{
    const Result<bool> kept = keepUp(splices, written);
    if (kept && *kept)
        return {};
    if (Result<void> reloaded = reload(); !reloaded)
        return reloaded;
    return m_listing->run(m_bytes, Deadline(unhurried), {});
}

// False: the file must be listed anew.
Result<bool> JsonFile::keepUp(const QList<json::Splice> &splices, const FileStamp &written)
{
    if (!m_listing->canFollow())
        return false;
    if (Result<void> opened = openBytes(LastWriter::Us); !opened)
        return opened.error();
    if (!m_bytes.stamp().isSameButRenamed(written))
        return false;
    const Result<bool> followed = m_listing->follow(m_bytes, splices);
    // What is written has been checked; what stays was, or will be.
    if (followed && *followed && (!m_check.finished() || !m_check.problems().isEmpty()))
        m_check = {};
    return followed;
}

Result<void> JsonFile::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (isMissing())
        return {};
    const Deadline deadline(budget);
    // One or the other: whoever waits for the keys only does not wait for a slice of the check.
    if (m_listing->isListed() && !m_awaitsEnd) {
        m_check.run(*this, deadline, stop);
    } else {
        Result<void> done
            = m_awaitsEnd ? awaitEnd(deadline, stop) : m_listing->run(m_bytes, deadline, stop);
        const bool isRewritten
            = !done && done.error().code == ErrorCode::Conflict && m_end.isAwaited();
        if (!done && !isRewritten)
            return done;
        m_awaitsEnd
            = isRewritten || (isCut() && m_end.mayCome(m_bytes.stamp(), m_bytes.descriptor()));
    }
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled, path()};
    return {};
}

bool JsonFile::isCut() const
{
    return damage() && (m_size == 0 || m_listing->isCut());
}

Result<void> JsonFile::awaitEnd(const Deadline &deadline, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const Result<Freshness> fresh = freshness();
        if (fresh && *fresh == Freshness::Changed)
            return listAnew();
        if (deadline.isOver() || !m_end.mayCome(m_bytes.stamp(), m_bytes.descriptor()))
            break;
        AwaitedEnd::pause();
    }
    return {};
}

Result<Freshness> JsonFile::peek(const Deadline &deadline)
{
    Result<Freshness> fresh = freshness();
    if (fresh && *fresh == Freshness::Current && progress().finished && !deadline.isOver())
        m_bytes.learnContents(deadline);
    return fresh;
}

LoadProgress JsonFile::progress() const
{
    if (isMissing())
        return {0, 0, true, true};
    const bool listed = m_listing->isListed() && !m_awaitsEnd;
    return {listed ? m_check.checkedBytes() : m_listing->position(), m_size, listed,
        m_check.finished()};
}

QList<Problem> JsonFile::problems() const
{
    QList<Problem> problems;
    if (damage()) {
        Error error = *damage();
        if (m_size == 0)
            error.detail = JsonReasons::emptyFile.with(error.detail);
        problems.append({.id = damageId(*damage(), *m_listing, m_size),
            .severity = Severity::Error,
            .error = error,
            .hidesEntries = true});
    }
    if (const std::optional<Problem> decoded = decodedProblem())
        problems.append(*decoded);
    if (m_listing->hasBom())
        problems.append({QStringLiteral("F8"), Severity::Information,
            {ErrorCode::Corrupt, JsonReasons::byteOrderMarkInFile, path(), TextPlace {0, 1, 1}}});
    if (m_listing->isFlat())
        problems.append({QStringLiteral("many-objects"), Severity::Information,
            {ErrorCode::Unsupported, JsonReasons::shownAsOne.with(collectionLimit), path()}});
    problems += replacingProblems();
    if (m_listing->isListed() && m_listing->hasHidden()) {
        if (const std::optional<Problem> hidden = hiddenEntries())
            problems.append(*hidden);
        if (const std::optional<Problem> hidden = hiddenCollections())
            problems.append(*hidden);
    }
    const bool isOther = damage() && !damage()->place; // all of it is something else
    if (!isOther)
        problems += m_check.problems();
    if (!isOther && std::none_of(problems.begin(), problems.end(), isEncoding)) {
        if (const std::optional<Problem> encoding = unlistedEncoding())
            problems.append(*encoding);
    }
    return problems;
}

std::optional<Problem> JsonFile::decodedProblem() const
{
    if (!m_decodedFrom)
        return std::nullopt;
    if (m_isWideText)
        return Problem {QStringLiteral("wide-text"), Severity::Warning,
            {ErrorCode::Unsupported, JsonReasons::shownAsUtf8.with(*m_decodedFrom), path()}};
    return Problem {QStringLiteral("F4"), Severity::Warning, // nothing of it is lost
        {ErrorCode::Unsupported, JsonReasons::readInEncoding.with(*m_decodedFrom), path()}};
}

// Of a file that is not UTF-8 where no value shows it: in a name, or where the damage begins.
std::optional<Problem> JsonFile::unlistedEncoding() const
{
    const qint64 notUtf8 = m_listing->notUtf8();
    if (notUtf8 < 0 || !m_check.finished())
        return std::nullopt;
    const Reason what = JsonReasons::readsAs.with(encodingName(guessedEncoding()));
    const Reason why = damage()
        ? JsonReasons::byteNotUtf8.with(notUtf8, what)
        : JsonReasons::noRepair.with(
            JsonReasons::nameNotUtf8.with(notUtf8, what), JsonReasons::collectionNotUtf8);
    return Problem {QStringLiteral("F4"), Severity::Error, {ErrorCode::Corrupt, why, path()}};
}

// By the values that are not UTF-8, or by what is around the first such byte.
Encoding JsonFile::guessedEncoding() const
{
    if (const std::optional<Encoding> &guess = m_check.guessedEncoding())
        return *guess;
    const Result<QByteArray> text
        = m_bytes.read(qMax<qint64>(0, m_listing->notUtf8()), encodingSample);
    return guessEncoding(text.value_or(QByteArray()));
}

QList<Problem> JsonFile::replacingProblems() const
{
    QList<Problem> problems;
    for (const Reason &change : m_changes) {
        const Error error {ErrorCode::Invalid, change, path()};
        if (change.isOf(FileReasons::hardLinks))
            problems.append({QStringLiteral("hard-link"), Severity::Information, error});
        else
            problems.append({QStringLiteral("replacing"), Severity::Information, error});
    }
    return problems;
}

std::optional<Problem> JsonFile::hiddenEntries() const
{
    qint64 count = 0;
    QList<EntryRef> first;
    for (qint64 collection = json::Index::topLevel; collection < m_listing->collections();
         ++collection) {
        const QList<qint64> hidden = m_listing->hiddenIn(collection);
        count += hidden.size();
        for (const qint64 entry : hidden.mid(0, hiddenNamed - first.size())) {
            if (const Result<EntryRef> ref = refOf(*this, collection, entry))
                first.append(*ref);
        }
    }
    if (count == 0)
        return std::nullopt;
    return Problem {QStringLiteral("F7"), Severity::Warning,
        {ErrorCode::Invalid, JsonReasons::hiddenEntries.with(count), path()}, first};
}

std::optional<Problem> JsonFile::hiddenCollections() const
{
    const qsizetype count = m_listing->hiddenCollections();
    if (count == 0)
        return std::nullopt;
    return Problem {QStringLiteral("F7"), Severity::Warning,
        {ErrorCode::Invalid, JsonReasons::hiddenCollections.with(count), path()}};
}

Result<QList<QByteArray>> JsonFile::collectionNames() const
{
    while (m_names.size() < m_listing->collections()) {
        Result<QByteArray> name = json::collectionName(index(), m_names.size(), reader());
        if (!name)
            return name.error();
        m_names.append(*std::move(name));
    }
    return m_names;
}

} // namespace kvlens
