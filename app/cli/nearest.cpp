// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/nearest.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace kvlens {

namespace {

constexpr size_t mostMistakes = 2;

// How many letters are missing, too many, wrong, or swapped with their neighbour.
size_t mistakes(std::string_view a, std::string_view b)
{
    std::vector<size_t> beforeLast;
    std::vector<size_t> last;
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (size_t i = 1; i <= a.size(); ++i) {
        beforeLast = std::exchange(last, row);
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

std::string_view nearestWord(std::string_view typed, std::span<const std::string_view> words)
{
    std::string_view nearest;
    size_t fewest = mostMistakes + 1;
    for (const std::string_view word : words) {
        const size_t count = mistakes(typed, word);
        if (count < fewest && 2 * count <= std::max(typed.size(), word.size())) {
            fewest = count;
            nearest = word;
        }
    }
    return nearest;
}

} // namespace kvlens
