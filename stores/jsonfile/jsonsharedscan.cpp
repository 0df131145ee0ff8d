// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonsharedscan.h"

#include "stores/halves.h"
#include "stores/jsonfile/jsonlookup.h"
#include "stores/jsonfile/jsonrun.h"
#include "stores/words/reasons.h"

#include <QScopeGuard>

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace kvlens {

namespace {

constexpr qint64 sharedRunBytes = 256 * 1024; // stay in the processor's cache
constexpr qint64 keysRunBytes = 4 * 1024 * 1024; // of large values little is read, and of …
constexpr qint64 keysOfRun = 4096; // … small ones there are so many at most
constexpr qint64 worthSharing = 1024 * 1024; // bytes: fewer are looked at before a thread begins
constexpr unsigned mostSharing = 4; // what is joined by one thread keeps no more of them busy

// A run of entries, and what came of it.
struct SharedRun
{
    qint64 position = 0; // of its first entry
    JsonListing::Run run;
    std::unique_ptr<ScanShare> share;
    std::vector<qint64> unsure; // positions of entries that may not be sound
    Result<void> read = {};
    std::exception_ptr thrown = nullptr; // instead
    bool isDone = false;
};

class SharedScan
{
public:
    SharedScan(JsonFile &file, qint64 collection, const ScanRequest &request,
        const ScanShares &shares, const std::stop_token &stop)
        : m_file(file)
        , m_collection(collection)
        , m_request(request)
        , m_shares(shares)
        , m_stop(stop)
        , m_deadline(request.budget)
        , m_total(file.listing().entryCount(collection))
    {
    }

    // From an entry on, by its position. Where it goes on; behind the last entry: nowhere.
    Result<qint64> run(qint64 position);
    qint64 total() const { return m_total; }

private:
    using Lock = std::unique_lock<std::mutex>;
    qsizetype helpersFrom(qint64 position) const;
    bool isDealtOut() const;
    SharedRun *deal();
    void help();
    void work(SharedRun &run, JsonRunReader &reader);
    Result<void> join(SharedRun &run);
    JsonRunReader newReader() const
    {
        return {m_file, m_collection, m_request.collection, m_request.depth};
    }

    JsonFile &m_file;
    const qint64 m_collection;
    const ScanRequest &m_request;
    const ScanShares &m_shares;
    const std::stop_token &m_stop;
    const Deadline m_deadline;
    const qint64 m_total;

    std::mutex m_mutex; // of what follows, but for a run that somebody works on
    std::condition_variable m_isRoom; // of the helpers: a run may be dealt out, or nothing is left
    std::condition_variable m_isDone; // of the caller: a run is
    std::deque<std::unique_ptr<SharedRun>> m_runs; // dealt out and not joined, in their order
    std::vector<std::unique_ptr<ScanShare>> m_spare; // shares that are empty
    qsizetype m_most = 1; // runs that may be there
    qint64 m_next = 0; // the position that is dealt out next
    bool m_hasBegun = false;
    bool m_isClosing = false;
};

// There may be one processor only, and little to do.
qsizetype SharedScan::helpersFrom(qint64 position) const
{
    if (position >= m_total)
        return 0;
    const qint64 bytes = m_file.listing().runFrom(m_collection, m_total - 1, 1).span.end
        - m_file.listing().runFrom(m_collection, position, 1).span.begin;
    const unsigned processors = std::thread::hardware_concurrency(); // 0: not known
    return bytes < worthSharing || processors == 0 ? 0 : std::min(processors, mostSharing) - 1;
}

// Nothing more will be. A slice has one run at least.
bool SharedScan::isDealtOut() const
{
    return m_isClosing || m_next >= m_total || m_stop.stop_requested()
        || (m_hasBegun && m_deadline.isOver());
}

// The next run, for who asks to work on it; null: there is none, or no room for it yet.
SharedRun *SharedScan::deal()
{
    if (isDealtOut() || std::ssize(m_runs) >= m_most)
        return nullptr;
    m_hasBegun = true;
    auto run = std::make_unique<SharedRun>();
    run->position = m_next;
    run->run = m_request.depth == ScanDepth::Keys
        ? m_file.listing().runFrom(m_collection, m_next, keysRunBytes, keysOfRun)
        : m_file.listing().runFrom(m_collection, m_next, sharedRunBytes);
    if (!m_spare.empty()) {
        run->share = std::move(m_spare.back());
        m_spare.pop_back();
    }
    m_runs.push_back(std::move(run));
    m_next += m_runs.back()->run.count;
    return m_runs.back().get();
}

// Nobody could catch behind a helper what is thrown here.
void SharedScan::work(SharedRun &run, JsonRunReader &reader)
{
    try {
        if (!run.share)
            run.share = m_shares.begin();
        run.read = reader.read(run.position, run.run, *run.share, run.unsure);
    } catch (...) {
        run.thrown = std::current_exception();
    }
    const std::scoped_lock lock(m_mutex);
    run.isDone = true;
    m_isDone.notify_one();
}

void SharedScan::help()
{
    JsonRunReader reader = newReader();
    Lock lock(m_mutex);
    while (!isDealtOut()) {
        SharedRun *run = deal();
        if (!run) {
            m_isRoom.wait(lock);
            continue;
        }
        lock.unlock();
        work(*run, reader);
        lock.lock();
    }
}

Result<void> SharedScan::join(SharedRun &run)
{
    if (run.thrown)
        std::rethrow_exception(run.thrown);
    if (!run.read)
        return run.read;
    m_shares.join(*run.share);
    if (m_collection == json::Index::topLevel && !m_file.listing().isFlat())
        return {}; // what follows a leaf there may be a whole collection
    qint64 sound = run.position;
    run.unsure.push_back(run.position + run.run.count);
    for (const qint64 unsure : run.unsure) {
        m_file.noteSound(m_collection, sound, unsure);
        sound = unsure + 1;
    }
    return {};
}

Result<qint64> SharedScan::run(qint64 position)
{
    m_next = position;
    const qsizetype helpers = helpersFrom(position);
    m_most = 3 * helpers + 1;
    std::vector<std::future<void>> help;
    const auto endHelp = qScopeGuard([&] {
        const std::scoped_lock lock(m_mutex);
        m_isClosing = true;
        m_isRoom.notify_all();
    }); // gone before the futures, which wait
    while (std::ssize(help) < helpers)
        help.push_back(std::async(withAThread, [this] { this->help(); }));
    JsonRunReader reader = newReader();
    Lock lock(m_mutex);
    while (true) {
        if (!m_runs.empty() && m_runs.front()->isDone) {
            const std::unique_ptr<SharedRun> run = std::move(m_runs.front());
            m_runs.pop_front();
            lock.unlock();
            if (const Result<void> joined = join(*run); !joined)
                return joined.error();
            position = run->position + run->run.count;
            lock.lock();
            m_spare.push_back(std::move(run->share));
            m_isRoom.notify_one();
        } else if (SharedRun *run = deal()) {
            lock.unlock();
            work(*run, reader);
            lock.lock();
        } else if (m_runs.empty()) {
            return position;
        } else {
            m_isDone.wait(lock);
        }
    }
}

} // namespace

bool canScanShared(const JsonFile &file, const ScanRequest &request)
{
    return request.shares && !request.hint && request.depth != ScanDepth::Entries
        && file.index().top() != json::TopKind::Scalar;
}

Result<ScanPage> scanJsonShared(
    JsonFile &file, const ScanRequest &request, const std::stop_token &stop)
{
    const Result<qint64> number = collectionNumber(file, request.collection);
    if (!number)
        return number.error();
    const std::optional<qint64> position = request.from.page.position();
    if (!position)
        return Error {ErrorCode::Invalid, Reasons::notACursor, file.path()};
    SharedScan scan(file, *number, request, *request.shares, stop);
    const Result<qint64> next = scan.run(*position);
    if (!next)
        return next.error();
    if (stop.stop_requested())
        return Error {ErrorCode::Cancelled, Reasons::cancelled, file.path()};
    KeyCursor cursor = KeyCursor::atPosition(*next);
    cursor.atEnd = *next >= scan.total();
    return ScanPage {{cursor}, *next - *position};
}

} // namespace kvlens
