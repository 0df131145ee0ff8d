// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/file/overwrite.h"

#include "stores/file/errnoerror.h"
#include "stores/file/fileio.h"
#include "stores/file/filestamp.h"
#include "stores/words/filereasons.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr qint64 overwriteStep = 1024 * 1024;
constexpr qint64 overwriteBlock
    = 512; // nothing that is written in pieces is written in smaller ones

Result<void> writeAt(int fd, qint64 offset, QByteArrayView bytes, const QString &path)
{
    while (!bytes.isEmpty()) {
        const ssize_t put = ::pwrite(fd, bytes.data(), static_cast<size_t>(bytes.size()), offset);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errnoError(errno, FileReasons::writing, path);
        if (put == 0)
            return Error {ErrorCode::Unavailable, FileReasons::nothingWritten, path};
        bytes = bytes.sliced(put);
        offset += put;
    }
    return {};
}

qsizetype commonBeginning(QByteArrayView a, QByteArrayView b)
{
    const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    return end - a.begin();
}

// Whether the part begins as one, and goes on, anywhere, as the other.
bool goesOver(QByteArrayView part, QByteArrayView one, QByteArrayView other)
{
    const qsizetype begun = commonBeginning(part, one);
    return other.size() >= part.size()
        && part.sliced(begun) == other.sliced(begun, part.size() - begun);
}

bool isAllZero(QByteArrayView part)
{
    return std::all_of(part.begin(), part.end(), [](char byte) { return byte == 0; });
}

// Of bytes of the three files that begin at the same place, a multiple of a block.
bool isMadeOf(QByteArrayView bytes, QByteArrayView one, QByteArrayView other)
{
    for (qsizetype at = 0; at < bytes.size(); at += overwriteBlock) {
        const auto partOf = [at](QByteArrayView all) {
            const qsizetype from = std::min(at, all.size());
            return all.sliced(from, std::min(overwriteBlock, all.size() - from));
        };
        QByteArrayView part = partOf(bytes);
        const QByteArrayView first = partOf(one);
        const QByteArrayView second = partOf(other);
        const qsizetype inBoth = std::min({part.size(), first.size(), second.size()});
        if (isAllZero(part.sliced(inBoth)))
            part = part.first(inBoth); // made longer, and not written yet
        if (!first.startsWith(part) && !second.startsWith(part) && !goesOver(part, first, second)
            && !goesOver(part, second, first))
            return false;
    }
    return true;
}

} // namespace

Result<void> overwrite(int target, int source, const QString &path)
{
    qint64 offset = 0;
    for (;;) {
        const Result<QByteArray> bytes = readAt(source, offset, overwriteStep, path);
        if (!bytes)
            return bytes.error();
        if (bytes->isEmpty())
            break;
        const Result<QByteArray> there = readAt(target, offset, bytes->size(), path);
        if (!there)
            return there.error();
        if (*there != *bytes) {
            if (Result<void> written = writeAt(target, offset, *bytes, path); !written)
                return written;
        }
        offset += bytes->size();
    }
    if (::ftruncate(target, offset) < 0 || ::fsync(target) < 0)
        return errnoError(errno, FileReasons::writing, path);
    return {};
}

Result<bool> isBetween(int target, int one, int other, const QString &path)
{
    for (qint64 offset = 0;; offset += overwriteStep) {
        const Result<QByteArray> bytes = readAt(target, offset, overwriteStep, path);
        const Result<QByteArray> first = readAt(one, offset, overwriteStep, path);
        const Result<QByteArray> second = readAt(other, offset, overwriteStep, path);
        for (const auto *read : {&bytes, &first, &second}) {
            if (!*read)
                return read->error();
        }
        if (bytes->isEmpty())
            return true;
        if (!isMadeOf(*bytes, *first, *second))
            return false;
    }
}

Result<void> reserve(int fd, qint64 size, const QString &path)
{
    const Result<FileStamp> stamp = stampOf(fd, path);
    if (!stamp)
        return stamp.error();
    if (size <= stamp->size)
        return {};
    const int done = ::fallocate(fd, FALLOC_FL_KEEP_SIZE, stamp->size, size - stamp->size);
    if (done < 0 && (errno == ENOSPC || errno == EDQUOT || errno == EFBIG))
        return errnoError(errno, FileReasons::writing, path);
    return {}; // others cannot; then the write itself fails, and is taken back
}

} // namespace kvlens
