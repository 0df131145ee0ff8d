// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Back and Forward: through the entries that were looked at, in all stores.
#pragma once

#include "model/placehistory.h"
#include "ui/storecommands.h"

#include <QElapsedTimer>

namespace kvlens {

class PlaceCommands : public QObject
{
    Q_OBJECT
public:
    PlaceCommands(const CommandContext &context, QObject *parent);

    void stay(); // what is shown now was looked at, however short

private:
    void follow(StoreSession *session);
    void visit();
    void go(const std::optional<Place> &place);
    void tell();

    CommandContext m_context;
    PlaceHistory m_history;
    QElapsedTimer m_sinceVisit;
};

} // namespace kvlens
