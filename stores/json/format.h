// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A stored value as people read and edit it, and the way back, token for token.
#pragma once

#include "stores/json/styling.h"

#include <optional>
#include <vector>

namespace kvlens::json {

struct PrettyOptions
{
    int width = 100; // arrays of scalars are wrapped at this column
    int elideAbove = 16 * 1024; // bytes of a token; longer ones are shown in part
};

// Text in lines of a bearable length, valid UTF-8, with the place of every token in both forms.
// A token that is too long shows as a string of its first 200 characters and a mark,
// "It was … ⟪152,334 more characters, 1f2e3d4c⟫"; restore() knows it by that exact form.
class Pretty
{
public:
    // One token, brackets, commas and colons included.
    struct Piece
    {
        Span stored;
        Span shown;
        bool elided = false;
    };

    QByteArray stored;
    QByteArray text;
    std::vector<Piece> pieces; // ascending in both forms
    std::optional<Error>
        problem; // why the stored text is not JSON; its place is in the stored text

    // The nearest position in the other form; exact at the edges of tokens and inside tokens that
    // are shown as they are stored.
    qint64 toShown(qint64 storedByte) const;
    qint64 toStored(qint64 shownByte) const;
    // The characters that these bytes, or parts of them, are shown as.
    Span toShown(const Span &storedBytes) const;
};

// Every text has a pretty form; what is no JSON is laid out as far as it can be made out, and its
// strings are never broken into lines.
Pretty pretty(const QByteArray &stored, const PrettyOptions &options = {});

// The stored form of an edited pretty text. Tokens that were not changed keep their stored bytes,
// and the white space before them while the kind of token in front of it is what it was; moved and
// copied tokens keep their bytes too. Only new tokens are written in the style. An unedited text
// gives exactly `stored`, even if that is no JSON.
// Invalid: the edited text is not JSON, or the shown part of a long token was edited; the place is
// in the edited text. Corrupt: what is damaged in `stored` is still there; the place is that of the
// token in the edited text.
// Bounds: tokens are matched by common ends, then by what is unique on both sides, then by the
// shortest edit script of up to 1,000 steps in each gap; in a gap that needs more, all tokens count
// as new. They then still keep the bytes of an equal stored token, but white space is by style.
Result<QByteArray> restore(const QByteArray &stored, const QByteArray &edited, const Style &style,
    const PrettyOptions &options = {});

// The same for a part of a text that begins `depth` levels inside it: what is edited is known to be
// sound.
Result<QByteArray> restoreTokens(
    const Pretty &shown, const QByteArray &edited, const Style &style, qint64 depth);

} // namespace kvlens::json
