// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/json/printable.h"

#include <QChar>

#include <algorithm>
#include <iterator>

namespace kvlens::json {

namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

// Letters and marks that leave nothing to see (Unicode's Default_Ignorable_Code_Point), and the
// empty Braille pattern.
constexpr Range invisible[] = {{0x34f, 0x34f}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},
    {0x2800, 0x2800}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xffa0, 0xffa0}, {0xe0000, 0xe0fff}};

bool isInvisible(char32_t code)
{
    return std::any_of(std::begin(invisible), std::end(invisible),
        [code](const Range &range) { return code >= range.first && code <= range.last; });
}

} // namespace

bool isPrintable(char32_t code)
{
    if (code < 0x7f)
        return code >= 0x20;
    switch (QChar::category(code)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return code == 0x3000;
    default:
        return !isInvisible(code);
    }
}

} // namespace kvlens::json
