// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/reindex.h"

#include "stores/json/scan.h"

namespace kvlens::json {

namespace {

constexpr qint64 partBytes = 1024 * 1024;

// Neighbouring entries of one container, some of which splices have changed.
struct Window
{
    qint64 container = Index::topLevel;
    qint64 first = 0; // the entries [first, behind) of the container …
    qint64 behind = 0;
    Span old = {}; // … from the first one's key, or the opening bracket, to what follows the last
    qint64 shift = 0; // by how much splices before it moved it
    qint64 growth = 0; // by how much its own splices made it longer
    std::vector<KeyRecord> records = {}; // what it holds now; offsets as if nothing was shifted
};

} // namespace

class Reindexer
{
public:
    Reindexer(Index &index, const ReadAt &read)
        : m_index(index)
        , m_read(read)
    {
    }
    Result<bool> run(const QList<Splice> &splices);

private:
    bool findWindows(const QList<Splice> &splices);
    std::optional<qint64> containerOf(const Splice &splice) const;
    std::optional<Window> windowOf(const Splice &splice) const;
    Span inside(qint64 container) const;
    qint64 beginOf(qint64 container, qint64 entry) const;
    Result<bool> scan(Window &window) const;
    Result<bool> feedWindow(Scanner &scanner, const Window &window) const;
    void apply(const Window &window);
    void moveCollections(const Window &window);

    Index &m_index;
    const ReadAt &m_read;
    std::vector<Window> m_windows;
};

Result<bool> Reindexer::run(const QList<Splice> &splices)
{
    if (m_index.m_topSpan.end < 0 || !findWindows(splices))
        return false;
    for (Window &window : m_windows) {
        const Result<bool> scanned = scan(window);
        if (!scanned || !*scanned)
            return scanned;
    }
    // From the end, so that what stands before is still where it was.
    for (auto window = m_windows.rbegin(); window != m_windows.rend(); ++window)
        apply(*window);
    return true;
}

bool Reindexer::findWindows(const QList<Splice> &splices)
{
    qint64 shift = 0;
    for (const Splice &splice : splices) {
        std::optional<Window> window = windowOf(splice);
        if (!window)
            return false;
        window->shift = shift;
        shift += window->growth;
        Window *last = m_windows.empty() ? nullptr : &m_windows.back();
        if (last && last->container == window->container && window->old.begin < last->old.end) {
            last->behind = window->behind;
            last->old.end = window->old.end;
            last->growth += window->growth;
        } else {
            m_windows.push_back(*std::move(window));
        }
    }
    return true;
}

// The container between whose brackets the splice is. Nothing: it touches a collection's bracket or
// name, or what is outside of everything.
std::optional<qint64> Reindexer::containerOf(const Splice &splice) const
{
    const auto &all = m_index.m_collections;
    const auto behind = std::upper_bound(all.begin(), all.end(), splice.begin,
        [](qint64 wanted, const Index::Record &record) { return wanted <= record.open; });
    if (behind != all.begin()) {
        const Index::Record &before = *std::prev(behind);
        if (splice.end < before.close)
            return behind - all.begin() - 1;
        if (splice.begin < before.close)
            return std::nullopt;
    }
    const bool touchesNext
        = behind != all.end() && splice.end > m_index.m_members.offset(behind->member);
    const bool hasEntries = m_index.m_top == TopKind::Object || m_index.m_top == TopKind::Array;
    const Span top = m_index.m_topSpan;
    if (touchesNext || !hasEntries || splice.begin <= top.begin || splice.end >= top.end)
        return std::nullopt;
    return Index::topLevel;
}

Span Reindexer::inside(qint64 container) const
{
    const Span span
        = container == Index::topLevel ? m_index.m_topSpan : m_index.collection(container).span;
    return {span.begin + 1, span.end - 1};
}

qint64 Reindexer::beginOf(qint64 container, qint64 entry) const
{
    return m_index.slice(container, entry).begin;
}

// The entry before the splice is looked at again too, for its comma may be another.
std::optional<Window> Reindexer::windowOf(const Splice &splice) const
{
    const std::optional<qint64> container = containerOf(splice);
    if (!container)
        return std::nullopt;
    Window window {*container};
    window.first = qMax<qint64>(0, m_index.entryAt(*container, splice.begin - 1));
    window.behind = qMax(window.first, m_index.entryAt(*container, splice.end - 1) + 1);
    window.old = inside(*container);
    if (m_index.entryAt(*container, splice.begin - 1) >= 0)
        window.old.begin = beginOf(*container, window.first);
    if (window.behind < m_index.entries(*container))
        window.old.end = beginOf(*container, window.behind);
    window.growth = splice.text.size() - (splice.end - splice.begin);
    return window;
}

// Between the brackets of a small file of its own, and with an entry behind it if one follows: a
// string, which is a damage where no comma stands before it.
Result<bool> Reindexer::scan(Window &window) const
{
    const bool isArray = !m_index.hasKeys(window.container);
    const bool isTop = window.container == Index::topLevel;
    const bool isLast = window.behind == m_index.entries(window.container);
    const QByteArray head = isArray ? "[" : isTop ? "{" : "{\"\":{";
    const QByteArray next = isLast ? "" : isArray ? "\"\"" : "\"\":0";
    const QByteArray tail = isArray ? "]" : isTop ? "}" : "}}";
    Scanner scanner;
    scanner.feed(head);
    const Result<bool> fed = feedWindow(scanner, window);
    if (!fed || !*fed)
        return fed;
    scanner.feed(next + tail);
    scanner.finish();

    const Index &found = scanner.index();
    if (scanner.damage() || found.collections() != (isTop ? 0 : 1))
        return false;
    const qint64 count = found.entries(isTop ? Index::topLevel : 0) - (isLast ? 0 : 1);
    const KeyTable &table = isTop ? found.m_members : found.m_entries;
    const qint64 move = window.old.begin - head.size();
    table.eachRun(0, count, [&](qint64 first, const quint32 *fingerprints, qint64 some) {
        for (qint64 i = 0; i < some; ++i)
            window.records.push_back({table.offset(first + i) + move, fingerprints[i]});
    });
    return true;
}

// False: the file ends before.
Result<bool> Reindexer::feedWindow(Scanner &scanner, const Window &window) const
{
    const qint64 begin = window.old.begin + window.shift;
    const qint64 end = window.old.end + window.shift + window.growth;
    for (qint64 at = begin; at < end; at += partBytes) {
        const qint64 size = qMin(partBytes, end - at);
        const Result<QByteArray> piece = m_read(at, size);
        if (!piece)
            return piece.error();
        if (piece->size() != size)
            return false;
        scanner.feed(*piece);
    }
    return true;
}

void Reindexer::apply(const Window &window)
{
    const bool isTop = window.container == Index::topLevel;
    const qint64 first = isTop ? 0 : m_index.collection(window.container).firstEntry;
    KeyTable &own = isTop ? m_index.m_members : m_index.m_entries;
    KeyTable &other = isTop ? m_index.m_entries : m_index.m_members;
    own.replace(first + window.first, first + window.behind, window.records, window.growth);
    const qint64 moved = other.countUpTo(window.old.end - 1);
    if (window.growth != 0)
        other.replace(moved, moved, {}, window.growth);
    moveCollections(window);
    m_index.m_topSpan.end += window.growth;
    m_index.m_topBoundary = m_index.m_topSpan.end - 1;
    if (!m_index.m_collections.empty())
        m_index.m_boundary = m_index.m_collections.back().close - 1;
}

void Reindexer::moveCollections(const Window &window)
{
    const qint64 more = static_cast<qint64>(window.records.size()) - (window.behind - window.first);
    const bool isTop = window.container == Index::topLevel;
    for (Index::Record &record : m_index.m_collections) {
        if (isTop && record.member >= window.behind)
            record.member += more;
        if (!isTop && record.open >= window.old.end)
            record.firstEntry += more;
        if (record.close > window.old.end)
            record.close += window.growth;
        if (record.open >= window.old.end)
            record.open += window.growth;
    }
}

Result<bool> reindex(Index &index, const QList<Splice> &splices, const ReadAt &read)
{
    return Reindexer(index, read).run(splices);
}

} // namespace kvlens::json
