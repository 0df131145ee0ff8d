// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include <QApplication>
#include <QMainWindow>

namespace kvlens {

int runWindow(int &argc, char **argv)
{
    QApplication application(argc, argv);
    QMainWindow window;
    window.setWindowTitle(QStringLiteral("KV Lens"));
    window.show();
    return QApplication::exec();
}

} // namespace kvlens
