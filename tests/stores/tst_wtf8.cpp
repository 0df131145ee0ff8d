// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/pathtext.h"
#include "stores/wtf8.h"

#include <QTest>

using namespace kvlens;

class TestWtf8 : public QObject
{
    Q_OBJECT
private slots:
    void everyCodePointComesBack();
    void textComesBack_data();
    void textComesBack();
    void equalsUtf8ForTextWithoutLoneSurrogates();
    void tellsStrayBytes_data();
    void tellsStrayBytes();
    void everyTruncationKeepsTheWholeCharacters();
    void showsOneLine_data();
    void showsOneLine();
    void showsTextsAsTheirBytes();
    void keepsWhatItIsToldTo();
};

void TestWtf8::everyCodePointComesBack()
{
    for (char32_t code = 0; code <= 0x10ffff; ++code) {
        const QString text = code < 0x10000
            ? QString(QChar(static_cast<char16_t>(code)))
            : QString(QChar(QChar::highSurrogate(code))) + QChar(QChar::lowSurrogate(code));
        const QByteArray bytes = toWtf8(text);
        if (!isWtf8(bytes) || fromWtf8(bytes) != text)
            QFAIL(qPrintable(QString::number(static_cast<uint>(code), 16)));
    }
}

void TestWtf8::textComesBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("empty") << QString();
    QTest::addRow("NUL inside") << QStringLiteral("a\0b");
    QTest::addRow("high alone") << QStringLiteral(u"a\xd800z");
    QTest::addRow("low alone") << QStringLiteral(u"\xdfff");
    QTest::addRow("low before high") << QStringLiteral(u"\xde00\xd83d");
    QTest::addRow("high before a pair") << QStringLiteral(u"\xd83d\xd83d\xde00");
    QTest::addRow("pair") << QStringLiteral("😀");
}

void TestWtf8::textComesBack()
{
    QFETCH(const QString, text);
    const QByteArray bytes = toWtf8(text);
    QVERIFY(isWtf8(bytes));
    QCOMPARE(fromWtf8(bytes), text);
}

void TestWtf8::equalsUtf8ForTextWithoutLoneSurrogates()
{
    const QString text = QStringLiteral("plain, äöü, 日本語, 😀");
    QCOMPARE(toWtf8(text), text.toUtf8());
    QCOMPARE(fromWtf8(text.toUtf8()), text);
}

void TestWtf8::tellsStrayBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("replaced");
    const auto row = [](const char *name, const char *bytes, const QString &replaced) {
        QTest::addRow("%s", name) << QByteArray(bytes) << replaced;
    };
    row("continuation alone", "a\x80z", QStringLiteral("a\ufffdz"));
    row("Latin-1", "caf\xe9", QStringLiteral("caf\ufffd"));
    row("overlong slash", "\xc0\xaf", QStringLiteral("\ufffd\ufffd"));
    row("overlong of three", "\xe0\x80\xaf", QStringLiteral("\ufffd\ufffd\ufffd"));
    row("overlong of four", "\xf0\x80\x80\xaf", QStringLiteral("\ufffd\ufffd\ufffd\ufffd"));
    row("above U+10FFFF", "\xf4\x90\x80\x80", QStringLiteral("\ufffd\ufffd\ufffd\ufffd"));
    row("no lead byte", "\xff", QStringLiteral("\ufffd"));
    row("lead before ASCII", "\xe2z", QStringLiteral("\ufffdz"));
    // Two surrogates in three bytes each: readable, but the same text has another, shorter form.
    row("pair in six bytes", "\xed\xa0\xbd\xed\xb8\x80", QStringLiteral("😀"));
}

void TestWtf8::tellsStrayBytes()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, replaced);
    QVERIFY(!isWtf8(bytes));
    QCOMPARE(fromWtf8(bytes), replaced);
}

void TestWtf8::everyTruncationKeepsTheWholeCharacters()
{
    const QByteArray whole = toWtf8(QStringLiteral("aä日😀\xd800"));
    const QList<qsizetype> boundaries {0, 1, 3, 6, 10, 13};
    QCOMPARE(whole.size(), boundaries.last());
    for (qsizetype length = 0; length <= whole.size(); ++length) {
        const QByteArray cut = whole.first(length);
        QCOMPARE(isWtf8(cut), boundaries.contains(length));
        const qsizetype sound
            = *std::prev(std::upper_bound(boundaries.begin(), boundaries.end(), length));
        const QString expected
            = fromWtf8(whole.first(sound)) + QString(length - sound, QChar::ReplacementCharacter);
        QCOMPARE(fromWtf8(cut), expected);
    }
}

void TestWtf8::showsOneLine_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &shown) {
        QTest::addRow("%s", name) << bytes << shown;
    };
    row("plain", "docstore/data", QStringLiteral("docstore/data"));
    row("emoji of several code points", QByteArray("👩‍💻"), QStringLiteral("👩‍💻"));
    row("line feed", "a\nb", QStringLiteral("a\\nb"));
    row("NUL", QByteArray("\0", 1), QStringLiteral("\\0"));
    row("delete", "\x7f", QStringLiteral("\\x7f"));
    row("lone surrogate", "\xed\xa0\x80", QStringLiteral("\\ud800"));
    row("stray byte", "\xff", QStringLiteral("\\xff"));
    row("small stray byte", "\x80", QStringLiteral("\\x80"));
    row("next line", "\xc2\x85", QStringLiteral("\\u0085"));
    row("paragraph separator", "\xe2\x80\xa9", QStringLiteral("\\u2029"));
    row("right-to-left override", "\xe2\x80\xae", QStringLiteral("\\u202e"));
    row("zero width space", "\xe2\x80\x8b", QStringLiteral("\\u200b"));
    row("escape", "\x1b[31mred", QStringLiteral("\\x1b[31mred"));
    row("the escape of eight bits",
        "\xc2\x9b"
        "31m",
        QStringLiteral("\\u009b31m"));
    row("Arabic letter mark", "\xd8\x9c", QStringLiteral("\\u061c"));
    row("right-to-left isolate", "\xe2\x81\xa7", QStringLiteral("\\u2067"));
    row("invisible letter", "\xe3\x85\xa4", QStringLiteral("\\u3164"));
    row("language tag", "\xf3\xa0\x80\x81", QStringLiteral("\\udb40\\udc01"));
    row("Arabic and Hebrew", "سلام שלום", QStringLiteral("سلام שלום"));
}

void TestWtf8::showsOneLine()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, shown);
    QCOMPARE(displayText(bytes), shown);
    QCOMPARE(displayText(shown), shown);
    if (isWtf8(bytes))
        QCOMPARE(displayText(fromWtf8(bytes)), shown);
}

void TestWtf8::showsTextsAsTheirBytes()
{
    const QByteArray path("/t\xff/\xe2\x80\xae\xf0\x9f\x98\x80.json");
    QCOMPARE(displayText(pathText(path)), displayText(path));
    QCOMPARE(displayText(pathText(path)), QStringLiteral("/t\\xff/\\u202e😀.json"));
}

void TestWtf8::keepsWhatItIsToldTo()
{
    const QByteArray bytes("a\tb\r\nc\rd\x1b\n");
    QCOMPARE(displayText(bytes, Keep::Tabs), QStringLiteral("a\tb\\r\\nc\\rd\\x1b\\n"));
    QCOMPARE(displayText(bytes, Keep::Lines), QStringLiteral("a\tb\r\nc\\rd\\x1b\n"));
    QCOMPARE(displayText(fromWtf8(bytes), Keep::Tabs), displayText(bytes, Keep::Tabs));
    QCOMPARE(displayText(fromWtf8(bytes), Keep::Lines), displayText(bytes, Keep::Lines));
}

QTEST_GUILESS_MAIN(TestWtf8)
#include "tst_wtf8.moc"
