// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/filetree/sanitize.h"
#include "stores/plainkey.h"

#include <QTest>

using namespace kvlens;

class TestSanitize : public QObject
{
    Q_OBJECT

private slots:
    void sanitizesAsTheLibraryDoes_data();
    void sanitizesAsTheLibraryDoes();
    void cutsAndHashesALongNameWithOtherCharacters();
    void makesLongNamesThatBeginAlikeTheSame();
    void refusesNamesThatAreNoText();
    void keepsToTheLimitsOfTheFileSystem();
    void knowsItsOwnNames_data();
    void knowsItsOwnNames();
    void knowsReservedPrefixes();
    void plainKeysAreShortAndToldApart();
};

void TestSanitize::sanitizesAsTheLibraryDoes_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *expected) {
        QTest::addRow("\"%s\"", name) << QByteArray(name) << QByteArray(expected);
    };
    row("user:123", "S_user_123-61b7de30");
    row("a/b/c", "S_a_b_c-d76a7b72");
    row("a!!b!!c", "S_a_b_c-9db13473");
    row("!", "S_-bb7208bc");
    row("a!!b", "S_a_b-ee6dd6cf");
    row("-", "S_-3973e022");
    row("_", "_");
    row("\xC3\xA9", "S_-4a99557e");
    row("", "");
    row("Plain_Name_7", "Plain_Name_7");
    row("S_taken", "S_taken");
}

void TestSanitize::sanitizesAsTheLibraryDoes()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, expected);
    const Result<SanitizedName> sanitized = sanitizeV1(name, 250);
    QVERIFY(sanitized.has_value());
    QCOMPARE(sanitized->name, expected);
    QCOMPARE(sanitized->rule, name == expected ? SanitizeRule::Unchanged : SanitizeRule::Hashed);
}

void TestSanitize::cutsAndHashesALongNameWithOtherCharacters()
{
    const QByteArray name = QByteArray(300, 'a') + '!';
    const Result<SanitizedName> sanitized = sanitizeV1(name, 250);
    QCOMPARE(sanitized->rule, SanitizeRule::Hashed);
    QCOMPARE(sanitized->name.size(), 250);
    QVERIFY(sanitized->name.startsWith("S_" + QByteArray(239, 'a') + '-'));
}

void TestSanitize::makesLongNamesThatBeginAlikeTheSame()
{
    QCOMPARE(sanitizeV1(QByteArray(250, 'x'), 250)->rule, SanitizeRule::Unchanged);
    const Result<SanitizedName> one = sanitizeV1(QByteArray(250, 'x') + "1", 250);
    const Result<SanitizedName> two = sanitizeV1(QByteArray(250, 'x') + "2", 250);
    QCOMPARE(one->rule, SanitizeRule::Truncated);
    QCOMPARE(one->name, "S_" + QByteArray(248, 'x'));
    QCOMPARE(*one, *two);
}

void TestSanitize::refusesNamesThatAreNoText()
{
    QCOMPARE(sanitizeV1("\xFF", 250).error().code, ErrorCode::Invalid);
    QCOMPARE(sanitizeV1("\xED\xA0\x80", 250).error().code, ErrorCode::Invalid);
}

void TestSanitize::keepsToTheLimitsOfTheFileSystem()
{
    QCOMPARE(longestV1Key("/"), 250);
    QCOMPARE(longestV1Collection("/"), 245);
}

void TestSanitize::knowsItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("v1");
    QTest::addColumn<bool>("hashed");
    const auto row = [](const char *name, bool v1, bool hashed) {
        QTest::addRow("\"%s\"", name) << QByteArray(name) << v1 << hashed;
    };
    row("", true, false);
    row("plain", true, false);
    row("S_user_123-61b7de30", true, true);
    row("S_-bb7208bc", true, true);
    row("S_user_123-61B7DE30", false, false);
    row("S_user-123-61b7de30", false, false);
    row("S_61b7de30", true, false);
    row("H_user_123-61b7de30", false, false);
    row("a-b", false, false);
}

void TestSanitize::knowsItsOwnNames()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, v1);
    QFETCH(bool, hashed);
    QCOMPARE(isV1Name(name), v1);
    QCOMPARE(isHashedV1Name(name), hashed);
}

void TestSanitize::knowsReservedPrefixes()
{
    QVERIFY(hasReservedPrefix("S_x"));
    QVERIFY(hasReservedPrefix("H_"));
    QVERIFY(!hasReservedPrefix("s_x"));
    QVERIFY(!hasReservedPrefix(""));
}

void TestSanitize::plainKeysAreShortAndToldApart()
{
    QCOMPARE(plainKey("as_it_is"), QByteArray("as_it_is"));
    QCOMPARE(plainKey("a!!b"), QByteArray("S_a_b-ee6dd6cf"));
    const QByteArray one = plainKey(QByteArray(300, 'x') + '1');
    const QByteArray two = plainKey(QByteArray(300, 'x') + '2');
    QVERIFY(one != two && one.size() == 200 && two.size() == 200);
    QVERIFY(plainKey("\xFF").startsWith("S_-") && plainKey("\xFF") != plainKey("\xFE"));
}

QTEST_GUILESS_MAIN(TestSanitize)
#include "tst_sanitize.moc"
