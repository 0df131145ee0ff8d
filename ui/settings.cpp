// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings.h"

#include <QApplication>
#include <QFontDatabase>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

constexpr char usesValueFont[] = "usesValueFont";
constexpr int usualIndent = 2;

QString &givenFile()
{
    static QString path;
    return path;
}

QString settingsFile()
{
    return givenFile().isEmpty() ? QSettings().fileName() : givenFile();
}

} // namespace

Settings::Settings()
    : QSettings(settingsFile(), QSettings::NativeFormat)
{
}

void Settings::setFile(const QString &path)
{
    givenFile() = path;
}

namespace chosen {

QFont valueFont()
{
    const Settings settings;
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const QString family = settings.value(u"values/font"_s).toString();
    const int points = settings.value(u"values/points"_s).toInt();
    if (!family.isEmpty())
        font.setFamilies({family, font.family()});
    if (points > 0)
        font.setPointSize(points);
    return font;
}

void setValueFont(const QString &family, int points)
{
    Settings settings;
    settings.setValue(u"values/font"_s, family);
    settings.setValue(u"values/points"_s, points);
}

Times times()
{
    const bool isUtc = Settings().value(u"times"_s).toString() == "utc"_L1;
    return isUtc ? Times::Utc : Times::Local;
}

void setTimes(Times times)
{
    Settings().setValue(u"times"_s, times == Times::Utc ? u"utc"_s : u"local"_s);
}

bool keepsEdits()
{
    return Settings().value(u"edits/keep"_s, true).toBool();
}

void setKeepsEdits(bool keeps)
{
    Settings().setValue(u"edits/keep"_s, keeps);
}

bool reloadsByItself()
{
    return Settings().value(u"reload/byItself"_s, false).toBool();
}

void setReloadsByItself(bool reloads)
{
    Settings().setValue(u"reload/byItself"_s, reloads);
}

bool reviewsFirst()
{
    return Settings().value(u"persist/review"_s, true).toBool();
}

void setReviewsFirst(bool reviews)
{
    Settings().setValue(u"persist/review"_s, reviews);
}

int indent()
{
    return std::clamp(Settings().value(u"values/indent"_s, usualIndent).toInt(), 1, mostIndent);
}

void setIndent(int columns)
{
    Settings().setValue(u"values/indent"_s, columns);
}

} // namespace chosen

void useValueFont(QWidget *widget)
{
    widget->setProperty(usesValueFont, true);
    widget->setFont(chosen::valueFont());
}

void refreshValueFonts()
{
    for (QWidget *widget : QApplication::allWidgets()) {
        if (widget->property(usesValueFont).toBool())
            widget->setFont(chosen::valueFont());
    }
}

} // namespace kvlens
