// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Why py-key-value cannot read an envelope, or would not take a value into one.
#pragma once

#include "stores/words/reason.h"

#include <QCoreApplication>

namespace kvlens {

class EnvelopeReasons
{
    Q_DECLARE_TR_FUNCTIONS(Reason)
public:
    static constexpr ReasonForm isEmpty {QT_TR_NOOP("it is empty")};
    static constexpr ReasonForm notUtf8 {QT_TR_NOOP("it is not UTF-8")};
    static constexpr ReasonForm byteOrderMark {QT_TR_NOOP("it begins with a byte-order mark")};
    static constexpr ReasonForm noJsonObject {QT_TR_NOOP("it does not hold a JSON object")};
    static constexpr ReasonForm noValue {QT_TR_NOOP("there is no field \"value\"")};
    static constexpr ReasonForm mustBeString {QT_TR_NOOP("%1 must be a string")};
    static constexpr ReasonForm notIsoTime {QT_TR_NOOP("%1 is not an ISO 8601 time")};
    static constexpr ReasonForm noUtcOffset {
        QT_TR_NOOP("expires_at has no UTC offset, so it cannot be compared with the time of day")};
    static constexpr ReasonForm expiryYears {
        QT_TR_NOOP("an expiry must be a time between the years 1 and 9999")};
    static constexpr ReasonForm neitherObjectNorString {
        QT_TR_NOOP("the value is neither an object nor a string")};
    static constexpr ReasonForm stringWithoutJson {
        QT_TR_NOOP("the value is a string without JSON in it: %1")};
    static constexpr ReasonForm stringWithoutObject {
        QT_TR_NOOP("the value is a string, but no object is in it")};
    static constexpr ReasonForm wholeEnvelope {
        QT_TR_NOOP("what is stored is a damaged envelope, so a whole envelope has to take its "
                   "place; in what was given %1")};
};

} // namespace kvlens
