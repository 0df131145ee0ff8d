// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/messages.h"

namespace kvlens {

QString Message::text() const
{
    QString text = happened;
    for (const QString &more : {edits, kept}) {
        if (!more.isEmpty())
            text += u' ' + more;
    }
    return text;
}

void Messages::update(const QString &about, const std::function<void(Message &)> &change)
{
    for (Message &message : m_all) {
        if (message.about != about)
            continue;
        const QString before = message.text();
        const qsizetype buttons = message.buttons.size();
        change(message);
        if (message.text() != before || message.buttons.size() != buttons)
            message.number = ++m_numbers;
    }
}

void Messages::add(const Message &message)
{
    settle(message.about, message.matter);
    m_all.append(message);
    m_all.last().number = ++m_numbers;
    m_place = m_all.size() - 1;
}

void Messages::step(int by)
{
    if (!m_all.isEmpty())
        m_place = (m_place + by % m_all.size() + m_all.size()) % m_all.size();
}

void Messages::dismiss()
{
    if (m_all.isEmpty())
        return;
    m_all.removeAt(m_place);
    m_place = std::max<qsizetype>(std::min(m_place, m_all.size() - 1), 0);
}

void Messages::settle(const QString &about)
{
    removeIf([&about](const Message &message) { return message.about == about; });
}

void Messages::settle(const QString &about, Message::Matter matter)
{
    removeIf([&about, matter](const Message &message) {
        return message.about == about && message.matter == matter;
    });
}

// Whoever is looking at another message goes on looking at it.
void Messages::removeIf(const std::function<bool(const Message &)> &isDone)
{
    for (qsizetype i = m_all.size() - 1; i >= 0; --i) {
        if (!isDone(m_all.at(i)))
            continue;
        m_all.removeAt(i);
        if (i < m_place || m_place == m_all.size())
            m_place = std::max<qsizetype>(m_place - 1, 0);
    }
}

} // namespace kvlens
