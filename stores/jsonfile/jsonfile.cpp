// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfile.h"

#include "stores/json/reindex.h"
#include "stores/json/text.h"
#include "stores/jsonfile/version.h"
#include "stores/wtf8.h"

#include <QFileInfo>

namespace kvlens {

namespace {

using Clock = std::chrono::steady_clock;
using json::Index;

constexpr qint64 sampleSize = 256 * 1024; // enough to see how the file is written

Error cancelled(const QString &path)
{
    return {ErrorCode::Cancelled, QStringLiteral("loading was cancelled"), path};
}

Error noCollection(const CollectionRef &collection, const QString &path)
{
    return {ErrorCode::NotFound,
        QStringLiteral("no collection \"%1\"").arg(displayText(collection.name)), path};
}

// The rule of the rule book that a damage falls under.
QString damageId(const Error &damage, qint64 fileSize)
{
    if (fileSize == 0)
        return QStringLiteral("F1");
    const bool atEnd = damage.place && damage.place->byte >= fileSize;
    return atEnd ? QStringLiteral("F2") : QStringLiteral("F3");
}

} // namespace

Result<JsonFile> JsonFile::open(const QString &path, bool mayBeMissing)
{
    JsonFile file;
    file.m_path = QFileInfo(path).absoluteFilePath();
    file.m_mayBeMissing = mayBeMissing;
    if (Result<void> opened = file.reload(); !opened)
        return opened.error();
    return file;
}

// Everything that was found out.
void JsonFile::forget()
{
    m_ahead.reset(); // before the descriptor that it reads from
    m_repeats = {}; // before the index
    m_scanner = std::make_unique<json::Scanner>();
    m_index = {};
    m_bom = false;
    m_notUtf8 = -1;
    m_damage.reset();
    m_names.clear();
    m_shadowed.clear();
    m_listed = false;
    m_check = {};
}

Result<void> JsonFile::openFile()
{
    Result<FileDescriptor> fd = openForReading(m_path);
    if (!fd && fd.error().code == ErrorCode::NotFound && m_mayBeMissing) {
        m_fd = {};
        m_stamp = {};
        return {};
    }
    if (!fd)
        return fd.error();
    const Result<FileStamp> stamp = stampOf(fd->get(), m_path);
    if (!stamp)
        return stamp.error();
    const Result<QByteArray> sample = readAt(fd->get(), 0, sampleSize, m_path);
    if (!sample)
        return sample.error();
    m_fd = *std::move(fd);
    m_stamp = *stamp;
    m_style = json::detectStyle(*sample);
    return {};
}

Result<void> JsonFile::reload()
{
    forget();
    return openFile();
}

Result<void> JsonFile::follow(const QList<json::Splice> &splices, const FileStamp &written)
{
    const Result<bool> followed = reindex(splices, written);
    if (followed && *followed)
        return {};
    if (Result<void> reloaded = reload(); !reloaded)
        return reloaded;
    return scanUntil(Clock::time_point::max(), {});
}

// False: the file must be scanned.
Result<bool> JsonFile::reindex(const QList<json::Splice> &splices, const FileStamp &written)
{
    if (!m_listed || m_damage || m_notUtf8 >= 0)
        return false;
    if (Result<void> opened = openFile(); !opened)
        return opened.error();
    if (m_stamp != written)
        return false;
    const Result<bool> done = json::reindex(m_index, splices, reader());
    if (!done || !*done)
        return done;
    // What is written has been checked; what stays was, or will be.
    if (!m_check.finished() || !m_check.problems().isEmpty())
        m_check = {};
    // A write never makes a second entry of a key.
    for (const qint64 collection : m_shadowed.keys()) {
        if (Result<void> found = findShadowed(collection, {}); !found)
            return found.error();
    }
    return true;
}

Result<Freshness> JsonFile::freshness() const
{
    const Result<FileStamp> now = stampOf(m_path);
    if (now)
        return *now == m_stamp ? Freshness::Current : Freshness::Changed;
    if (now.error().code != ErrorCode::NotFound)
        return now.error();
    return isMissing() ? Freshness::Current : Freshness::Gone;
}

Result<LoadProgress> JsonFile::load(std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (isMissing())
        return progress();
    const Clock::time_point until = Clock::now() + budget;
    // One or the other: whoever waits for the keys only does not wait for a slice of the check.
    if (m_listed)
        m_check.run(*this, until, stop);
    else if (Result<void> scanned = scanUntil(until, stop); !scanned)
        return scanned.error();
    if (stop.stop_requested())
        return cancelled(m_path);
    return progress();
}

LoadProgress JsonFile::progress() const
{
    if (isMissing())
        return {0, 0, true, true};
    const qint64 done = m_listed ? m_check.checkedBytes() : m_scanner->position();
    return {done, m_stamp.size, m_listed, m_check.finished()};
}

Result<void> JsonFile::scanUntil(Clock::time_point until, const std::stop_token &stop)
{
    while (!m_scanner->finished()) {
        if (stop.stop_requested())
            return cancelled(m_path);
        const Result<QByteArrayView> block = nextBlock();
        if (!block)
            return block.error();
        if (block->isEmpty())
            m_scanner->finish();
        else
            m_scanner->feed(*block);
        m_repeats.follow(index());
        if (Clock::now() >= until && !m_scanner->finished())
            return {};
    }
    m_ahead.reset();
    return finishListing(stop);
}

Result<QByteArrayView> JsonFile::nextBlock()
{
    if (!m_ahead)
        m_ahead = std::make_unique<ReadAhead>(m_fd.get(), m_scanner->position(), m_path);
    Result<QByteArrayView> block = m_ahead->next();
    if (!block)
        m_ahead.reset();
    return block;
}

Result<void> JsonFile::finishListing(const std::stop_token &stop)
{
    const Result<FileStamp> now = stampOf(m_fd.get(), m_path);
    if (!now)
        return now.error();
    if (*now != m_stamp)
        return Error {ErrorCode::Conflict,
            QStringLiteral("another program wrote to the file while it was read"), m_path};
    if (m_scanner->damage()) {
        m_damage = json::locateDamage(*m_scanner, reader());
        m_damage->subject = m_path;
    }
    const qint64 last = isFlat() ? 0 : index().collections();
    for (qint64 collection = Index::topLevel; collection < last; ++collection) {
        if (Result<void> found = findShadowed(collection, stop); !found)
            return found;
    }
    m_bom = m_scanner->hasBom();
    m_notUtf8 = m_scanner->invalidUtf8();
    m_index = std::move(*m_scanner).takeIndex();
    m_scanner.reset();
    m_listed = true;
    return {};
}

Result<void> JsonFile::findShadowed(qint64 collection, const std::stop_token &stop)
{
    if (!index().hasKeys(collection))
        return {};
    Result<QList<json::Shadowed>> shadowed
        = json::findShadowed(index(), collection, m_repeats, reader(), stop);
    if (!shadowed)
        return shadowed.error();
    m_shadowed.remove(collection);
    if (!shadowed->isEmpty())
        m_shadowed.insert(collection, *std::move(shadowed));
    return {};
}

QList<Problem> JsonFile::problems() const
{
    QList<Problem> problems;
    if (m_damage)
        problems.append({damageId(*m_damage, m_stamp.size), Severity::Error, *m_damage});
    if (m_bom)
        problems.append({QStringLiteral("F8"), Severity::Error,
            {ErrorCode::Corrupt,
                QStringLiteral("begins with a byte order mark, which Python refuses"), m_path,
                TextPlace {0, 1, 1}}});
    if (m_stamp.links > 1)
        problems.append({QStringLiteral("hard-link"), Severity::Information,
            {ErrorCode::Invalid,
                QStringLiteral("the file has %1 names; persisting gives this name a "
                               "file of its own, the others keep the old contents")
                    .arg(m_stamp.links),
                m_path}});
    problems += m_check.problems();
    // If it is not in a value it is in a key.
    const auto isEncoding
        = [](const Problem &problem) { return problem.id == QLatin1String("F4"); };
    if (m_notUtf8 >= 0 && m_check.finished()
        && std::none_of(problems.begin(), problems.end(), isEncoding))
        problems.append({QStringLiteral("F4"), Severity::Error,
            {ErrorCode::Corrupt,
                QStringLiteral("a key or the name of a collection is not UTF-8, at byte %1 of the "
                               "file, which Python refuses")
                    .arg(m_notUtf8),
                m_path}});
    return problems;
}

json::ReadAt JsonFile::reader() const
{
    return [fd = m_fd.get(), path = m_path](
               qint64 offset, qint64 size) { return readAt(fd, offset, size, path); };
}

Result<void> JsonFile::nameCollections() const
{
    while (m_names.size() < index().collections()) {
        Result<QByteArray> name = json::collectionName(index(), m_names.size(), reader());
        if (!name)
            return name.error();
        m_names.append(*std::move(name));
    }
    return {};
}

Result<QList<CollectionInfo>> JsonFile::collections() const
{
    QList<CollectionInfo> infos;
    const qint64 top = entryCount(Index::topLevel);
    const bool complete = m_listed || isMissing();
    if (!isFlat()) {
        if (Result<void> named = nameCollections(); !named)
            return named.error();
        for (qint64 i = 0; i < index().collections(); ++i) {
            const json::Collection collection = index().collection(i);
            const qint64 bytes = collection.complete() ? collection.span.size() : -1;
            infos.append({{m_names[i], {}, shadowOf(Index::topLevel, collection.member)},
                collection.entries, bytes, collection.complete() || complete});
        }
    }
    if (top > 0)
        infos.append({topLevelCollection(), top, -1, complete});
    return infos;
}

Result<qint64> JsonFile::collectionNumber(const CollectionRef &collection) const
{
    if (collection.topLevel)
        return Index::topLevel;
    if (isFlat() || isMissing() || index().top() != json::TopKind::Object)
        return noCollection(collection, m_path);
    const Result<QList<QList<qint64>>> found
        = json::findKeys(index(), Index::topLevel, {collection.name}, reader());
    if (!found)
        return found.error();
    const QList<qint64> &members = found->first();
    // While it is still scanned a collection that is open is no complete member of level 1.
    std::optional<qint64> number;
    if (collection.shadow < members.size())
        number = index().collectionOf(members[members.size() - 1 - collection.shadow]);
    if (!number && collection.shadow == 0 && !m_listed && nameCollections())
        number = m_names.lastIndexOf(collection.name);
    if (!number || *number < 0)
        return noCollection(collection, m_path);
    return *number;
}

// Entries of the top level that are shown as keys: all members of a flat file, else the leaves.
qint64 JsonFile::entryCount(qint64 collection) const
{
    if (collection != Index::topLevel)
        return index().entries(collection);
    if (index().top() == json::TopKind::Scalar)
        return index().topSpan().end >= 0 ? 1 : 0;
    return isFlat() ? index().entries(Index::topLevel) : index().leaves();
}

qint64 JsonFile::entryAt(qint64 collection, qint64 position) const
{
    return collection == Index::topLevel && !isFlat() ? index().leaf(position) : position;
}

quint32 JsonFile::shadowOf(qint64 collection, qint64 entry) const
{
    const auto list = m_shadowed.constFind(collection);
    if (list == m_shadowed.constEnd())
        return 0;
    const auto found = std::lower_bound(list->begin(), list->end(), entry,
        [](const json::Shadowed &shadowed, qint64 number) { return shadowed.entry < number; });
    return found != list->end() && found->entry == entry ? found->shadow : 0;
}

Result<KeyPage> JsonFile::keys(
    const CollectionRef &collection, const KeyCursor &from, int limit) const
{
    const Result<qint64> number = collectionNumber(collection);
    if (!number)
        return number.error();
    const std::optional<qint64> first = from.position();
    if (!first)
        return Error {ErrorCode::Invalid, QStringLiteral("not a cursor of this store"), m_path};
    const qint64 total = entryCount(*number);
    const qint64 count = std::clamp<qint64>(total - *first, 0, limit);
    Result<KeyPage> keys = page(*number, *first, count);
    if (keys) {
        keys->next = KeyCursor::atPosition(*first + count);
        keys->next.atEnd = *first + count >= total;
    }
    return keys;
}

Result<KeyPage> JsonFile::page(qint64 collection, qint64 first, qint64 count) const
{
    KeyPage page;
    if (count == 0)
        return page;
    if (index().top() == json::TopKind::Scalar) {
        page.append({{}, index().topSpan().size(), ValueKind::Unknown, 0});
        return page;
    }
    // Leaves that stand together are read together.
    for (qint64 i = 0; i < count;) {
        const qint64 begin = entryAt(collection, first + i);
        qint64 run = 1;
        while (i + run < count && entryAt(collection, first + i + run) == begin + run)
            ++run;
        const Result<QList<json::StoredKey>> keys
            = json::readKeys(index(), collection, begin, run, reader());
        if (!keys)
            return keys.error();
        for (qint64 k = 0; k < run; ++k) {
            const json::StoredKey &key = keys->at(k);
            page.append({key.key, key.size, key.kind, shadowOf(collection, begin + k)});
        }
        i += run;
    }
    return page;
}

} // namespace kvlens
