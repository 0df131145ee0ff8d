// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What takes most of the time to parse, compiled once for what links Qt Core alone, and once for
// what links Qt's widgets, with which QT_WIDGETS_LIB comes. Sources include what they use all the
// same; the preset `clazy` builds without it.
#pragma once

#include <QAbstractItemModel>
#include <QByteArray>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QFuture>
#include <QFutureWatcher>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QVariant>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <tl/expected.hpp>
#include <vector>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#include <QBoxLayout>
#include <QDialog>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QStyleOption>
#include <QToolButton>
#include <QTreeView>
#endif
