// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/guardedstore.h"

#include "stores/forwardingstore.h"

namespace kvlens {

namespace {

class GuardedStore final : public ForwardingStore
{
public:
    GuardedStore(std::unique_ptr<Store> store, WriteGuard whyNot)
        : ForwardingStore(std::move(store))
        , m_whyNot(std::move(whyNot))
    {
    }

    QList<WriteOutcome> write(const QList<Write> &batch, const std::stop_token &stop) override
    {
        const Reason reason = m_whyNot();
        return reason.isEmpty()
            ? behind().write(batch, stop)
            : failAll(batch, {ErrorCode::Denied, reason, info().address.toString()});
    }

private:
    const WriteGuard m_whyNot;
};

} // namespace

std::unique_ptr<Store> guardedStore(std::unique_ptr<Store> store, WriteGuard whyNot)
{
    return std::make_unique<GuardedStore>(std::move(store), std::move(whyNot));
}

} // namespace kvlens
