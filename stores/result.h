// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A value or an Error: what every function returns that can fail for reasons outside the program.
#pragma once

#include "stores/words/reason.h"

#include <QString>

#include <optional>
#include <tl/expected.hpp>

namespace kvlens {

enum class ErrorCode {
    NotFound, // no such path, collection or key
    Conflict, // somebody else changed it since it was read
    Unsupported, // this store, or this library, cannot do that
    Invalid, // the caller's input breaks a rule; `detail` names the rule
    Corrupt, // what is stored is damaged or is not what it claims to be
    Denied, // no permission, or opened read-only
    NoSpace, // disk full or quota reached
    Unavailable, // input/output failed or the connection was lost; trying again may help
    Timeout,
    Cancelled, // the caller asked to stop; nothing is wrong
};

// A place in a text. Lines and columns count from 1, columns in characters (code points), as
// Python's json errors do; the byte offset counts from 0. -1: not known.
struct TextPlace
{
    qint64 byte = -1;
    qint64 line = -1;
    qint64 column = -1;
    bool operator==(const TextPlace &) const = default;
};

struct Error
{
    ErrorCode code = ErrorCode::Invalid;
    Reason detail = {}; // a row of stores/words; no secrets, no stored values
    QString subject = {}; // the path, address, key or rule concerned; may be empty
    std::optional<TextPlace> place = std::nullopt; // where in `subject`, if it is a text
    bool operator==(const Error &) const = default;
};

// tl::expected does the work; the class exists so that a dropped result is a compiler warning and
// so that `return Error {…};` reads well. Same member names as std::expected.
template <class T = void> class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result() = default;
    Result(Base base)
        : Base(std::move(base))
    {
    }
    Result(Error error)
        : Base(tl::unexpect, std::move(error))
    {
    }
};

} // namespace kvlens
