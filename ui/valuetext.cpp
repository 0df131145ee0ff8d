// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/valuetext.h"

#include "stores/json/format.h"
#include "stores/valuekind.h"
#include "stores/wtf8.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace kvlens {

namespace {

constexpr qsizetype largestDump = 64 * 1024;

QString words(const char *text)
{
    return QCoreApplication::translate("valuetext", text);
}

bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !bytes.contains('\0');
}

ShownValue showBytes(const QByteArray &value)
{
    return {.form = ShownValue::Form::Bytes,
        .text = hexDump(value, largestDump),
        .editable = false,
        .note = value.size() > largestDump
            ? words("Not text: the first %1 of %2 are shown as bytes.")
                  .arg(sizeText(largestDump), sizeText(value.size()))
            : words("Not text: shown as bytes.")};
}

ShownValue showJson(const QByteArray &value)
{
    const json::Pretty pretty = json::pretty(value);
    ShownValue shown {.form = ShownValue::Form::Json, .text = pretty.text};
    shown.problem = pretty.problem;
    if (shown.problem && shown.problem->place) {
        const qint64 byte = pretty.toShown(shown.problem->place->byte);
        shown.problem->place = json::placeAt(pretty.text, byte);
    }
    return shown;
}

bool looksLikeJson(ValueKind kind)
{
    return kind != ValueKind::Unknown && kind != ValueKind::Text && kind != ValueKind::Binary;
}

} // namespace

ShownValue showValue(const Entry &base, const Content *mine)
{
    const QByteArray &value = mine && mine->exists ? mine->value : base.value;
    if (mine && mine->exists && mine->invalid)
        return {.form = ShownValue::Form::Draft, .text = value, .problem = mine->invalid};
    if (looksLikeJson(valueKind(value)))
        return showJson(value);
    if (!isUtf8(value))
        return showBytes(value);
    return {.form = ShownValue::Form::Text, .text = value};
}

TypedValue typedValue(
    const Entry &base, const QByteArray &reference, const QByteArray &text, bool jsonValues)
{
    const auto tape = json::parse(text);
    if (!tape) {
        return {.stored = text, .problem = jsonValues ? std::optional(tape.error()) : std::nullopt};
    }
    for (const QByteArray &stored : {base.value, reference}) {
        const auto restored = json::restore(stored, text, json::detectStyle(stored));
        if (restored)
            return {.stored = *restored};
        if (stored == reference)
            return {.stored = text, .problem = restored.error(), .stageable = false};
    }
    return {.stored = text};
}

QByteArray hexDump(const QByteArray &bytes, qsizetype limit, qint64 base)
{
    constexpr qsizetype perLine = 16;
    QByteArray dump;
    for (qsizetype at = 0; at < std::min(bytes.size(), limit); at += perLine) {
        const QByteArray line = bytes.mid(at, std::min(perLine, limit - at));
        dump += QByteArray::number(base + at, 16).rightJustified(8, '0') + "  ";
        dump += line.toHex(' ').leftJustified(perLine * 3, ' ') + ' ';
        for (const char c : line)
            dump += c >= 0x20 && c < 0x7f ? c : '.';
        dump += '\n';
    }
    return dump;
}

} // namespace kvlens
