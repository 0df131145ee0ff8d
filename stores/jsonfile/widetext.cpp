// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/widetext.h"

#include "stores/file/errnoerror.h"
#include "stores/words/filereasons.h"
#include "stores/words/jsonreasons.h"
#include "stores/wtf8.h"

#include <QStringDecoder>

#include <algorithm>
#include <cerrno>
#include <sys/mman.h>

namespace kvlens {

namespace {

constexpr qint64 decodedAtOnce = 1024 * 1024; // of four bytes each at most

QStringConverter::Encoding converterOf(WideText encoding)
{
    switch (encoding) {
    case WideText::Utf16:
        return QStringConverter::Utf16;
    case WideText::Utf16LE:
        return QStringConverter::Utf16LE;
    case WideText::Utf16BE:
        return QStringConverter::Utf16BE;
    case WideText::Utf32:
        return QStringConverter::Utf32;
    case WideText::Utf32LE:
        return QStringConverter::Utf32LE;
    case WideText::Utf32BE:
        break;
    }
    return QStringConverter::Utf32BE;
}

// Half a surrogate pair at the end waits for the other half.
QByteArray takeWhole(QString &text)
{
    const bool isCut = !text.isEmpty() && text.back().isHighSurrogate();
    const QString rest = isCut ? text.last(1) : QString();
    text.chop(rest.size());
    return toWtf8(std::exchange(text, rest));
}

} // namespace

std::optional<WideText> wideTextOf(QByteArrayView head)
{
    constexpr QByteArrayView marks[] {{"\xff\xfe\0\0", 4}, {"\0\0\xfe\xff", 4}};
    if (head.startsWith(marks[0]) || head.startsWith(marks[1]))
        return WideText::Utf32;
    if (head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff"))
        return WideText::Utf16;
    const auto isZero = [&head](qsizetype at) { return head[at] == '\0'; };
    if (head.size() < 4 || std::all_of(head.begin(), head.end(), [](char c) { return c == 0; }))
        return std::nullopt;
    if (isZero(0))
        return isZero(1) ? WideText::Utf32BE : WideText::Utf16BE;
    if (isZero(1))
        return isZero(2) && isZero(3) ? WideText::Utf32LE : WideText::Utf16LE;
    return std::nullopt;
}

QString wideTextName(WideText encoding)
{
    const bool isUtf16 = encoding == WideText::Utf16 || encoding == WideText::Utf16LE
        || encoding == WideText::Utf16BE;
    return isUtf16 ? QStringLiteral("UTF-16") : QStringLiteral("UTF-32");
}

Result<FileDescriptor> fileInMemory(const QString &path)
{
    FileDescriptor memory(::memfd_create("kvlens", MFD_CLOEXEC));
    if (!memory)
        return errnoError(errno, FileReasons::opening, path);
    return Result<FileDescriptor>(std::move(memory));
}

Result<FileDescriptor> asUtf8(const StampedFile &file, WideText encoding)
{
    Result<FileDescriptor> memory = fileInMemory(file.path());
    if (!memory)
        return memory;
    QStringDecoder decoder(converterOf(encoding));
    QString text;
    const qint64 unit = wideTextName(encoding) == QLatin1String("UTF-16") ? 2 : 4;
    const qint64 size = file.stamp().size / unit * unit;
    for (qint64 at = 0; at < size; at += decodedAtOnce) {
        const Result<QByteArray> bytes = file.read(at, qMin(decodedAtOnce, size - at));
        if (!bytes)
            return bytes.error();
        text += QString(decoder.decode(*bytes));
        if (Result<void> written = writeAll(memory->get(), takeWhole(text), file.path()); !written)
            return written.error();
    }
    if (size < file.stamp().size)
        text += QChar::ReplacementCharacter; // for a part of one
    if (decoder.hasError())
        return Error {ErrorCode::Corrupt, JsonReasons::textNotUtf8, file.path()};
    if (Result<void> written = writeAll(memory->get(), toWtf8(text), file.path()); !written)
        return written.error();
    return memory;
}

} // namespace kvlens
