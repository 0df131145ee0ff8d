// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/folderwatch.h"

#include "stores/filetree/treenames.h"

#include <sys/inotify.h>
#include <unistd.h>

namespace kvlens {

namespace {

constexpr int mostFolders = 1000;

bool tellsOfAChange(const inotify_event &event, QByteArrayView own)
{
    if (event.mask & IN_Q_OVERFLOW)
        return true; // so much was written that the system lost count
    const char *text = event.len > 0 ? event.name : "";
    const QByteArrayView name(text);
    return name.endsWith(keyFileSuffix) && name != own;
}

} // namespace

void FolderWatch::add(const QByteArray &folder)
{
    if (m_folders == mostFolders)
        return;
    if (!m_inotify)
        m_inotify = FileDescriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (m_inotify
        && ::inotify_add_watch(m_inotify.get(), folder.constData(), IN_CLOSE_WRITE | IN_ONLYDIR)
            >= 0)
        ++m_folders;
}

bool FolderWatch::sawChange(QByteArrayView own)
{
    alignas(inotify_event) char buffer[16 * 1024];
    bool changed = false;
    while (m_inotify) {
        const ssize_t size = ::read(m_inotify.get(), buffer, sizeof buffer);
        if (size <= 0)
            break;
        for (ssize_t at = 0; at < size;) {
            const auto &event = *reinterpret_cast<const inotify_event *>(buffer + at);
            changed = changed || tellsOfAChange(event, own);
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    return changed;
}

} // namespace kvlens
