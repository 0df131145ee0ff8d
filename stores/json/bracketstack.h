// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which brackets are open: a bit each, so that a file of a billion of them is no trouble.
#pragma once

#include <QtGlobal>

#include <vector>

namespace kvlens::json {

class BracketStack
{
public:
    bool isEmpty() const { return m_depth == 0; }

    void push(bool object)
    {
        if (m_depth % 64 == 0 && m_depth > 0)
            m_words.push_back(m_word);
        m_word = (m_word << 1) | quint64(object);
        ++m_depth;
    }

    // Whether it was of that type. Must not be empty.
    bool pop(bool object)
    {
        const bool matches = (m_word & 1) == quint64(object);
        m_word >>= 1;
        if (--m_depth % 64 == 0 && m_depth > 0) {
            m_word = m_words.back();
            m_words.pop_back();
        }
        return matches;
    }

private:
    quint64 m_word = 0; // the innermost ones, the last in the lowest bit
    std::vector<quint64> m_words;
    qint64 m_depth = 0;
};

} // namespace kvlens::json
