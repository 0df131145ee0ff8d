// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the action does that compares a store with another one.
#pragma once

#include "ui/storecommands.h"

namespace kvlens {

class ComparisonView;

class CompareCommands : public QObject
{
    Q_OBJECT
public:
    CompareCommands(const CommandContext &context, QObject *parent);

signals:
    void refused(const kvlens::Error &error); // an address that is none
    void exported(const QString &path);
    void couldNotExport(const kvlens::Error &error);

private:
    void ask();
    void compare(StoreSession *session, const QString &before);

    CommandContext m_context;
    ComparisonView *m_view;
};

} // namespace kvlens
