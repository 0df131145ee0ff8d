// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Going through the entries of a collection, a slice at a time: plain values.
#pragma once

#include "stores/deadline.h"
#include "stores/keypage.h"

#include <functional>

namespace kvlens {

class Needle;

// Where a scan goes on: a value, made by Store::scan only.
struct ScanCursor
{
    KeyCursor page; // where to list on; at its end so is the scan
    // The entry of that page that comes next. Not set: the first. When it is gone the page comes
    // again: an entry may then be visited twice, and none is missed.
    std::optional<QByteArray> key = std::nullopt;
    bool atEnd() const { return page.atEnd; }
    bool operator==(const ScanCursor &) const = default;
};

// What of each entry the sink needs; more may be there.
enum class ScanDepth : quint8 {
    Keys, // Entry::ref
    Values, // and Entry::value; not whether it is sound, nor its version
    Entries, // all that Store::read answers
};

// What the sink looks for. A store may leave out entries whose bytes cannot hold it.
struct ScanHint
{
    const Needle *needle; // not owned; outlives the scan
    bool inKeys = true; // entries that hold it in the key alone are wanted as well
};

struct ScanShares;

struct ScanRequest
{
    CollectionRef collection;
    ScanCursor from = {};
    std::chrono::milliseconds budget = unhurried; // a slice ends with a whole step behind it
    ScanDepth depth = ScanDepth::Entries;
    std::optional<ScanHint> hint = std::nullopt;
    // Set by scanShared() alone (stores/scanshares.h): a store may have these take the entries in,
    // by several threads, and give none to the sink.
    const ScanShares *shares = nullptr; // not owned; outlives the scan
};

struct ScanPage
{
    ScanCursor next;
    qint64 entries = 0; // that are done with, visited or left out
};

enum class Visit : quint8 {
    Continue,
    Stop, // the scan goes on behind this entry, if it does
    Defer, // stop, and begin with this entry when the scan goes on
};
using ScanSink = std::function<Visit(const Entry &)>;

} // namespace kvlens
