// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette.h"

#include <QTest>

using namespace kvlens;

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void textIsReadableOnItsGround_data();
    void textIsReadableOnItsGround();
    void groupsAreSeenOnTheBase();
    void themesHaveNames();
};

void TestPalette::textIsReadableOnItsGround_data()
{
    QTest::addColumn<QColor>("text");
    QTest::addColumn<QColor>("ground");
    for (const Palette *p : {&Palette::light(), &Palette::dark()}) {
        const std::pair<const char *, QColor> texts[] {{"text", p->text}, {"muted", p->muted},
            {"added", p->added}, {"edited", p->edited}, {"deleted", p->deleted},
            {"conflict", p->conflict}, {"json key", p->jsonKey}, {"json string", p->jsonString},
            {"json number", p->jsonNumber}, {"json literal", p->jsonLiteral},
            {"accent", p->accent}};
        for (const auto &[name, color] : texts)
            QTest::addRow("%s, %s", p->isDark ? "dark" : "light", name) << color << p->base;
        QTest::addRow("%d text, window", p->isDark) << p->text << p->window;
        QTest::addRow("%d muted, window", p->isDark) << p->muted << p->window;
        QTest::addRow("%d text, selected", p->isDark) << p->text << p->selection;
        QTest::addRow("%d text, hover", p->isDark) << p->text << p->hover;
        QTest::addRow("%d text, added", p->isDark) << p->text << p->addedGround;
        QTest::addRow("%d text, removed", p->isDark) << p->text << p->removedGround;
        QTest::addRow("%d primary", p->isDark) << p->onAccent << p->accent;
    }
}

void TestPalette::textIsReadableOnItsGround()
{
    QFETCH(const QColor, text);
    QFETCH(const QColor, ground);
    QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(QString::number(contrast(text, ground))));
}

void TestPalette::groupsAreSeenOnTheBase()
{
    for (const Palette *palette : {&Palette::light(), &Palette::dark()}) {
        for (const QColor &group : palette->groups)
            QVERIFY2(contrast(group, palette->base) >= 3, qPrintable(group.name()));
    }
}

void TestPalette::themesHaveNames()
{
    for (const Theme theme : {Theme::System, Theme::Light, Theme::Dark})
        QCOMPARE(themeFromName(themeName(theme)), theme);
    QCOMPARE(themeFromName(QStringLiteral("purple")), Theme::System);
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"
