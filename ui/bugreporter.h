// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Makes a bug report of a finding for a person: asks for a folder, and copies the text to be sent.
#pragma once

#include "model/checks/storecheck.h"
#include "model/storequestion.h"

class QWidget;

namespace kvlens {

// One at a time: another one ends it. Threads: the GUI's; nothing here blocks.
class BugReporter : public QObject
{
    Q_OBJECT
public:
    enum class Texts : quint8 { AsTheyAre, Nonsense };

    explicit BugReporter(QWidget *window); // the parent, and of the dialog

    // `checked`: in what it was found; null: the store tells it itself, which is failed().
    void report(StoreSession *session, std::shared_ptr<const CheckedStore> checked,
        const Finding &finding, Texts texts);
    void forget(const StoreSession *session); // which is being closed

signals:
    void reported(const QString &folder); // the text is in the clipboard
    void failed(const kvlens::Error &error);

private:
    void take(const QString &folder);

    QWidget *m_window; // not owned
    std::unique_ptr<StoreQuestion> m_question;
};

} // namespace kvlens
