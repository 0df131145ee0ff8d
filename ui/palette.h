// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every colour of the window, named by what it means. A state never has a colour alone: a shape or
// a word goes with it. Text on its ground keeps a contrast of 4.5 : 1 or more (tst_palette).
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace kvlens {

struct Palette
{
    bool isDark = false;
    QColor window, base, alternate; // grounds
    QColor text, muted, line;
    QColor accent, onAccent, selection, hover;
    QColor added, edited, deleted, conflict;
    QColor addedGround, removedGround;
    QColor jsonKey, jsonString, jsonNumber, jsonLiteral;
    // Of points that belong together: apart for people who see fewer colours, too, by how light
    // they are; 3 : 1 or more on the base.
    std::array<QColor, 7> groups;

    static const Palette &light();
    static const Palette &dark();
    // For who needs more contrast: 7 : 1 or more, and lines that are as clear as text.
    static const Palette &lightContrast();
    static const Palette &darkContrast();
    // The one in use, as applyTheme() chose it.
    static const Palette &current();

    // Of a group as PointGroups::ofPoints has it.
    QColor ofGroup(quint8 group) const { return group < groups.size() ? groups[group] : muted; }

    QPalette toQPalette() const;
};

// The contrast of two opaque colours as WCAG 2 defines it, 1 … 21.
double contrast(const QColor &one, const QColor &other);

enum class Theme : quint8 { System, Light, Dark, LightContrast, DarkContrast };

// "system", "light", "dark", "light-contrast", "dark-contrast"; System for anything else.
Theme themeFromName(const QString &name);
QString themeName(Theme theme);

// Sets style, palette and icon theme of the application; widgets follow at once by their
// PaletteChange event. System follows the desktop where Qt can tell.
void applyTheme(Theme theme);

} // namespace kvlens
