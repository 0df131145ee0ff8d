// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the person has chosen, and what the window remembers, in one file.
#pragma once

#include <QFont>
#include <QSettings>

class QWidget;

namespace kvlens {

class Settings : public QSettings
{
    Q_OBJECT
public:
    Settings(); // the file that setFile() named, else the usual one of the person

    // Before the first use. A path that need not be there; empty: the usual one.
    static void setFile(const QString &path);
};

// What is chosen in the dialog of settings; each has a default. Setting one does not act by itself.
namespace chosen {

QFont valueFont(); // of values and differences
void setValueFont(const QString &family, int points); // none, or 0: as the system has it

enum class Times : quint8 { Local, Utc };
Times times();
void setTimes(Times times);

bool keepsEdits(); // staged edits outlive a crash
void setKeepsEdits(bool keeps);
bool reloadsByItself(); // when another program wrote and nothing is staged
void setReloadsByItself(bool reloads);
bool reviewsFirst(); // before changes are written
void setReviewsFirst(bool reviews);

constexpr int mostIndent = 8;
int indent(); // of JSON that is laid out, in columns; from the next start
void setIndent(int columns);

} // namespace chosen

// The widget has the font of values, also when another is chosen.
void useValueFont(QWidget *widget);
void refreshValueFonts();

} // namespace kvlens
