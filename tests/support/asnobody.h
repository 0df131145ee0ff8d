// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What another user may do. Root may read and write everything, so a test that runs as root has
// to be another one to see what is refused.
#pragma once

#include <QtGlobal>

#include <unistd.h>

namespace kvlens::test {

// The rights of another user, until the end of the block; of no effect unless the test runs as
// root.
class AsNobody
{
public:
    AsNobody()
        : m_user(::geteuid())
    {
        constexpr uid_t nobody = 65534;
        if (m_user == 0 && ::seteuid(nobody) != 0)
            qFatal("cannot become nobody");
    }
    ~AsNobody()
    {
        if (::seteuid(m_user) != 0)
            qFatal("cannot come back");
    }
    AsNobody(const AsNobody &) = delete;
    AsNobody &operator=(const AsNobody &) = delete;

private:
    uid_t m_user;
};

} // namespace kvlens::test
