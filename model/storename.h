// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an open store is called for people: the last part of its address, and as many folders before
// it as tell it from the other open stores.
#pragma once

#include <QObject>

#include <utility>

namespace kvlens {

class StoreName : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    const QString &text() const { return m_text; }
    void set(const QString &text)
    {
        if (std::exchange(m_text, text) != text)
            emit changed();
    }

signals:
    void changed();

private:
    QString m_text; // empty: that of the address
};

} // namespace kvlens
