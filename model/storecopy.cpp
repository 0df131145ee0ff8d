// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/storecopy.h"

#include "model/storesession.h"
#include "stores/words/reasons.h"

namespace kvlens {

namespace {

Result<StoreInfo> openEmpty(Store &store, const TaskSlice &slice)
{
    const Result<bool> isEmpty = isEmptyStore(store, slice.stop());
    if (!isEmpty)
        return isEmpty.error();
    if (!*isEmpty)
        return Error {
            ErrorCode::Invalid, Reasons::somethingInItAlready, store.info().address.toString()};
    return store.info();
}

} // namespace

std::optional<Error> whyNotCopied(const StoreSession &session)
{
    if (const EditList &blocked = session.changes().blocked(); !blocked.isEmpty())
        return blocked.at(0).blocked();
    const StoreInfo &info = session.info();
    const bool isReadable = info.capabilities.testFlag(Capability::ReadsWhenGone);
    if (session.freshness() == Freshness::Gone && !isReadable)
        return Error {ErrorCode::Unsupported, Reasons::valuesGone, info.address.path};
    if (session.state() == SessionState::Failed || session.state() == SessionState::Opening)
        return session.error().value_or(Error {ErrorCode::Unavailable, Reasons::notOpenYet, {}});
    return std::nullopt;
}

StoreCopy::StoreCopy(TaskList &list, EndingWorkers &ending, QObject *parent)
    : QObject(parent)
    , m_ending(ending)
    , m_task(list, Activity::Kind::Copying)
{
    connect(&m_task, &Task::cancelAsked, this, [this] {
        if (m_isOpening)
            m_target->close(); // its opener may not listen; nobody waits for it
    });
}

void StoreCopy::start(StoreWorker::Opener target, const ChangeSet &edits)
{
    m_report = {};
    m_target.emplace(std::move(target), m_ending);
    m_target->open();
    m_isOpening = true;
    m_task.show({Activity::Kind::Copying});
    m_task.runOn(*m_target, openEmpty, [this, edits](const Result<StoreInfo> &opened) {
        m_isOpening = false;
        if (!opened) {
            finish(opened.error());
            return Task::Next::End;
        }
        m_report.target = opened->address;
        m_source = std::make_shared<CopySource>(*opened, edits);
        m_place = std::make_shared<CopyPlace>(*opened);
        readOn();
        return Task::Next::End;
    });
}

void StoreCopy::finish(const Result<CopyReport> &result)
{
    m_task.end();
    m_source.reset();
    m_place.reset();
    m_target->close();
    emit finished(result);
}

// What is written until then goes, on the target's thread.
void StoreCopy::giveUp(const Error &why)
{
    const auto job = [place = m_place](Store &, const TaskSlice &) -> Result<void> {
        place->giveUp();
        return {};
    };
    m_task.runOn(*m_target, job, [this, why](const Result<void> &) {
        finish(why);
        return Task::Next::End;
    });
}

void StoreCopy::readOn()
{
    const auto job = [source = m_source](Store &store, const TaskSlice &slice) {
        return source->readOn(store, slice);
    };
    m_task.run(job, [this](const Result<CopyBatch> &batch) { return take(batch); });
}

Task::Next StoreCopy::take(const Result<CopyBatch> &batch)
{
    if (!batch) {
        giveUp(batch.error());
        return Task::Next::End;
    }
    m_task.show({Activity::Kind::Copying, batch->done, batch->total});
    if (batch->writes.isEmpty() && !batch->atEnd)
        return Task::Next::Slice;
    write(*batch);
    return Task::Next::End; // of reading, for now
}

void StoreCopy::write(const CopyBatch &batch)
{
    const auto job = [batch, place = m_place](Store &store, const TaskSlice &slice) {
        const Result<void> written = place->write(store, batch, slice.stop());
        return written && batch.atEnd ? place->finish() : written;
    };
    const CopyReport report {m_report.entries + batch.entries(), batch.losses, m_report.target};
    m_task.runOn(*m_target, job, [this, report, atEnd = batch.atEnd](const Result<void> &written) {
        if (!written) {
            giveUp(written.error());
            return Task::Next::End;
        }
        m_report = report;
        if (atEnd)
            finish(report);
        else
            readOn();
        return Task::Next::End;
    });
}

} // namespace kvlens
