// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/diskcache/rowproblems.h"

#include "stores/words/diskreasons.h"
#include "stores/words/reasons.h"

#include <QDateTime>

namespace kvlens {

namespace {

constexpr qsizetype mostRowsNamed = 1000;
constexpr qsizetype mostRowsExpired = 200'000;

struct Found
{
    qint64 count = 0;
    QList<EntryRef> entries = {};

    void add(const EntryRef &ref, qsizetype most)
    {
        ++count;
        if (entries.size() < most)
            entries.append(ref);
    }
};

// One look at all rows.
class RowLook
{
public:
    RowLook(const RowsPlace &place, RowReader &reader)
        : m_place(place)
        , m_reader(reader)
    {
    }

    Result<void> run(const std::stop_token &stop);
    QList<Problem> problems() const;

private:
    struct Suspect // a row whose file was not there
    {
        RowKey key;
        EntryRef ref;
    };

    Result<void> look(const Statement &row);
    Result<void> confirm(const Suspect &suspect);
    bool isGone(const QByteArray &file) const;
    bool isShown(const EntryRef &ref) const;
    Problem pickledProblem() const;
    Problem expiredProblem() const;

    const RowsPlace &m_place;
    RowReader &m_reader;
    const double m_now = double(QDateTime::currentMSecsSinceEpoch()) / 1000;
    qint64 m_pickled = 0;
    std::vector<Suspect> m_suspects;
    Found m_lacking;
    Found m_expired;
    Found m_cutInTwo;
};

// Rows of other programs are shown in a DiskStore, beside its own.
bool RowLook::isShown(const EntryRef &ref) const
{
    return m_place.rows == RowsOf::DiskStore || m_place.rows == RowsOf::AnyProgram
        || isOfLibrary(ref.collection);
}

bool RowLook::isGone(const QByteArray &file) const
{
    const Result<FileDescriptor> opened = m_place.files.open(file);
    return !opened && opened.error().code == ErrorCode::NotFound;
}

Result<void> RowLook::run(const std::stop_token &stop)
{
    Result<Statement> rows
        = m_place.database.prepare("SELECT key, raw, expire_time, mode, filename FROM Cache");
    if (!rows)
        return rows.error();
    while (true) {
        const Result<bool> row = rows->step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled};
        if (const Result<void> looked = look(*rows); !looked)
            return looked;
    }
    for (const Suspect &suspect : m_suspects) {
        if (const Result<void> confirmed = confirm(suspect); !confirmed)
            return confirmed;
    }
    return {};
}

Result<void> RowLook::look(const Statement &row)
{
    const RowKey key = rowKeyAt(row, 0, 1);
    const SqlType expiry = row.type(2);
    const bool isTimed = expiry == SqlType::Real || expiry == SqlType::Integer;
    const bool isExpired = isTimed && row.real(2) <= m_now;
    const QByteArray file = row.bytes(4).toByteArray();
    const bool isLacking = row.type(4) == SqlType::Text && isGone(file);
    m_pickled += key.raw == 0 || row.integer(3) == valuePickled ? 1 : 0;
    const bool isAmbiguous = m_place.rows == RowsOf::DiskStore && key.type == SqlType::Text
        && !entryByKey(key, m_place.rows);
    if (!isListable(key) || !(isExpired || isLacking || isAmbiguous))
        return {};
    const Result<EntryRef> ref = m_reader.refOf(key);
    if (!ref)
        return ref.error();
    if (!isShown(*ref))
        return {};
    if (isOfLibrary(ref->collection)) {
        if (ref->collection.name.contains("::"))
            m_cutInTwo.add(*ref, mostRowsNamed);
        return {};
    }
    if (isExpired)
        m_expired.add(*ref, mostRowsExpired);
    if (isLacking)
        m_suspects.push_back({key, *ref});
    return {};
}

// A program may have given it another file since the row was read.
Result<void> RowLook::confirm(const Suspect &suspect)
{
    const Result<std::optional<CacheRow>> row = m_reader.find(suspect.key);
    if (!row)
        return row.error();
    if (*row && !(*row)->file.isEmpty() && isGone((*row)->file))
        m_lacking.add(suspect.ref, mostRowsNamed);
    return {};
}

// In a cache of any program that is how most values are stored.
Problem RowLook::pickledProblem() const
{
    const bool isUsual = m_place.rows == RowsOf::AnyProgram;
    return {QStringLiteral("K12"), isUsual ? Severity::Information : Severity::Warning,
        {ErrorCode::Invalid, DiskReasons::pickledRows.with(m_pickled), m_place.path}};
}

Problem RowLook::expiredProblem() const
{
    Problem expired {QString::fromLatin1(expiredId), Severity::Information,
        {ErrorCode::Invalid, DiskReasons::expiredRows.with(m_expired.count), m_place.path},
        m_expired.entries};
    for (const EntryRef &ref : m_expired.entries) {
        if (m_place.isWritable)
            expired.repair.append(Write {ref});
    }
    return expired;
}

QList<Problem> RowLook::problems() const
{
    QList<Problem> problems;
    if (m_pickled > 0)
        problems.append(pickledProblem());
    if (m_lacking.count > 0)
        problems.append({QStringLiteral("K13"), Severity::Warning,
            {ErrorCode::Invalid, DiskReasons::lackingFiles.with(m_lacking.count), m_place.path},
            m_lacking.entries});
    if (m_cutInTwo.count > 0)
        problems.append({QStringLiteral("K14"), Severity::Warning,
            {ErrorCode::Invalid, DiskReasons::cutInTwo.with(m_cutInTwo.count), m_place.path},
            m_cutInTwo.entries});
    if (m_expired.count > 0)
        problems.append(expiredProblem());
    return problems;
}

} // namespace

Result<QList<Problem>> rowProblems(
    const RowsPlace &place, RowReader &reader, const std::stop_token &stop)
{
    RowLook look(place, reader);
    if (const Result<void> run = look.run(stop); !run)
        return run.error();
    return look.problems();
}

} // namespace kvlens
