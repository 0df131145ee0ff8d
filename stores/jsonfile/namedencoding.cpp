// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/namedencoding.h"

#include "stores/jsonfile/widetext.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"

#include <QStringDecoder>

namespace kvlens {

namespace {

constexpr qint64 recodedAtOnce = 1024 * 1024;

// Python's names of those that Windows has are its own: "cp1252", "cp936".
QByteArray codecName(const QString &name)
{
    const QByteArray plain = name.toLatin1().toLower();
    const bool isPythons = plain.startsWith("cp125") && plain.size() == 6;
    return isPythons ? "windows-" + plain.sliced(2) : plain;
}

std::optional<WideText> wideTextNamed(const QByteArray &name)
{
    switch (QStringConverter::encodingForName(name.constData()).value_or(QStringConverter::Utf8)) {
    case QStringConverter::Utf16:
        return WideText::Utf16;
    case QStringConverter::Utf16LE:
        return WideText::Utf16LE;
    case QStringConverter::Utf16BE:
        return WideText::Utf16BE;
    case QStringConverter::Utf32:
        return WideText::Utf32;
    case QStringConverter::Utf32LE:
        return WideText::Utf32LE;
    case QStringConverter::Utf32BE:
        return WideText::Utf32BE;
    default:
        return std::nullopt;
    }
}

Error notIn(const QString &encoding, const StampedFile &file)
{
    return {ErrorCode::Corrupt, JsonReasons::notInEncoding.with(encoding), file.path()};
}

} // namespace

bool isEncodingName(const QString &name)
{
    const auto isPlain = [](QChar c) { return c > u' ' && c < u'\x7f'; };
    return std::all_of(name.begin(), name.end(), isPlain) && !name.isEmpty()
        && QStringDecoder(codecName(name).constData()).isValid();
}

bool isUtf8Name(const QString &name)
{
    return QStringConverter::encodingForName(codecName(name).constData()) == QStringConverter::Utf8;
}

Result<FileDescriptor> textDecodedFrom(const QString &encoding, const StampedFile &file)
{
    if (!isEncodingName(encoding))
        return Error {ErrorCode::Invalid, JsonReasons::noSuchEncoding.with(encoding), file.path()};
    const QByteArray name = codecName(encoding);
    if (const std::optional<WideText> wide = wideTextNamed(name)) {
        Result<FileDescriptor> text = asUtf8(file, *wide);
        return !text && text.error().code == ErrorCode::Corrupt
            ? Result<FileDescriptor>(notIn(encoding, file))
            : std::move(text);
    }
    Result<FileDescriptor> memory = fileInMemory(file.path());
    if (!memory)
        return memory.error();
    QStringDecoder decoder(name.constData());
    const qint64 size = file.stamp().size;
    for (qint64 at = 0; at <= size; at += recodedAtOnce) {
        const bool isLast = size - at < recodedAtOnce;
        const Result<QByteArray> bytes = file.read(at, qMin(recodedAtOnce, size - at));
        if (!bytes)
            return bytes.error();
        // A line break ends no character that is not whole: one that is cut is an error then.
        QString text = decoder.decode(isLast ? *bytes + '\n' : *bytes);
        if (decoder.hasError())
            return notIn(encoding, file);
        if (isLast)
            text.chop(1);
        if (Result<void> written = writeAll(memory->get(), text.toUtf8(), file.path()); !written)
            return written.error();
    }
    return memory;
}

} // namespace kvlens
