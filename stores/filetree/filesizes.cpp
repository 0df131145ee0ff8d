// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/filesizes.h"

#include "stores/filetree/treenames.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace kvlens {

namespace {

using namespace std::chrono_literals;
constexpr auto sizesPatience = 5ms;

} // namespace

FileSizes::FileSizes(const QByteArray &root, const QByteArray &folder)
    : m_deadline(std::chrono::steady_clock::now() + sizesPatience)
{
    if (Result<TreeFolder> opened = TreeFolder::open(root, folder))
        m_folder.emplace(*std::move(opened));
}

qint64 FileSizes::of(QByteArrayView key) const
{
    if (!m_folder || std::chrono::steady_clock::now() > m_deadline)
        return -1;
    struct stat status = {};
    const QByteArray name = key.toByteArray() + keyFileSuffix;
    const int found
        = ::fstatat(m_folder->descriptor(), name.constData(), &status, AT_SYMLINK_NOFOLLOW);
    return found == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

} // namespace kvlens
