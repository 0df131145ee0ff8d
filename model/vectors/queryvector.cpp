// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/vectors/queryvector.h"

#include "model/vectors/numberlist.h"
#include "stores/words/vectorreasons.h"

#include <QRegularExpression>
#include <QtEndian>

namespace kvlens {

namespace {

const QByteArray npyMagic = QByteArrayLiteral("\x93NUMPY");

Error noVector()
{
    return {ErrorCode::Invalid, VectorReasons::noVector};
}

// Where the description and the numbers of a .npy file begin.
struct NpyPlaces
{
    qsizetype description = 0;
    qsizetype numbers = 0;
};

std::optional<NpyPlaces> npyPlaces(const QByteArray &bytes)
{
    constexpr qsizetype versionAt = 6;
    constexpr qsizetype lengthAt = 8;
    if (bytes.size() < lengthAt + qsizetype(sizeof(quint32)))
        return std::nullopt;
    const bool isFirstVersion = bytes[versionAt] == 1;
    const char *length = bytes.constData() + lengthAt;
    const qsizetype begin
        = lengthAt + qsizetype(isFirstVersion ? sizeof(quint16) : sizeof(quint32));
    const qsizetype size
        = isFirstVersion ? qFromLittleEndian<quint16>(length) : qFromLittleEndian<quint32>(length);
    return size > bytes.size() - begin ? std::nullopt
                                       : std::optional(NpyPlaces {begin, begin + size});
}

// How many numbers one vector of that shape has; 0: it is not one vector.
qsizetype npyCount(const QString &shape)
{
    qsizetype count = 0;
    for (const QString &word : shape.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (word.trimmed().isEmpty())
            continue;
        if (count > 1)
            return 0;
        count = word.trimmed().toLongLong();
    }
    return count;
}

template <class Float> std::vector<double> floatsAt(const char *bytes, qsizetype count)
{
    std::vector<double> vector;
    for (qsizetype i = 0; i < count; ++i)
        vector.push_back(
            static_cast<double>(qFromLittleEndian<Float>(bytes + i * qsizetype(sizeof(Float)))));
    return vector;
}

Result<std::vector<double>> npyVector(const QByteArray &bytes)
{
    static const QRegularExpression form(
        QStringLiteral("'descr': *'<f([48])'.*'shape': *\\(([0-9, ]*)\\)"));
    const std::optional<NpyPlaces> places = npyPlaces(bytes);
    if (!places)
        return noVector();
    const QRegularExpressionMatch match = form.match(QString::fromLatin1(
        bytes.sliced(places->description, places->numbers - places->description)));
    const qsizetype size = match.captured(1).toLongLong();
    const qsizetype count = npyCount(match.captured(2));
    if (!match.hasMatch() || count == 0 || count > (bytes.size() - places->numbers) / size)
        return noVector();
    const char *numbers = bytes.constData() + places->numbers;
    return size == sizeof(float) ? floatsAt<float>(numbers, count)
                                 : floatsAt<double>(numbers, count);
}

} // namespace

Result<std::vector<double>> queryVector(const QByteArray &bytes)
{
    if (bytes.startsWith(npyMagic))
        return npyVector(bytes);
    std::optional<std::vector<double>> vector = exactNumbers(bytes);
    if (!vector || vector->empty())
        return noVector();
    return *std::move(vector);
}

} // namespace kvlens
