// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of files as files: how old and how large they are, and what lies beside them.
#include "model/checks/indexrules.h"
#include "stores/file/tempfile.h"
#include "stores/words/indexreasons.h"
#include "stores/wtf8.h"

#include <QDateTime>

#include <algorithm>

namespace kvlens {

namespace {

using File = StoreFiles::File;

constexpr qint64 megabyte = 1'000'000;

// Those that a persist writes one after the other, as far as they are there.
QList<File> filesOfPersist(const IndexParts &parts)
{
    static constexpr const char *names[]
        = {"docstore.json", "index_store.json", "default__vector_store.json"};
    QList<File> files = parts.files.own;
    files.removeIf([](const File &file) {
        return std::none_of(
            std::begin(names), std::end(names), [&](auto name) { return file.name == name; });
    });
    return files;
}

// How bad it is that one of the files has nodes that another does not name; nothing: none has.
std::optional<Severity> differenceOfNodes(const IndexParts &parts)
{
    std::optional<Severity> worst;
    const QList<IndexRule> rules = indexStoreRules() + vectorRules();
    for (const IndexRule &rule : rules) {
        static constexpr const char *telling[] = {"X6", "X7", "X9", "V7", "V8"};
        const bool tells = std::any_of(std::begin(telling), std::end(telling),
            [&](auto id) { return qstrcmp(id, rule.id) == 0; });
        if (tells && !rule.find(parts).isEmpty())
            worst = std::max(worst.value_or(rule.severity), rule.severity);
    }
    return worst;
}

QString timeText(const File &file)
{
    return QDateTime::fromMSecsSinceEpoch(file.modifiedMs)
        .toString(QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

// Times alone say nothing: a file that is edited by itself is newer than the others.
QList<Evidence> findOtherTimes(const IndexParts &parts)
{
    constexpr qint64 msOfPersist = 60'000; // that anything takes …
    constexpr qint64 bytesInMs = 2'000; // … and what the library writes in one at least
    const QList<File> files = filesOfPersist(parts);
    if (files.size() < 2)
        return {};
    const auto isOlder
        = [](const File &one, const File &other) { return one.modifiedMs < other.modifiedMs; };
    const auto [oldest, newest] = std::minmax_element(files.begin(), files.end(), isOlder);
    qint64 bytes = 0;
    for (const File &file : files)
        bytes += file.size;
    if (newest->modifiedMs - oldest->modifiedMs <= msOfPersist + bytes / bytesInMs)
        return {};
    const std::optional<Severity> difference = differenceOfNodes(parts);
    if (!difference)
        return {};
    Evidence evidence {IndexReasons::otherTime.with(
                           timeText(*oldest), displayText(newest->name), timeText(*newest)),
        {}, oldest->name};
    evidence.severity = *difference;
    return {evidence};
}

// What the library reads in a second, as it was measured with llama-index-core 0.14 on Python 3.11:
// it makes an object of each vector, by way of a slow decoder.
qint64 bytesInSecond(const QByteArray &file)
{
    return indexFile({{}, file}) == IndexFile::VectorStore ? 2 * megabyte : 100 * megabyte;
}

QList<Evidence> findLargeFiles(const IndexParts &parts)
{
    constexpr qint64 largeSize = 100 * megabyte;
    constexpr qint64 timesInMemory = 4; // measured, too
    QList<Evidence> found;
    for (const File &file : parts.files.own) {
        if (file.size > largeSize)
            found.append({IndexReasons::largeFile.with(file.size / megabyte,
                              file.size / bytesInSecond(file.name) + 1,
                              timesInMemory * file.size / megabyte),
                {}, file.name});
    }
    return found;
}

// What programs leave that write by themselves beside a file, or keep what it was.
bool isLeftOver(const QByteArray &name)
{
    static constexpr const char *endings[]
        = {".tmp", ".bak", ".orig", ".old", ".swp", ".swo", ".swx", "~"};
    const bool isOfEmacs = name.startsWith('#') && name.endsWith('#');
    const bool isEnding = std::any_of(
        std::begin(endings), std::end(endings), [&](auto ending) { return name.endsWith(ending); });
    return (isOfEmacs || isEnding) && !isTempName(name);
}

QList<Evidence> findLeftOvers(const IndexParts &parts)
{
    QList<QByteArray> names = parts.files.beside;
    names.removeIf([](const QByteArray &name) { return !isLeftOver(name); });
    if (names.isEmpty())
        return {};
    return {{IndexReasons::suchAs.with(
                 IndexReasons::leftOver.with(names.size()), displayText(names.first())),
        {}}};
}

} // namespace

QList<IndexRule> storeFileRules()
{
    using enum IndexFile;
    static const QList<IndexRule> rules {
        {"F12", Severity::Warning, "", {Docstore, IndexStore, VectorStore}, findOtherTimes,
            nullptr},
        {"F14", Severity::Information, "", {}, findLargeFiles, nullptr,
            "#14124, #16088, #12786, #9347, #3516, #8629"},
        {"F15", Severity::Information, "", {}, findLeftOvers, nullptr},
    };
    return rules;
}

} // namespace kvlens
