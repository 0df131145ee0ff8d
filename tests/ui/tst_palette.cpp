// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette.h"

#include <QTest>

#include <array>

using namespace kvlens;

namespace {

std::array<const Palette *, 4> all()
{
    return {
        &Palette::light(), &Palette::dark(), &Palette::lightContrast(), &Palette::darkContrast()};
}

bool isHigh(const Palette &palette)
{
    return &palette == &Palette::lightContrast() || &palette == &Palette::darkContrast();
}

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void groupsAreSeenOnTheBase();
    void highContrastHasNoFaintLines();
    void themesHaveNames();
};

void TestPalette::textIsReadableOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const Palette *p : all()) {
        const double least = isHigh(*p) ? 7 : 4.5;
        const char *name = isHigh(*p) ? (p->isDark ? "dark contrast" : "light contrast")
                                      : (p->isDark ? "dark" : "light");
        const auto add = [&](const char *what, const QColor &text, const QColor &ground) {
            QTest::addRow("%s, %s", name, what) << text << ground << least;
        };
        const std::pair<const char *, QColor> texts[] {{"text", p->text}, {"muted", p->muted},
            {"added", p->added}, {"edited", p->edited}, {"deleted", p->deleted},
            {"conflict", p->conflict}, {"json key", p->jsonKey}, {"json string", p->jsonString},
            {"json number", p->jsonNumber}, {"json literal", p->jsonLiteral},
            {"accent", p->accent}};
        for (const auto &[what, color] : texts)
            add(what, color, p->base);
        add("text, window", p->text, p->window);
        add("muted, window", p->muted, p->window);
        add("text, selected", p->text, p->selection);
        add("text, hover", p->text, p->hover);
        add("text, added", p->text, p->addedGround);
        add("text, removed", p->text, p->removedGround);
        add("primary", p->onAccent, p->accent);
    }
}

void TestPalette::textIsReadableOnItsGround()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, ground);
    QFETCH(const double, least);
    QVERIFY2(contrast(text, ground) >= least, qPrintable(QString::number(contrast(text, ground))));
}

void TestPalette::groupsAreSeenOnTheBase()
{
    for (const Palette *palette : all()) {
        for (const QColor &group : palette->groups)
            QVERIFY2(contrast(group, palette->base) >= (isHigh(*palette) ? 4.5 : 3),
                qPrintable(group.name()));
    }
}

// Frames, focus, and the texts of a chosen row, whatever their colour.
void TestPalette::highContrastHasNoFaintLines()
{
    for (const Palette *p : {&Palette::lightContrast(), &Palette::darkContrast()}) {
        QVERIFY(contrast(p->line, p->base) >= 4.5);
        QVERIFY(contrast(p->accent, p->window) >= 4.5);
        QVERIFY(contrast(p->selection, p->base) >= 1.5);
        for (const QColor &text : {p->muted, p->added, p->edited, p->deleted, p->conflict,
                 p->jsonKey, p->jsonString, p->jsonNumber, p->jsonLiteral, p->accent})
            QVERIFY2(contrast(text, p->selection) >= 4.5, qPrintable(text.name()));
    }
}

void TestPalette::themesHaveNames()
{
    for (const Theme theme :
        {Theme::System, Theme::Light, Theme::Dark, Theme::LightContrast, Theme::DarkContrast})
        QCOMPARE(themeFromName(themeName(theme)), theme);
    QCOMPARE(themeFromName(QStringLiteral("purple")), Theme::System);
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
