// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/editcodec.h"

#include "model/longvalues.h"

namespace kvlens {

namespace {

// What follows, of that which need not be there.
namespace has {
constexpr quint64 failure = 1, theirs = 2; // of an edit
constexpr quint64 created = 1, expiry = 2, problem = 4, wholeSize = 8, beyond = 16; // of an entry
constexpr quint64 exists = 1, otherKey = 2, otherValue = 4, otherExpiry = 8, invalid = 16;
} // namespace has

constexpr quint64 mostBeyond = 999; // microseconds behind a whole millisecond

// Small numbers of either sign become small numbers.
quint64 folded(qint64 number)
{
    return (quint64(number) << 1) ^ quint64(number >> 63);
}

qint64 unfolded(quint64 number)
{
    return qint64(number >> 1) ^ -qint64(number & 1);
}

quint64 flag(bool isSet, quint64 bit)
{
    return isSet ? bit : 0;
}

} // namespace

void EditWriter::number(quint64 number)
{
    for (; number >= 0x80; number >>= 7)
        m_bytes.append(char(number | 0x80));
    m_bytes.append(char(number));
}

void EditWriter::text(QByteArrayView text)
{
    number(quint64(text.size()));
    m_bytes.append(text.data(), text.size());
}

// The lowest bit says whether it stands apart.
void EditWriter::value(const QByteArray &value)
{
    if (m_apart && value.size() > copiedValue) {
        number(quint64(m_apart->values.size()) << 1 | 1);
        m_apart->values.append(value);
        return;
    }
    number(quint64(value.size()) << 1);
    m_bytes.append(value);
}

void EditWriter::time(const QDateTime &time)
{
    number(folded(time.toMSecsSinceEpoch()));
}

// The lowest bit says whether it stands apart.
void EditWriter::error(const Error &error)
{
    if (m_apart) {
        number(quint64(m_apart->errors.size()) << 1 | 1);
        m_apart->errors.append(error);
        return;
    }
    number(quint64(error.code) << 1);
    const QString words = quotedWords(error.detail);
    text((words.isEmpty() ? reasonText(error.detail) : words).toUtf8());
    text(error.subject.toUtf8());
    number(flag(error.place.has_value(), 1));
    if (error.place) {
        for (const qint64 part : {error.place->byte, error.place->line, error.place->column})
            number(folded(part));
    }
}

void EditWriter::collection(const CollectionRef &ref)
{
    text(ref.name);
    text(ref.group);
    number(ref.shadow);
    number(flag(ref.topLevel, 1));
}

void EditWriter::ref(const EntryRef &ref)
{
    text(ref.key);
    number(ref.shadow);
    number(quint64(ref.part));
}

void EditWriter::entry(const Entry &entry)
{
    number(flag(entry.createdAt.has_value(), has::created)
        | flag(entry.expiresAt.has_value(), has::expiry)
        | flag(entry.problem.has_value(), has::problem)
        | flag(entry.wholeSize.has_value(), has::wholeSize)
        | flag(entry.expiresBeyond != 0, has::beyond));
    number(quint64(entry.kind));
    value(entry.value);
    text(entry.version.token);
    if (entry.createdAt)
        time(*entry.createdAt);
    if (entry.expiresAt)
        time(*entry.expiresAt);
    if (entry.problem)
        error(*entry.problem);
    if (entry.wholeSize)
        number(quint64(*entry.wholeSize));
    if (entry.expiresBeyond != 0)
        number(quint64(entry.expiresBeyond));
}

// Against the base: most of it is usually the same.
void EditWriter::content(const Content &content, const Entry &base)
{
    const bool otherKey = content.key != base.ref.key;
    const bool otherValue = !sameValue(content.value, base.value);
    const bool otherExpiry
        = content.expiresAt != base.expiresAt || content.expiresBeyond != base.expiresBeyond;
    number(flag(content.exists, has::exists) | flag(otherKey, has::otherKey)
        | flag(otherValue, has::otherValue) | flag(otherExpiry, has::otherExpiry)
        | flag(content.invalid.has_value(), has::invalid));
    if (otherKey)
        text(content.key);
    if (otherValue)
        value(content.value);
    if (otherExpiry) {
        number(flag(content.expiresAt.has_value(), 1) | quint64(content.expiresBeyond) << 1);
        if (content.expiresAt)
            time(*content.expiresAt);
    }
    if (content.invalid)
        error(*content.invalid);
}

void EditWriter::edit(const Edit &edit)
{
    ref(edit.ref());
    number(
        flag(edit.failure.has_value(), has::failure) | flag(edit.theirs.has_value(), has::theirs));
    entry(edit.base);
    content(edit.mine, edit.base);
    if (edit.failure)
        error(*edit.failure);
    if (edit.theirs)
        entry(*edit.theirs);
}

quint64 EditReader::number(quint64 most)
{
    quint64 number = 0;
    for (int shift = 0; shift < 64 && !m_bytes.isEmpty(); shift += 7) {
        const auto byte = quint8(m_bytes.front());
        m_bytes = m_bytes.sliced(1);
        number |= quint64(byte & 0x7F) << shift;
        if (byte < 0x80) {
            m_failed = m_failed || number > most;
            return m_failed ? 0 : number;
        }
    }
    m_failed = true;
    return 0;
}

QByteArrayView EditReader::take(quint64 size)
{
    m_failed = m_failed || size > quint64(m_bytes.size());
    if (m_failed)
        return {};
    const QByteArrayView taken = m_bytes.first(qsizetype(size));
    m_bytes = m_bytes.sliced(qsizetype(size));
    return taken;
}

QByteArrayView EditReader::textView()
{
    return take(number());
}

QByteArray EditReader::value()
{
    const quint64 number = this->number();
    if (!(number & 1))
        return take(number >> 1).toByteArray();
    m_failed = m_failed || !m_apart || number >> 1 >= quint64(m_apart->values.size());
    return m_failed ? QByteArray() : m_apart->values.at(qsizetype(number >> 1));
}

QDateTime EditReader::time()
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(unfolded(number()), Qt::UTC);
    m_failed = m_failed || !time.isValid();
    return time;
}

Error EditReader::error()
{
    const quint64 number = this->number();
    if (number & 1) {
        m_failed = m_failed || !m_apart || number >> 1 >= quint64(m_apart->errors.size());
        return m_failed ? Error {} : m_apart->errors.at(qsizetype(number >> 1));
    }
    m_failed = m_failed || number >> 1 > quint64(ErrorCode::Cancelled);
    Error error;
    error.code = m_failed ? ErrorCode::Invalid : ErrorCode(number >> 1);
    const QString words = QString::fromUtf8(text());
    error.detail = words.isEmpty() ? Reason() : quoted(words);
    error.subject = QString::fromUtf8(text());
    if (this->number(1)) {
        error.place.emplace();
        for (qint64 *part : {&error.place->byte, &error.place->line, &error.place->column})
            *part = unfolded(this->number());
    }
    return error;
}

CollectionRef EditReader::collection()
{
    CollectionRef ref;
    ref.name = text();
    ref.group = text();
    ref.shadow = quint32(number(std::numeric_limits<quint32>::max()));
    ref.topLevel = number(1) != 0;
    return ref;
}

EntryRef EditReader::ref(const CollectionRef &collection)
{
    EntryRef ref {collection, text()};
    ref.shadow = quint32(number(std::numeric_limits<quint32>::max()));
    ref.part = EntryPart(number(quint64(EntryPart::CollectionInfo)));
    return ref;
}

Entry EditReader::entry(const EntryRef &ref)
{
    Entry entry {ref, {}, {}};
    const quint64 parts = number(2 * has::beyond - 1);
    entry.kind = ValueKind(number(quint64(ValueKind::Binary)));
    entry.value = value();
    entry.version.token = text();
    if (parts & has::created)
        entry.createdAt = time();
    if (parts & has::expiry)
        entry.expiresAt = time();
    if (parts & has::problem)
        entry.problem = error();
    if (parts & has::wholeSize)
        entry.wholeSize = qint64(number(std::numeric_limits<qint64>::max()));
    if (parts & has::beyond)
        entry.expiresBeyond = qint16(number(mostBeyond));
    return entry;
}

void EditReader::expiry(Content &content)
{
    const quint64 parts = number(2 * mostBeyond + 1);
    content.expiresAt = parts & 1 ? std::optional(time()) : std::nullopt;
    content.expiresBeyond = qint16(parts >> 1);
}

Content EditReader::content(const Entry &base)
{
    const quint64 parts = number(2 * has::invalid - 1);
    Content content {
        (parts & has::exists) != 0, base.ref.key, base.value, base.expiresAt, base.expiresBeyond};
    if (parts & has::otherKey)
        content.key = text();
    if (parts & has::otherValue)
        content.value = value();
    if (parts & has::otherExpiry)
        expiry(content);
    if (parts & has::invalid)
        content.invalid = error();
    return content;
}

Edit EditReader::edit(const CollectionRef &collection)
{
    Edit edit;
    const EntryRef ref = this->ref(collection);
    const quint64 parts = number(has::failure | has::theirs);
    edit.base = entry(ref);
    edit.mine = content(edit.base);
    if (parts & has::failure)
        edit.failure = error();
    if (parts & has::theirs)
        edit.theirs = entry(ref);
    return edit;
}

} // namespace kvlens
