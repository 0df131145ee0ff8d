// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/treecheck.h"

#include "stores/envelope/managedentry.h"
#include "stores/file/unreadable.h"
#include "stores/json/valuecheck.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/treereasons.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qsizetype mostNamed = 1000; // of those that the library refuses …
constexpr qsizetype shortestBeyond = 900; // bytes, below Python's limits of levels and digits
constexpr qsizetype mostExpired = 200'000; // … and of those that have expired

} // namespace

Result<void> TreeCheck::run(Store &store, const std::function<bool(const EntryRef &)> &isLink,
    std::chrono::milliseconds budget, const std::stop_token &stop)
{
    if (m_finished)
        return {};
    if (!std::exchange(m_isBegun, true)) {
        const Result<QList<CollectionInfo>> infos = store.collections(stop);
        if (!infos)
            return infos.error();
        for (const CollectionInfo &info : *infos) {
            if (info.ref.group.isEmpty()) // else it is not the library's
                m_collections.append(info.ref);
        }
    }
    const Deadline deadline(budget);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    while (m_at < m_collections.size()) {
        const auto look = [&](const Entry &entry) {
            if (entry.problem)
                note(entry);
            else
                noteBeyond(entry);
            if (!entry.problem && entry.expiresAt && *entry.expiresAt <= now)
                noteExpired(entry.ref, isLink && isLink(entry.ref));
            return Visit::Continue;
        };
        const Result<ScanPage> page
            = store.scan({m_collections.at(m_at), m_cursor, budget}, look, stop);
        if (!page && page.error().code == ErrorCode::Cancelled)
            return page.error();
        m_checked += page ? page->entries : 0;
        m_cursor = page ? page->next : ScanCursor {};
        if (!page || m_cursor.atEnd()) {
            m_cursor = {};
            ++m_at;
        }
        if (deadline.isOver())
            break;
    }
    m_finished = m_at >= m_collections.size();
    return {};
}

LoadProgress TreeCheck::progress(LoadProgress listing) const
{
    listing.finished = listing.listed && m_finished;
    if (listing.listed)
        listing.done = m_checked;
    return listing;
}

void TreeCheck::Refused::add(const Entry &entry)
{
    ++count;
    if (entries.size() >= mostNamed)
        return;
    entries.append(entry.ref);
    why.append(*entry.problem);
}

bool TreeCheck::Refused::forget(const EntryRef &ref)
{
    const qsizetype at = entries.indexOf(ref);
    if (at < 0)
        return false;
    entries.removeAt(at);
    why.removeAt(at);
    --count;
    return true;
}

// A file is named where it is the only one.
Error TreeCheck::Refused::error(const CountedReasonForm &form) const
{
    Error error = why.first();
    error.detail = TreeReasons::unreadableOfWhich.with(
        form.with(count), displayText(entries.first().key), error.detail);
    if (count > 1)
        error.subject.clear();
    return error;
}

void TreeCheck::note(const Entry &entry)
{
    if (isUnreadable(*entry.problem)) {
        m_denied.add(entry);
        return;
    }
    m_damaged.add(entry);
    const std::optional<QByteArray> mended = mendedEnvelope(entry.value);
    if (mended && m_repairs.size() < mostNamed)
        m_repairs.append({entry.ref, *mended});
}

// A shorter value has neither so many brackets nor so many digits.
void TreeCheck::noteBeyond(const Entry &entry)
{
    if (entry.value.size() < shortestBeyond)
        return;
    const std::optional<Reason> why = json::beyondPython(entry.value, 1);
    if (!why)
        return;
    const bool isSure = !why->isOf(JsonReasons::nestedTooDeeply);
    const ReasonForm form = isSure ? TreeReasons::pythonGivesUp : TreeReasons::pythonMayGiveUp;
    if (!m_beyond)
        m_beyond = Problem {QStringLiteral("beyond-python"), Severity::Warning,
            {ErrorCode::Unsupported, form.with(displayText(entry.ref.key), *why)}};
    if (m_beyond->entries.size() < mostNamed)
        m_beyond->entries.append(entry.ref);
}

void TreeCheck::noteExpired(const EntryRef &ref, bool isLink)
{
    ++m_expiredCount;
    if (m_expired.size() + m_expiredLinks.size() < mostExpired)
        (isLink ? m_expiredLinks : m_expired).insert(ref);
}

QList<Problem> TreeCheck::problems() const
{
    QList<Problem> problems;
    if (m_damaged.count > 0)
        problems.append({QStringLiteral("damaged-entry"), Severity::Error,
            m_damaged.error(TreeReasons::unreadable), m_damaged.entries, m_repairs});
    if (m_denied.count > 0)
        problems.append({QStringLiteral("unreadable"), Severity::Error,
            m_denied.error(TreeReasons::denied), m_denied.entries});
    if (m_beyond)
        problems.append(*m_beyond);
    const qsizetype named = m_expired.size() + m_expiredLinks.size();
    if (named > 0 && (m_finished || named <= mostNamed)) // many are put in order once
        problems.append(expiredProblem());
    return problems;
}

Problem TreeCheck::expiredProblem() const
{
    QList<EntryRef> entries = m_expired.values();
    std::sort(entries.begin(), entries.end(), [](const EntryRef &a, const EntryRef &b) {
        return std::pair(a.collection.name, a.key) < std::pair(b.collection.name, b.key);
    });
    QList<Write> deletions;
    for (const EntryRef &ref : std::as_const(entries))
        deletions.append({ref});
    entries += m_expiredLinks.values();
    return {QString::fromLatin1(expiredId), Severity::Information,
        {ErrorCode::Invalid, TreeReasons::expired.with(m_expiredCount)}, entries, deletions};
}

void TreeCheck::forget(const EntryRef &ref)
{
    if (m_beyond && m_beyond->entries.contains(ref)) {
        *this = {}; // what else there is comes to light again
        return;
    }
    m_expiredCount -= m_expired.remove(ref) || m_expiredLinks.remove(ref) ? 1 : 0;
    m_repairs.removeIf([&ref](const Write &repair) { return repair.ref == ref; });
    const bool wasNamed = m_damaged.forget(ref) || m_denied.forget(ref);
    const bool isOneLeft = m_damaged.entries.isEmpty() && m_damaged.count > 0;
    if (wasNamed && (isOneLeft || (m_denied.entries.isEmpty() && m_denied.count > 0)))
        *this = {}; // those that were not kept come to light again
}

} // namespace kvlens
