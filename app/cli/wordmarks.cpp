// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/wordmarks.h"

#include <algorithm>

namespace kvlens {

namespace {

void unmark(std::string &word)
{
    if (word.starts_with(wordMark))
        word.erase(0, 1);
}

} // namespace

std::string marked(const std::string &word)
{
    const bool needsMark = word.starts_with('[') || word.starts_with(wordMark);
    return needsMark ? wordMark + word : word;
}

void unmarkAll(Words &words)
{
    for (std::string *word : {&words.store, &words.to, &words.text, &words.prefix, &words.from,
             &words.where, &words.path, &words.backup, &words.baseline, &words.vectorFile,
             &words.output, &words.around, &words.svg})
        unmark(*word);
    for (std::optional<std::string> *word : {&words.collection, &words.key, &words.when,
             &words.only, &words.fix, &words.space, &words.filter, &words.mode, &words.mmrThreshold,
             &words.duplicates, &words.query, &words.document, &words.node, &words.newName,
             &words.bugReport, &words.index, &words.colour}) {
        if (*word)
            unmark(**word);
    }
    std::for_each(words.keys.begin(), words.keys.end(), unmark);
}

} // namespace kvlens
