// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The scanner: the same for every kernel and block size; equal to the tape where the text is JSON;
// whatever it lists can be read.

#include "sameindex.h"
#include "stores/json/entries.h"
#include "stores/json/scan.h"
#include "stores/json/text.h"

using namespace kvlens;
using namespace kvlens::json;

namespace {

void scanInBlocks(Scanner &scanner, const QByteArray &file, qsizetype blockSize)
{
    for (qsizetype at = 0; at < file.size(); at += blockSize) {
        const QByteArray block(file.constData() + at, qMin(blockSize, file.size() - at));
        if (!scanner.feed(block))
            break;
    }
    scanner.finish();
}

void requireSame(const Scanner &a, const Scanner &b)
{
    require(a.damage() == b.damage(), "the same damage");
    require(a.hasBom() == b.hasBom(), "the same byte order mark");
    requireSameIndex(a.index(), b.index());
}

void requireTape(
    const Index &index, qint64 collection, const Tape &tape, quint32 container, const ReadAt &read)
{
    qint64 entry = 0;
    for (const Child child : Children(tape, container)) {
        const Result<StoredEntry> stored = readEntries(index, collection, {entry++}, read).first();
        const Span value {tape[child.value].begin, tape[child.value].end};
        require(stored && stored->value == value, "values where the tape has them");
        require(child.key == noToken || stored->key.begin == tape[child.key].begin,
            "keys where the tape has them");
    }
    require(index.entries(collection) == entry, "as many entries as the tape has");
}

void requireTape(const Index &index, const Tape &tape, const ReadAt &read)
{
    requireTape(index, Index::topLevel, tape, 0, read);
    qint64 collection = 0;
    for (const Child child : Children(tape, 0)) {
        if (child.key != noToken && tape[child.value].kind == TokenKind::Object)
            requireTape(index, collection++, tape, child.value, read);
    }
    require(index.collections() == collection, "as many collections as the tape has");
}

void requireReadable(const Index &index, const ReadAt &read)
{
    Repeats repeats;
    for (qint64 c = 0; c < index.collections(); ++c) {
        require(collectionName(index, c, read).has_value(), "a name for every collection");
        const auto keys = readKeys(index, c, 0, index.entries(c), read);
        require(keys.has_value(), "every key can be read");
        QList<QByteArray> wanted;
        for (const StoredKey &key : *keys)
            wanted.append(key.key);
        const auto found = findKeys(index, c, wanted, read);
        for (qsizetype i = 0; i < wanted.size(); ++i)
            require(found && found->at(i).contains(i), "every key is found");
        require(findShadowed(index, c, repeats, read).has_value(), "duplicates can be told");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray file = inputBytes(data, size);
    const ReadAt read
        = [&](qint64 at, qint64 count) -> Result<QByteArray> { return file.mid(at, count); };
    Scanner whole(portableKernel());
    scanInBlocks(whole, file, qMax<qsizetype>(1, file.size()));
    Scanner pieces;
    scanInBlocks(
        pieces, file, 1 + (file.isEmpty() ? 0 : static_cast<unsigned char>(file.back()) % 90));
    requireSame(whole, pieces);
    requireReadable(whole.index(), read);
    if (whole.damage()) {
        const qint64 byte = locateDamage(whole, read).place->byte;
        require(byte >= 0 && byte <= whole.damage()->place->byte, "damage is inside the file");
    }
    const Result<Tape> tape = parse(file);
    require(!tape || !whole.damage(), "what is JSON is not damaged");
    require(whole.damage() || whole.invalidUtf8() == findInvalidUtf8(file), "UTF-8 is checked");
    if (tape)
        requireTape(whole.index(), *tape, read);
    return 0;
}
