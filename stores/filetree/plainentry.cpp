// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/plainentry.h"

#include "stores/contentversion.h"
#include "stores/envelope/envelopeentry.h"
#include "stores/envelope/envelopehead.h"
#include "stores/filetree/treenames.h"

#include <cstring>
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qsizetype largestPlainFile = 64 * 1024;

struct PlainEnvelope
{
    EnvelopeHead head;
    QByteArrayView value;
};

std::optional<PlainEnvelope> takeEnvelope(QByteArrayView bytes)
{
    const std::optional<EnvelopeHead> head = parseEnvelopeHead(bytes);
    const qsizetype end = QByteArrayView(envelopeTail).size();
    if (!head || !bytes.endsWith(envelopeTail) || bytes.size() - head->valueAt <= end)
        return std::nullopt;
    const QByteArrayView value = bytes.sliced(head->valueAt).chopped(end);
    if (value.front() != '{' || value.back() != '}')
        return std::nullopt;
    return PlainEnvelope {*head, value};
}

// SIMDJSON_PADDING more bytes can be read behind `bytes`.
std::optional<Entry> plainEntry(EntryRef ref, QByteArrayView bytes, simdjson::dom::parser &parser)
{
    const std::optional<PlainEnvelope> envelope = takeEnvelope(bytes);
    if (!envelope)
        return std::nullopt;
    const QByteArrayView value = envelope->value;
    const auto size = static_cast<size_t>(value.size());
    if (parser.parse(value.data(), size, false).error() != simdjson::SUCCESS)
        return std::nullopt;
    Entry entry {std::move(ref), value.toByteArray(), versionOfBytes(bytes), ValueKind::Object};
    setCreated(entry, *envelope->head.createdAt);
    if (envelope->head.expiresAt)
        setExpires(entry, *envelope->head.expiresAt);
    return entry;
}

} // namespace

struct PlainReader::Tools
{
    simdjson::dom::parser parser;
    char buffer[largestPlainFile + simdjson::SIMDJSON_PADDING];
};

PlainReader::PlainReader()
    : m_tools(new Tools)
{
}

PlainReader::PlainReader(PlainReader &&other) noexcept = default;
PlainReader::~PlainReader() = default;

std::optional<Entry> PlainReader::read(const TreeFolder &folder, EntryRef ref)
{
    char name[NAME_MAX + 1];
    const auto size = static_cast<size_t>(ref.key.size());
    if (size + sizeof keyFileSuffix > sizeof name || ref.key.contains('/') || ref.key.contains('\0')
        || ref.shadow != 0 || ref.part != EntryPart::Value)
        return std::nullopt;
    std::memcpy(name, ref.key.constData(), size);
    std::memcpy(name + size, keyFileSuffix, sizeof keyFileSuffix);
    const FileDescriptor fd(
        ::openat(folder.descriptor(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!fd)
        return std::nullopt;
    // Read without asking for its size first; what cannot be read at a place is no regular file.
    const ssize_t count = ::pread(fd.get(), m_tools->buffer, largestPlainFile + 1, 0);
    if (count > largestPlainFile)
        ::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_WILLNEED);
    if (count < 0 || count > largestPlainFile)
        return std::nullopt;
    const QByteArrayView bytes(m_tools->buffer, count);
    return plainEntry(std::move(ref), bytes, m_tools->parser);
}

std::optional<Entry> PlainReader::decode(EntryRef ref, QByteArrayView bytes)
{
    if (bytes.size() > largestPlainFile)
        return std::nullopt;
    std::memcpy(m_tools->buffer, bytes.data(), static_cast<size_t>(bytes.size()));
    const QByteArrayView copied(m_tools->buffer, bytes.size());
    return plainEntry(std::move(ref), copied, m_tools->parser);
}

} // namespace kvlens
