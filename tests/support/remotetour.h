// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's way through the window with a store that is far away, whose calls fail now and then.
#pragma once

#include "tests/support/remoteserver.h"
#include "tests/support/windowtour.h"

namespace kvlens::test {

// Where a call failed, the step is taken again, as a person would.
class RemoteTour : public WindowTour
{
    Q_OBJECT
public:
    RemoteTour(ProbedApplication &application, std::shared_ptr<RemoteServer> server);

    void openStore(const StoreOpener &opener); // until its collection is painted
    void listOn(qint64 keys); // scrolls down until as many are listed
    void filterFirst(const QString &text); // until there are matches; then it is cleared
    void openByName(const QByteArray &key); // Go to key, until it is opened and has a row
    void edit(const QByteArray &value); // the key that is current
    void persist();
    void loseConnection(); // until the window says so
    void reconnect();

    qint64 listed() const; // keys
    qsizetype changes() const;
    std::optional<EntryRef> current() const; // the key whose row is current

private:
    // Acts again and again until it is over, and reloads where that has failed.
    void insist(const QString &name, const Act &act, const Condition &isOver);
    QModelIndex tail() const;

    std::shared_ptr<RemoteServer> m_server;
};

} // namespace kvlens::test
