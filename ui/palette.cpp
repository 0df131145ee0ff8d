// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette.h"

#include "report/lightcolours.h"
#include "ui/style.h"

#include <QApplication>
#include <QIcon>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

const Palette *s_current = &Palette::light();

constexpr std::array themeNames {std::pair(Theme::System, "system"),
    std::pair(Theme::Light, "light"), std::pair(Theme::Dark, "dark"),
    std::pair(Theme::LightContrast, "light-contrast"),
    std::pair(Theme::DarkContrast, "dark-contrast")};

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

// Desktops for people who see little say so by their icons alone; asked before ours are set.
bool desktopHasContrast()
{
    static const bool contrast = QIcon::themeName().startsWith("HighContrast"_L1);
    return contrast;
}

const Palette &paletteOf(Theme theme)
{
    const bool contrast = desktopHasContrast();
    switch (theme) {
    case Theme::Light:
        return Palette::light();
    case Theme::Dark:
        return Palette::dark();
    case Theme::LightContrast:
        return Palette::lightContrast();
    case Theme::DarkContrast:
        return Palette::darkContrast();
    case Theme::System:
        break;
    }
    if (desktopIsDark())
        return contrast ? Palette::darkContrast() : Palette::dark();
    return contrast ? Palette::lightContrast() : Palette::light();
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

const Palette &Palette::lightContrast()
{
    static const Palette palette {
        .isDark = false,
        .window = 0xffffff,
        .base = 0xffffff,
        .alternate = 0xf4f4f4,
        .text = QColorConstants::Black,
        .muted = 0x333333,
        .line = 0x4a4a4a,
        .accent = 0x0033b3,
        .onAccent = 0xffffff,
        .selection = 0xb4d0ff,
        .hover = 0xdcdcdc,
        .added = 0x004d14,
        .edited = 0x5c3a00,
        .deleted = 0x8f0010,
        .conflict = 0x4a148c,
        .addedGround = 0xd0f5d8,
        .removedGround = 0xffd9dc,
        .jsonKey = 0x003a8c,
        .jsonString = 0x0b4a1d,
        .jsonNumber = 0x702a00,
        .jsonLiteral = 0x5b1fa8,
        .groups
        = {0x004f80, 0x8f3b00, 0x005a40, 0x80256c, QColorConstants::Black, 0x1a6a94, 0x5f4a00},
    };
    return palette;
}

const Palette &Palette::darkContrast()
{
    static const Palette palette {
        .isDark = true,
        .window = QColorConstants::Black,
        .base = QColorConstants::Black,
        .alternate = 0x121212,
        .text = 0xffffff,
        .muted = 0xd0d0d0,
        .line = 0xb0b0b0,
        .accent = 0x6fb4ff,
        .onAccent = QColorConstants::Black,
        .selection = 0x003a8c,
        .hover = 0x333333,
        .added = 0x5cf07a,
        .edited = 0xffd23f,
        .deleted = 0xff9a95,
        .conflict = 0xd0b0ff,
        .addedGround = 0x003310,
        .removedGround = 0x4a0008,
        .jsonKey = 0x9cd3ff,
        .jsonString = 0xb6f0a0,
        .jsonNumber = 0xffc08a,
        .jsonLiteral = 0xe3c6ff,
        .groups = {0x6cc8ff, 0xff9c55, 0x35d6a8, 0xf0a8e2, 0xffffff, 0x8fb0ff, 0xffe030},
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
    const auto named = std::find_if(themeNames.begin(), themeNames.end(),
        [&name](const auto &each) { return name == QLatin1StringView(each.second); });
    return named == themeNames.end() ? Theme::System : named->first;
}

QString themeName(Theme theme)
{
    const auto named = std::find_if(themeNames.begin(), themeNames.end(),
        [theme](const auto &each) { return each.first == theme; });
    return QString::fromLatin1(named->second);
}

void applyTheme(Theme theme)
{
    s_current = &paletteOf(theme);
    useIcons(s_current->isDark);
    if (!qobject_cast<Style *>(QApplication::style()))
        QApplication::setStyle(new Style);
    QApplication::setPalette(s_current->toQPalette());
}

} // namespace kvlens
