// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What takes most of the time to parse, compiled once for each layer. How much of it is for a layer
// is told by what the layer links: KVLENS_PCH_MODEL comes with the model, QT_WIDGETS_LIB with Qt's
// widgets. Sources include what they use all the same; the preset `clazy` builds without it.
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

#ifdef KVLENS_PCH_MODEL
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
