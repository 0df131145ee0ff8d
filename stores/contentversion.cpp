// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/contentversion.h"

#include "stores/words/reasons.h"

#include <QHashFunctions>

namespace kvlens {

Version versionOfBytes(QByteArrayView bytes)
{
    constexpr size_t seeds[] = {1, 2};
    quint64 digest[std::size(seeds)];
    for (size_t i = 0; i < std::size(seeds); ++i)
        digest[i] = qHashBits(bytes.data(), static_cast<size_t>(bytes.size()), seeds[i]);
    return {QByteArray(reinterpret_cast<const char *>(digest), sizeof digest)};
}

Result<void> checkBase(const Write &write, const Version &now)
{
    if (!write.base || now == *write.base)
        return {};
    return Error {
        ErrorCode::Conflict, now.exists() ? Reasons::theyChangedEntry : Reasons::theyDeletedEntry};
}

} // namespace kvlens
