// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Envelopes and information files of any bytes: reading never fails but by an answer, and an edit
// changes what was asked and nothing else.
#include "stores/envelope/envelopehead.h"
#include "stores/envelope/managedentry.h"
#include "stores/filetree/collectionfile.h"
#include "stores/filetree/entryfile.h"
#include "stores/filetree/plainentry.h"
#include "stores/json/pystr.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace kvlens;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void editTheValue(const ManagedEntry &entry)
{
    const json::Token &token = entry.tape[entry.value];
    const QByteArray before = entry.tape.text.left(token.begin);
    const QByteArray after = entry.tape.text.mid(token.end);
    const Result<QByteArray> edited = editManagedEntry(entry, QByteArray(R"({"new": 1})"), {});
    require(edited && *edited == before + R"({"new": 1})" + after);
    require(parseManagedEntry(*edited)->valueBytes() == R"({"new": 1})");
    const Result<QByteArray> same = editManagedEntry(entry, entry.valueBytes(), {});
    require(same && *same == entry.tape.text);
}

void editTheExpiry(const ManagedEntry &entry)
{
    const QDateTime at(QDate(2099, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    const Result<QByteArray> dated
        = editManagedEntry(entry, std::nullopt, {ExpiryChange::Kind::Set, at});
    require(dated.has_value());
    const Result<ManagedEntry> again = parseManagedEntry(*dated);
    require(again && again->expiresAt && again->expiresAt->toUtc() == at);
    require(again->valueBytes() == entry.valueBytes());
    const Result<QByteArray> cleared
        = editManagedEntry(*again, std::nullopt, {ExpiryChange::Kind::Clear, {}});
    require(cleared.has_value());
    const Result<ManagedEntry> without = parseManagedEntry(*cleared);
    require(without && !without->expiresAt && without->valueBytes() == entry.valueBytes());
}

// What the beginning tells is what the whole envelope tells.
void compareHeads(const QByteArray &bytes)
{
    const std::optional<EnvelopeHead> head = parseEnvelopeHead(bytes);
    const Result<ManagedEntry> entry = parseManagedEntry(bytes);
    if (!head || !entry || !bytes.endsWith(envelopeTail))
        return;
    const std::optional<EntryNames> names = namesIn(entry->tape);
    if (head->collection.isEmpty() || head->key.isEmpty() || !names)
        return;
    // A later field of the same name would win, but nothing that the library writes has one.
    const QByteArray rest = bytes.sliced(head->valueAt);
    if (rest.contains("\\u") || rest.contains("\"key\"") || rest.contains("\"collection\""))
        return;
    require(json::decodeString(head->collection) == names->collection);
    require(json::decodeString(head->key) == names->key);
}

// What is read fast is what is read with care.
void compareReaders(const QByteArray &bytes)
{
    static PlainReader reader;
    const std::optional<Entry> fast = reader.decode({}, bytes);
    if (!fast)
        return;
    const Entry strict = entryOfBytes({}, bytes);
    require(!strict.problem && fast->value == strict.value && fast->kind == strict.kind);
    require(fast->createdAt == strict.createdAt && fast->expiresAt == strict.expiresAt);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const Result<ManagedEntry> entry = parseManagedEntry(bytes)) {
        editTheValue(*entry);
        editTheExpiry(*entry);
    }
    if (const Result<CollectionFile> file = parseCollectionFile(bytes)) {
        const Result<QByteArray> moved = withDirectory(bytes, "/moved");
        require(moved && parseCollectionFile(*moved)->directory == "/moved");
        require(parseCollectionFile(*moved)->collection == file->collection);
    }
    compareHeads(bytes);
    compareReaders(bytes);
    parseIsoTime(QString::fromUtf8(bytes));
    return 0;
}
