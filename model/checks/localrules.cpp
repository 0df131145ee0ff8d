// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rules of a LocalFileStore, in which LangChain keeps documents and embeddings.
#include "model/checks/indexrules.h"
#include "stores/words/localreasons.h"
#include "stores/wtf8.h"

#include <algorithm>
#include <map>

namespace kvlens {

namespace {

using LocalFile = IndexParts::LocalFile;

bool isHex(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
        [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// "12345678-1234-1234-1234-123456789abc"
bool isUuid(QByteArrayView text)
{
    for (const qsizetype dash : {8, 13, 18, 23}) {
        if (text.at(dash) != '-')
            return false;
    }
    return isHex(text.first(8)) && isHex(text.sliced(9, 4)) && isHex(text.sliced(14, 4))
        && isHex(text.sliced(19, 4)) && isHex(text.sliced(24));
}

// What stands before the digest of the text that was embedded; nothing: no digest ends the name.
std::optional<QByteArray> namespaceOf(const QByteArray &key)
{
    constexpr qsizetype uuidSize = 36; // of SHA-1
    for (const qsizetype size : {128, 64}) { // of SHA-512 and BLAKE2b, and of SHA-256
        if (key.size() >= size && isHex(QByteArrayView(key).last(size)))
            return key.chopped(size);
    }
    if (key.size() >= uuidSize && isUuid(QByteArrayView(key).last(uuidSize)))
        return key.chopped(uuidSize);
    return std::nullopt;
}

QList<Evidence> findRefusedNames(const IndexParts &parts)
{
    QList<EntryRef> refs;
    for (const LocalFile &file : parts.localFiles) {
        if (!file.isKey)
            refs.append(parts.refOf(file.id, file.place));
    }
    if (refs.isEmpty())
        return {};
    return {{LocalReasons::refusedNames.with(refs.size()), refs}};
}

// As the library calls it: the folder is a part of the name.
struct Embeddings
{
    std::map<qint32, qsizetype> counts; // by length
    std::vector<const LocalFile *> files;
};

std::map<QByteArray, Embeddings> embeddingsByNamespace(const IndexParts &parts)
{
    std::map<QByteArray, Embeddings> all;
    for (const LocalFile &file : parts.localFiles) {
        if (file.dimension <= 0)
            continue;
        const EntryRef ref = parts.refOf(file.id, file.place);
        const std::optional<QByteArray> space = namespaceOf(ref.key);
        if (!space)
            continue;
        const QByteArray &folder = ref.collection.name;
        Embeddings &embeddings = all[folder.isEmpty() ? *space : folder + '/' + *space];
        ++embeddings.counts[file.dimension];
        embeddings.files.push_back(&file);
    }
    return all;
}

QList<Evidence> findMixedLengths(const IndexParts &parts)
{
    QList<Evidence> found;
    for (const auto &[space, embeddings] : embeddingsByNamespace(parts)) {
        if (embeddings.counts.size() < 2)
            continue;
        const auto usual = std::max_element(embeddings.counts.begin(), embeddings.counts.end(),
            [](const auto &one, const auto &other) { return one.second < other.second; });
        QList<EntryRef> refs;
        for (const LocalFile *file : embeddings.files) {
            if (file->dimension != usual->first)
                refs.append(parts.refOf(file->id, file->place));
        }
        found.append({LocalReasons::ofNamespace.with(
                          displayText(space), LocalReasons::otherLengths.with(refs.size())),
            refs});
    }
    return found;
}

// The last part of a key, as an id, too: a folder may stand before the id of a document.
IdSet idsOfFiles(const IndexParts &parts)
{
    IdSet ids(parts.ids);
    for (const LocalFile &file : parts.localFiles) {
        ids.add(file.id);
        const QByteArrayView key = parts.ids.at(file.id);
        const IndexId name = parts.ids.find(key.sliced(key.lastIndexOf('/') + 1));
        if (name != noId)
            ids.add(name);
    }
    return ids;
}

// If not one of the wholes is here, they are kept elsewhere.
QList<Evidence> findMissingParents(const IndexParts &parts)
{
    const IdSet here = idsOfFiles(parts);
    bool isAnyHere = false;
    QList<EntryRef> refs;
    for (const LocalFile &file : parts.localFiles) {
        if (file.parent == noId || file.parent == file.id)
            continue;
        isAnyHere = isAnyHere || here.has(file.parent);
        if (!here.has(file.parent))
            refs.append(parts.refOf(file.id, file.place));
    }
    if (!isAnyHere || refs.isEmpty())
        return {};
    return {{LocalReasons::missingParents.with(refs.size()), refs}};
}

} // namespace

QList<IndexRule> localRules()
{
    static const QList<IndexRule> rules {
        {"L1", Severity::Error, "InvalidKeyException: Invalid characters in key", {},
            findRefusedNames, nullptr, "langchain-ai/langchain#29496, agent0ai/agent-zero#365"},
        {"L2", Severity::Warning, "", {}, findMixedLengths, nullptr},
        {"L3", Severity::Warning, "", {}, findMissingParents, nullptr,
            "langchain-ai/langchain#14643, langchain-ai/langchain#15644, "
            "langchain-ai/langchain#14267, langchain-ai/langchain#9345"},
    };
    return rules;
}

} // namespace kvlens
