// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/storeaddress.h"

#include "stores/words/reasons.h"

#include <QRegularExpression>
#include <QStringDecoder>
#include <QUrl>

namespace kvlens {

namespace {

// How long the scheme is that a text begins with; 0: it has none. Two characters at least, so that
// a drive letter is no scheme. A path that is no UTF-8 is no text for a regular expression.
qsizetype schemeLength(QStringView text)
{
    const qsizetype length = text.indexOf(u':');
    const auto isLetter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    const auto fits = [&](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'.' || c == u'-';
    };
    const bool isScheme = length >= 2 && isLetter(text.front())
        && std::all_of(text.begin(), text.begin() + length, fits);
    return isScheme ? length : 0;
}

QString encodeOption(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "/:,", {}));
}

// "user:password@host" → "host"; only in the part before the first '/' after "//".
QString withoutSecrets(const QString &path)
{
    if (!path.startsWith(QLatin1String("//")))
        return path;
    const qsizetype slash = path.indexOf(QLatin1Char('/'), 2);
    const qsizetype end = slash < 0 ? path.size() : slash;
    const qsizetype sign = QStringView(path).left(end).lastIndexOf(QLatin1Char('@'));
    return sign < 0 ? path : QStringLiteral("//") + path.mid(sign + 1);
}

// Invalid: a '%' without two digits, or bytes that are no UTF-8 text or hold NUL.
Result<QString> decodeOption(const QString &text)
{
    static const QRegularExpression badEscape(QStringLiteral("%(?![0-9A-Fa-f]{2})"));
    if (text.contains(badEscape))
        return Error {ErrorCode::Invalid, Reasons::optionEscape, text};
    QStringDecoder decode(QStringDecoder::Utf8,
        QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString plain = decode(QByteArray::fromPercentEncoding(text.toUtf8()));
    if (decode.hasError() || plain.contains(QChar(u'\0')))
        return Error {ErrorCode::Invalid, Reasons::optionWithNul, text};
    return plain;
}

Result<StoreOption> parseOption(const QString &text)
{
    const qsizetype equals = text.indexOf(QLatin1Char('='));
    if (equals < 1)
        return Error {ErrorCode::Invalid, Reasons::optionForm, text};
    Result<QString> name = decodeOption(text.left(equals));
    if (!name)
        return name.error();
    Result<QString> value = decodeOption(text.mid(equals + 1));
    if (!value)
        return value.error();
    return StoreOption {*std::move(name), *std::move(value)};
}

Result<QList<StoreOption>> parseOptions(const QString &text)
{
    QList<StoreOption> options;
    for (const QString &part : text.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        Result<StoreOption> option = parseOption(part);
        if (!option)
            return option.error();
        options.append(*std::move(option));
    }
    return options;
}

} // namespace

QString StoreAddress::option(const QString &name, const QString &fallback) const
{
    for (const auto &[have, value] : options) {
        if (have == name)
            return value;
    }
    return fallback;
}

QString StoreAddress::toString() const
{
    if (scheme.isEmpty())
        return path;
    QString text = scheme + QLatin1Char(':') + withoutSecrets(path);
    if (options.isEmpty() && path.contains(QLatin1Char('?')))
        text += QLatin1Char('?'); // so that a '?' in the path is not taken for options
    QChar separator = QLatin1Char('?');
    for (const auto &[name, value] : options) {
        text += separator + encodeOption(name) + QLatin1Char('=') + encodeOption(value);
        separator = QLatin1Char('&');
    }
    return text;
}

Result<StoreAddress> parseStoreAddress(const QString &text)
{
    if (text.isEmpty())
        return Error {ErrorCode::Invalid, Reasons::addressEmpty};
    if (text.contains(QChar(u'\0')))
        return Error {ErrorCode::Invalid, Reasons::addressWithNul};
    const qsizetype scheme = schemeLength(text);
    if (scheme == 0)
        return StoreAddress {{}, text, {}};

    StoreAddress address;
    address.scheme = text.left(scheme);
    const QString rest = text.mid(scheme + 1);
    const qsizetype question = rest.lastIndexOf(QLatin1Char('?'));
    address.path = question < 0 ? rest : rest.left(question);
    if (question >= 0) {
        Result<QList<StoreOption>> options = parseOptions(rest.mid(question + 1));
        if (!options)
            return Error {ErrorCode::Invalid, options.error().detail,
                address.scheme + QLatin1Char(':') + withoutSecrets(rest)};
        address.options = *std::move(options);
    }
    return address;
}

} // namespace kvlens
