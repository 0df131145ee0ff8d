// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/pathtext.h"

#include "stores/wtf8.h"

#include <QDir>

#include <filesystem>
#include <memory>
#include <optional>
#include <stdlib.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

constexpr char16_t strayBase = 0xdc00; // and the byte, which is 0x80 or more

std::optional<struct stat> statusAt(const QString &path)
{
    struct stat status = {};
    const bool isThere = ::stat(pathBytes(path).constData(), &status) == 0;
    return isThere ? std::optional(status) : std::nullopt;
}

} // namespace

QString pathText(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() == bytes)
        return text;
    text.clear();
    text.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const CodePoint first = firstCodePoint(bytes);
        const bool isStray = first.code > 0x10ffff || QChar::isSurrogate(first.code);
        if (isStray)
            text += QChar(char16_t(strayBase + static_cast<unsigned char>(bytes.front())));
        else
            text += QString::fromUcs4(&first.code, 1);
        bytes = bytes.sliced(isStray ? 1 : first.length);
    }
    return text;
}

QByteArray pathBytes(QStringView text)
{
    QByteArray bytes;
    qsizetype plain = 0; // from here on nothing was taken yet
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        const bool isInPair = i > 0 && text[i - 1].isHighSurrogate();
        if (unit < strayBase + 0x80 || unit > strayBase + 0xff || isInPair)
            continue;
        bytes += text.sliced(plain, i - plain).toUtf8();
        bytes += static_cast<char>(unit - strayBase);
        plain = i + 1;
    }
    return bytes + text.sliced(plain).toUtf8();
}

QString fullPath(const QString &path)
{
    if (path.startsWith(u'/'))
        return QDir::cleanPath(path);
    std::error_code failed;
    const std::string here = std::filesystem::current_path(failed).string();
    return QDir::cleanPath(pathText(QByteArray::fromStdString(here)) + u'/' + path);
}

bool pathExists(const QString &path)
{
    return statusAt(path).has_value();
}

bool isFolderAt(const QString &path)
{
    const std::optional<struct stat> status = statusAt(path);
    return status && S_ISDIR(status->st_mode);
}

qint64 fileSizeAt(const QString &path)
{
    const std::optional<struct stat> status = statusAt(path);
    return status && S_ISREG(status->st_mode) ? qint64(status->st_size) : -1;
}

QString canonicalPath(const QString &path)
{
    const std::unique_ptr<char, decltype(&::free)> real(
        ::realpath(pathBytes(path).constData(), nullptr), &::free);
    return real ? pathText(real.get()) : QString();
}

bool isEmptyFolder(const QString &path)
{
    std::error_code failed;
    return std::filesystem::is_empty(pathBytes(path).toStdString(), failed) && !failed;
}

QList<QByteArray> namesAt(const QString &folder, qsizetype most)
{
    QList<QByteArray> names;
    std::error_code failed;
    std::filesystem::directory_iterator entries(pathBytes(folder).toStdString(), failed);
    for (; !failed && entries != std::filesystem::end(entries) && names.size() < most;
         entries.increment(failed))
        names.append(QByteArray::fromStdString(entries->path().filename().string()));
    return names;
}

QList<QByteArray> fileNamesIn(const QString &folder)
{
    QList<QByteArray> names;
    std::error_code failed;
    std::filesystem::directory_iterator entries(pathBytes(folder).toStdString(), failed);
    for (; !failed && entries != std::filesystem::end(entries); entries.increment(failed)) {
        std::error_code gone;
        if (entries->is_regular_file(gone))
            names.append(QByteArray::fromStdString(entries->path().filename().string()));
    }
    return names;
}

} // namespace kvlens
