// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/valuesaver.h"

#include "model/storejobs.h"
#include "model/storesession.h"
#include "model/valuecheck.h"
#include "stores/file/filereplacement.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sliceBudget = 30ms;
constexpr qint64 partBytes = 2 * 1024 * 1024;

} // namespace

// Touched by one slice after the other, on the worker.
struct ValueSaver::Progress
{
    ValueSource source;
    QString path;
    std::optional<FileReplacement> file;
    std::atomic<qint64> done = 0;

    // Whether all of it is written.
    Result<bool> saveOn(Store &store, const std::stop_token &stop)
    {
        const auto until = std::chrono::steady_clock::now() + sliceBudget;
        while (std::chrono::steady_clock::now() < until) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, QStringLiteral("saving was cancelled"), path};
            if (const Result<void> written = writePart(store, stop); !written)
                return written.error();
            if (done >= source.size)
                return commit();
        }
        return false;
    }

    Result<void> writePart(Store &store, const std::stop_token &stop)
    {
        if (!file) {
            Result<FileReplacement> begun = FileReplacement::begin(path);
            if (!begun)
                return begun.error();
            file.emplace(*std::move(begun));
        }
        const Result<QByteArray> part = source.read(store, done, partBytes, stop);
        if (!part)
            return part.error();
        if (part->isEmpty() && done < source.size)
            return Error {
                ErrorCode::Conflict, QStringLiteral("the value became shorter meanwhile"), path};
        done += part->size();
        return file->write(*part);
    }

    Result<bool> commit()
    {
        Result<void> step = file->prepare();
        if (step)
            step = file->commit();
        if (!step)
            return step.error();
        return true;
    }
};

ValueSaver::ValueSaver(
    StoreSession &session, const ValueSource &source, const QString &path, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_source(source)
{
    const auto progress = std::make_shared<Progress>();
    progress->source = source;
    progress->path = path;
    saveNext(progress);
}

ValueSaver::~ValueSaver()
{
    m_stop.request_stop();
}

void ValueSaver::saveNext(const std::shared_ptr<Progress> &progress)
{
    const auto job = [progress](Store &store, const std::stop_token &stop) {
        return progress->saveOn(store, stop);
    };
    onFinished(m_session.worker().run(job, JobPriority::Background, m_stop), this,
        [this, progress](const Result<bool> &complete) { take(progress, complete); });
}

void ValueSaver::take(const std::shared_ptr<Progress> &progress, const Result<bool> &complete)
{
    if (complete && !*complete) {
        emit progressed(progress->done);
        saveNext(progress);
        return;
    }
    emit finished(complete ? Result<void>() : Result<void>(complete.error()));
    deleteLater();
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
