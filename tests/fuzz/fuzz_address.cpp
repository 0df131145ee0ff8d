// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an address prints is parsed to an equal address, and prints the same again.

#include "stores/storeaddress.h"
#include "stores/wtf8.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace kvlens;

namespace {

void expect(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const Result<StoreAddress> address = parseStoreAddress(fromWtf8(bytes));
    if (!address)
        return 0;
    const QString printed = address->toString();
    const Result<StoreAddress> again = parseStoreAddress(printed);
    expect(again.has_value());
    expect(again->toString() == printed);
    // With an '@' a secret may have been left out.
    expect(*again == *address || address->path.contains(QLatin1Char('@')));
    return 0;
}
