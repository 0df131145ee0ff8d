// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/jsonfile/namedencoding.h"

#include "stores/jsonfile/characterdecoder.h"
#include "stores/jsonfile/pythonencodings.h"
#include "stores/jsonfile/widetext.h"
#include "stores/words/jsonreasons.h"
#include "stores/words/reasons.h"

#include <QStringDecoder>

namespace kvlens {

namespace {

constexpr qint64 recodedAtOnce = 1024 * 1024;

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

bool isAscii(const QString &name)
{
    const auto isPlain = [](QChar c) { return c > u' ' && c < u'\x7f'; };
    return std::all_of(name.begin(), name.end(), isPlain) && !name.isEmpty();
}

// The name of one of UTF, which is decoded apart, is Python's; of another one it is as given.
QByteArray converterName(const QString &name)
{
    const PythonEncoding *encoding = pythonEncoding(name);
    return encoding && !encoding->charset ? QByteArray(encoding->name) : name.toLatin1();
}

bool isUtf(const QByteArray &name)
{
    return name == "utf_8" || name == "utf_8_sig" || name.startsWith("utf_16")
        || name.startsWith("utf_32");
}

// A decoder of a library by its name, for what Python has no name for.
class LibraryDecoder
{
public:
    explicit LibraryDecoder(const QByteArray &name)
        : m_decoder(name.constData())
    {
    }

    std::optional<QByteArray> decode(const QByteArray &bytes)
    {
        const QString text = m_decoder.decode(bytes);
        return m_decoder.hasError() ? std::nullopt : std::optional(text.toUtf8());
    }

    // A line break ends no character that is not whole: one that is cut is an error then.
    bool isCut() { return decode("\n") != QByteArray("\n"); }

private:
    QStringDecoder m_decoder;
};

template <typename Decoder>
Result<FileDescriptor> decodedBy(Decoder &decoder, const QString &encoding, const StampedFile &file)
{
    Result<FileDescriptor> memory = fileInMemory(file.path());
    if (!memory)
        return memory.error();
    const qint64 size = file.stamp().size;
    for (qint64 at = 0; at < size; at += recodedAtOnce) {
        const Result<QByteArray> bytes = file.read(at, qMin(recodedAtOnce, size - at));
        if (!bytes)
            return bytes.error();
        const std::optional<QByteArray> text = decoder.decode(*bytes);
        if (!text)
            return notIn(encoding, file);
        if (Result<void> written = writeAll(memory->get(), *text, file.path()); !written)
            return written.error();
    }
    if (decoder.isCut())
        return notIn(encoding, file);
    return memory;
}

} // namespace

Reason whyNoEncoding(const QString &name)
{
    const PythonEncoding *encoding = pythonEncoding(name);
    const bool isThere = isAscii(name)
        && (encoding ? isUtf(encoding->name) || CharacterDecoder(*encoding).isValid()
                     : QStringDecoder(name.toLatin1().constData()).isValid());
    if (isThere)
        return {};
    return encoding ? JsonReasons::encodingNotRead.with(name)
                    : JsonReasons::noSuchEncoding.with(name);
}

bool isUtf8Name(const QString &name)
{
    const QByteArray converter = converterName(name);
    return converter == "utf_8_sig"
        || QStringConverter::encodingForName(converter.constData()) == QStringConverter::Utf8;
}

QString pythonEncodingName(const QString &name)
{
    const PythonEncoding *encoding = pythonEncoding(name);
    return encoding ? QString::fromLatin1(encoding->name) : QString();
}

Result<FileDescriptor> textDecodedFrom(const QString &encoding, const StampedFile &file)
{
    if (const Reason why = whyNoEncoding(encoding); !why.isEmpty())
        return Error {ErrorCode::Invalid, why, file.path()};
    const QByteArray name = converterName(encoding);
    if (const std::optional<WideText> wide = wideTextNamed(name)) {
        Result<FileDescriptor> text = asUtf8(file, *wide);
        return !text && text.error().code == ErrorCode::Corrupt
            ? Result<FileDescriptor>(notIn(encoding, file))
            : std::move(text);
    }
    if (const PythonEncoding *python = pythonEncoding(encoding)) {
        CharacterDecoder decoder(*python);
        return decodedBy(decoder, encoding, file);
    }
    LibraryDecoder decoder(name);
    return decodedBy(decoder, encoding, file);
}

std::optional<QByteArray> textDecodedFrom(const QString &encoding, const QByteArray &text)
{
    const PythonEncoding *python = pythonEncoding(encoding);
    CharacterDecoder decoder(python ? *python : PythonEncoding());
    std::optional<QByteArray> utf8 = decoder.isValid() ? decoder.decode(text) : std::nullopt;
    return decoder.isCut() ? std::nullopt : utf8;
}

} // namespace kvlens
