// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What takes most of the time to parse, compiled once for each layer: what the layer links decides
// how much of it. Sources include what they use all the same; the preset `clazy` builds without it.
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QFileInfo>
#include <QHash>
#include <QList>
#include <QString>
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

#ifdef QT_GUI_LIB
#include <QAbstractItemModel>
#include <QElapsedTimer>
#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#endif

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
