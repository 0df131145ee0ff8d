// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/freshnesswatch.h"

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto interval = 1s;
constexpr auto budget = 50ms; // of one question, for what makes the next ones answered better

} // namespace

FreshnessWatch::FreshnessWatch(StoreHandle &handle, std::function<bool()> mayAsk, QObject *parent)
    : QObject(parent)
    , m_handle(handle)
    , m_mayAsk(std::move(mayAsk))
{
    connect(&m_timer, &QTimer::timeout, this, &FreshnessWatch::check);
    m_timer.start(interval);
}

void FreshnessWatch::check()
{
    if (m_isAsking || !m_mayAsk())
        return;
    m_isAsking = true;
    const auto job = [](Store &store, const std::stop_token &stop) -> Result<Freshness> {
        const Result<LoadReport> report = store.load(LoadMode::Peek, budget, stop);
        return report ? Result<Freshness>(report->freshness) : report.error();
    };
    onFinished(m_handle.run(job, JobPriority::Background), this,
        [this](const Result<Freshness> &freshness) { take(freshness); });
}

void FreshnessWatch::take(const Result<Freshness> &freshness)
{
    m_isAsking = false;
    if (!m_mayAsk())
        return;
    const auto error = freshness ? std::nullopt : std::optional(freshness.error());
    const bool isTold = std::exchange(m_error, error) == error;
    if (freshness)
        set(*freshness);
    else if (!isTold)
        emit failed(*error);
}

void FreshnessWatch::setCurrent()
{
    set(Freshness::Current);
}

void FreshnessWatch::foundGone()
{
    m_freshness = Freshness::Gone;
    emit changed();
}

void FreshnessWatch::set(Freshness freshness)
{
    if (std::exchange(m_freshness, freshness) != freshness)
        emit changed();
}

} // namespace kvlens
