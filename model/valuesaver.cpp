// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuesaver.h"

#include "model/storejobs.h"
#include "model/storesession.h"
#include "model/valuecheck.h"
#include "stores/file/filereplacement.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

constexpr qint64 savedPart = 2 * 1024 * 1024;

// Writes the value, slice by slice.
class Saving
{
public:
    Saving(const ValueSource &source, const QString &path)
        : m_source(source)
        , m_path(path)
    {
    }

    // How many bytes are written by now; when that is all of them, the file is in its place.
    Result<qint64> operator()(Store &store, const TaskSlice &slice)
    {
        while (!slice.isOver()) {
            if (const Result<void> written = writePart(store, slice.stop()); !written)
                return written.error();
            if (m_done >= m_source.size)
                return commit();
        }
        if (slice.stop().stop_requested())
            return Error {ErrorCode::Cancelled, Reasons::cancelled, m_path};
        return m_done;
    }

private:
    Result<void> writePart(Store &store, const std::stop_token &stop)
    {
        if (!m_file) {
            Result<FileReplacement> begun = FileReplacement::begin(m_path);
            if (!begun)
                return begun.error();
            m_file.emplace(*std::move(begun));
        }
        const Result<QByteArray> part = m_source.read(store, m_done, savedPart, stop);
        if (!part)
            return part.error();
        if (part->isEmpty() && m_done < m_source.size)
            return Error {ErrorCode::Conflict, Reasons::valueBecameShorter, m_path};
        m_done += part->size();
        return m_file->write(*part);
    }

    Result<qint64> commit()
    {
        if (Result<void> prepared = m_file->prepare(); !prepared)
            return prepared.error();
        if (const Result<Stored> stored = m_file->commitOver(); !stored)
            return stored.error();
        return m_done;
    }

    ValueSource m_source;
    QString m_path;
    std::optional<FileReplacement> m_file;
    qint64 m_done = 0;
};

} // namespace

ValueSaver::ValueSaver(
    StoreSession &session, const ValueSource &source, const QString &path, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_task(session.tasks(), Activity::Kind::Saving)
{
    m_task.run(Saving(source, path), [this](const Result<qint64> &done) {
        if (done)
            m_task.show({Activity::Kind::Saving, *done, m_source.size});
        if (done && *done < m_source.size) {
            emit progressed(*done);
            return Task::Next::Slice;
        }
        emit finished(done ? Result<void>() : Result<void>(done.error()));
        deleteLater();
        return Task::Next::End;
    });
}

Result<ReplacedValue> readReplacement(
    Store &store, const EntryRef &ref, const QString &path, const std::stop_token &stop)
{
    Result<QByteArray> value = readFile(path, largestEdited);
    if (!value)
        return value.error();
    const Result<QList<Entry>> stored = readAll(store, {ref}, largestEdited, stop);
    if (!stored)
        return stored.error();
    if (store.info().capabilities.testFlag(Capability::JsonValues)) {
        *value = std::move(*value).trimmed();
        if (const auto error = jsonError(*value, path))
            return *error;
    }
    if (*value == stored->first().value)
        *value = stored->first().value;
    return ReplacedValue {stored->first(), *value};
}

} // namespace kvlens
