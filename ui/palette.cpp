// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette.h"

#include "report/lightcolours.h"
#include "ui/style.h"

#include <QApplication>
#include <QIcon>
#include <QStyleHints>

#include <cmath>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const Palette *s_current = &Palette::light();

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

// What the desktop prefers, judged before our own palette hides it.
bool desktopIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    static const bool dark = luminance(QGuiApplication::palette().color(QPalette::Window)) < 0.2;
    return dark;
#endif
}

void useIcons(bool dark)
{
    QIcon::setFallbackSearchPaths({u"/usr/share/icons"_s, u":/icons"_s});
    QIcon::setFallbackThemeName(u"breeze"_s);
    QIcon::setThemeName(dark ? u"breeze-dark"_s : u"breeze"_s);
}

} // namespace

const Palette &Palette::light()
{
    static const Palette palette {
        .isDark = false,
        .window = 0xf5f6f8,
        .base = LightColours::base,
        .alternate = 0xfafbfc,
        .text = LightColours::text,
        .muted = LightColours::muted,
        .line = LightColours::line,
        .accent = LightColours::accent,
        .onAccent = 0xffffff,
        .selection = 0xdbe7ff,
        .hover = 0xe9ecf1,
        .added = LightColours::added,
        .edited = 0x8a5a00,
        .deleted = LightColours::deleted,
        .conflict = LightColours::conflict,
        .addedGround = 0xe6f6ea,
        .removedGround = 0xfdebec,
        .jsonKey = 0x0b57b0,
        .jsonString = 0x1d6b33,
        .jsonNumber = 0xa04300,
        .jsonLiteral = 0x7b45d6,
        .groups = std::to_array<QColor>({LightColours::groups[0], LightColours::groups[1],
            LightColours::groups[2], LightColours::groups[3], LightColours::groups[4],
            LightColours::groups[5], LightColours::groups[6]}),
    };
    return palette;
}

const Palette &Palette::dark()
{
    static const Palette palette {
        .isDark = true,
        .window = 0x1e2227,
        .base = 0x16191d,
        .alternate = 0x1a1e23,
        .text = 0xe6e9ed,
        .muted = 0x98a2ad,
        .line = 0x323840,
        .accent = 0x5b9bff,
        .onAccent = 0x10141a,
        .selection = 0x24466f,
        .hover = 0x2a3037,
        .added = 0x3fb950,
        .edited = 0xd29922,
        .deleted = 0xf85149,
        .conflict = 0xa371f7,
        .addedGround = 0x12291a,
        .removedGround = 0x2d1517,
        .jsonKey = 0x79c0ff,
        .jsonString = 0x9ecf8b,
        .jsonNumber = 0xf0a35e,
        .jsonLiteral = 0xd2a8ff,
        .groups = {0x56b4e9, 0xff8a3d, 0x1fb58a, 0xe08fd0, 0xe6e9ed, 0x5f86d9, 0xe6c200},
    };
    return palette;
}

const Palette &Palette::current()
{
    return *s_current;
}

QPalette Palette::toQPalette() const
{
    QPalette result(text, window, window, line, line, text, text, base, window);
    result.setColor(QPalette::AlternateBase, alternate);
    result.setColor(QPalette::PlaceholderText, muted);
    result.setColor(QPalette::Highlight, selection);
    result.setColor(QPalette::HighlightedText, text);
    result.setColor(QPalette::Link, accent);
    result.setColor(QPalette::LinkVisited, accent);
    result.setColor(QPalette::ToolTipBase, base);
    result.setColor(QPalette::ToolTipText, text);
    result.setColor(QPalette::Mid, line);
    result.setColor(QPalette::Midlight, hover);
    result.setColor(QPalette::Dark, muted);
    result.setColor(QPalette::Shadow, line);
    for (const auto role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        result.setColor(QPalette::Disabled, role, muted);
    return result;
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

Theme themeFromName(const QString &name)
{
    if (name == "light"_L1)
        return Theme::Light;
    return name == "dark"_L1 ? Theme::Dark : Theme::System;
}

QString themeName(Theme theme)
{
    switch (theme) {
    case Theme::Light:
        return u"light"_s;
    case Theme::Dark:
        return u"dark"_s;
    case Theme::System:
        break;
    }
    return u"system"_s;
}

void applyTheme(Theme theme)
{
    const bool dark = theme == Theme::Dark || (theme == Theme::System && desktopIsDark());
    s_current = dark ? &Palette::dark() : &Palette::light();
    useIcons(dark);
    if (!qobject_cast<Style *>(QApplication::style()))
        QApplication::setStyle(new Style);
    QApplication::setPalette(s_current->toQPalette());
}

} // namespace kvlens
