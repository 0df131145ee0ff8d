// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/jsonrun.h"

#include "stores/json/spanreader.h"
#include "stores/jsonfile/jsonlookup.h"

namespace kvlens {

namespace {

constexpr qint64 keptRoom = 4 * 1024 * 1024;
constexpr qint64 worthAHead = 4096; // bytes of an entry of which only the key is wanted
constexpr qint64 headOfEntry = 128; // bytes in which a key mostly is

QByteArray keyIn(QByteArrayView token)
{
    const QByteArrayView inside = token.sliced(1, token.size() - 2);
    if (!inside.contains('\\') && !inside.contains('\xed'))
        return QByteArray::fromRawData(inside.data(), inside.size());
    return keyText(token.toByteArray());
}

} // namespace

Result<QByteArrayView> JsonRunReader::bytesOf(const json::Span &span)
{
    const auto size = static_cast<size_t>(span.size());
    if (m_room.size() < size || (m_room.size() > keptRoom && size < keptRoom))
        m_room = std::vector<char>(qMax(size, m_room.size() > keptRoom ? 0 : m_room.size()));
    const StampedFile &file = m_file.bytes();
    const Result<qint64> got
        = readInto(file.descriptor(), span.begin, m_room.data(), span.size(), file.path());
    if (!got)
        return got.error();
    if (*got < span.size())
        return json::notAsScanned(span.begin + *got);
    return QByteArrayView(m_room.data(), span.size());
}

Result<QByteArrayView> JsonRunReader::headOf(const json::Span &slice)
{
    for (qint64 size = headOfEntry; size < slice.size(); size *= 16) {
        const Result<QByteArrayView> head = bytesOf({slice.begin, slice.begin + size});
        if (!head || json::entryIn(*head, true))
            return head;
    }
    return bytesOf(slice);
}

bool JsonRunReader::readsHeads(const JsonListing::Run &run) const
{
    return m_depth == ScanDepth::Keys && run.inObject && run.span.size() > run.count * worthAHead;
}

// Whether the value is surely sound.
Result<bool> JsonRunReader::visit(qint64 number, QByteArrayView slice, qint64 at, ScanShare &share)
{
    const bool hasKey = m_file.index().hasKeys(m_collection);
    const std::optional<json::EntryView> view = json::entryIn(slice, hasKey);
    if (!view)
        return json::notAsScanned(at);
    m_entry.ref.key = hasKey ? keyIn(view->keyToken) : QByteArray::number(number);
    const bool hasValue = m_depth != ScanDepth::Keys;
    if (hasValue)
        m_entry.value = QByteArray::fromRawData(view->value.data(), view->value.size());
    return share.take(m_entry) && hasValue;
}

Result<void> JsonRunReader::read(
    qint64 position, const JsonListing::Run &run, ScanShare &share, std::vector<qint64> &unsure)
{
    const bool heads = readsHeads(run);
    Result<QByteArrayView> bytes = heads ? Result<QByteArrayView>() : bytesOf(run.span);
    const qint64 first = m_file.listing().entryAt(m_collection, position);
    for (qint64 i = 0; bytes && i < run.count; ++i) {
        const qint64 number = first + i;
        if (m_file.listing().shadowOf(m_collection, number) != 0) {
            unsure.push_back(position + i);
            continue;
        }
        const json::Span slice = m_file.index().slice(m_collection, number);
        Result<QByteArrayView> here = heads ? headOf(slice) : bytes;
        if (!here)
            return here.error();
        if (!heads)
            here = here->sliced(slice.begin - run.span.begin, slice.size());
        const Result<bool> isSound = visit(number, *here, slice.begin, share);
        if (!isSound)
            return isSound.error();
        if (!*isSound)
            unsure.push_back(position + i);
    }
    // Once for all that was read: what was taken in of another file is never joined.
    return bytes ? m_file.bytes().checkUntouched() : bytes.error();
}

} // namespace kvlens
