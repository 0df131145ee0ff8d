// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/interrupts.h"

#include <system_error>

namespace kvlens {

namespace {

constexpr timespec oneLook {0, 50'000'000};

bool isIgnored(int signal)
{
    struct sigaction action = {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// As if it had never been waited for.
void endBy(int signal)
{
    ::signal(signal, SIG_DFL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    ::pthread_sigmask(SIG_UNBLOCK, &one, nullptr);
    ::raise(signal);
}

Result<void> awaitSignals(const sigset_t &awaited, std::stop_source asked,
    const std::atomic_bool &hasBegun, const std::stop_token &quit)
{
    while (!quit.stop_requested()) {
        const int signal = ::sigtimedwait(&awaited, nullptr, &oneLook);
        if (signal > 0 && !(hasBegun && asked.request_stop()))
            endBy(signal);
    }
    return {};
}

} // namespace

Interrupts::Interrupts()
{
    sigemptyset(&m_awaited);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        if (!isIgnored(signal))
            sigaddset(&m_awaited, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &m_awaited, &m_before);
    try {
        m_waiting = std::make_unique<Worker<sigset_t>>(
            [awaited = m_awaited](const std::stop_token &) -> Result<std::unique_ptr<sigset_t>> {
                return std::make_unique<sigset_t>(awaited);
            });
        m_waiting->run([asked = m_stop, hasBegun = m_hasBegun](
                           sigset_t &awaited, const std::stop_token &quit) {
            return awaitSignals(awaited, asked, *hasBegun, quit);
        });
    } catch (const std::system_error &) {
        m_waiting.reset();
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
}

Interrupts::~Interrupts()
{
    m_waiting.reset();
    ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace kvlens
