// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonfilecheck.h"

#include "stores/json/utf8.h"
#include "stores/jsonfile/encodingguess.h"
#include "stores/jsonfile/jsonfile.h"
#include "stores/wtf8.h"

namespace kvlens {

namespace {

constexpr qint64 batchSize = 256;
constexpr qsizetype entriesNamed = 1000;

// The place is one in the value, not in the file, so it stands in the words.
QString wordsFor(const Entry &entry, bool encoding)
{
    const qint64 byte = entry.problem->place ? entry.problem->place->byte : 0;
    const QString what = encoding
        ? QStringLiteral("it is not UTF-8 and reads as %1").arg(guessEncoding(entry.value).name)
        : entry.problem->detail;
    return QStringLiteral("Python refuses the value of \"%1\" at its byte %2: %3")
        .arg(displayText(entry.ref.key))
        .arg(byte)
        .arg(what);
}

} // namespace

void JsonFileCheck::run(
    const JsonFile &file, std::chrono::steady_clock::time_point until, const std::stop_token &stop)
{
    while (!m_finished && !stop.stop_requested()) {
        checkBatch(file);
        if (std::chrono::steady_clock::now() >= until)
            return;
    }
}

void JsonFileCheck::checkBatch(const JsonFile &file)
{
    const qint64 count = file.entryCount(m_collection);
    if (m_entry < count) {
        for (const Result<Entry> &entry : file.entriesFrom(m_collection, m_entry, batchSize)) {
            if (!entry)
                continue;
            m_bytes += entry->value.size();
            if (entry->problem)
                note(*entry, file.path());
        }
        m_entry += batchSize;
        return;
    }
    m_entry = 0;
    ++m_collection;
    m_finished = file.isFlat() || m_collection >= file.index().collections();
}

void JsonFileCheck::note(const Entry &entry, const QString &path)
{
    const bool encoding = json::findInvalidUtf8(entry.value) >= 0;
    std::optional<Problem> &problem = encoding ? m_encoding : m_grammar;
    if (!problem) {
        problem = Problem {encoding ? QStringLiteral("F4") : QStringLiteral("F3"), Severity::Error,
            {ErrorCode::Corrupt, wordsFor(entry, encoding), path}};
    }
    if (problem->entries.size() >= entriesNamed)
        return;
    problem->entries.append(entry.ref);
    if (!encoding)
        return;
    const EncodingGuess guess = guessEncoding(entry.value);
    problem->repair.append({entry.ref, guess.asUtf8});
}

QList<Problem> JsonFileCheck::problems() const
{
    QList<Problem> problems;
    for (const std::optional<Problem> &problem : {m_grammar, m_encoding}) {
        if (problem)
            problems.append(*problem);
    }
    return problems;
}

} // namespace kvlens
