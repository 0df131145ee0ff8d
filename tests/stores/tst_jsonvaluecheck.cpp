// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The checks that need no tape say what the parser says, and at the same byte.
#include "jsondocuments.h"
#include "stores/json/text.h"
#include "stores/json/valuecheck.h"

#include <QTest>

using namespace kvlens;
using namespace kvlens::json;

namespace {

QByteArray described(const std::optional<Error> &error)
{
    return error
        ? quotedWords(error->detail).toUtf8() + " at " + QByteArray::number(error->place->byte)
        : QByteArray("sound");
}

QByteArray byParser(const QByteArray &text)
{
    const Result<Tape> tape = parse(text);
    return tape ? "sound" : described(tape.error());
}

QByteArray inBlocks(const QByteArray &text, qsizetype size)
{
    ValueCheck check;
    for (qsizetype at = 0; at < text.size(); at += size)
        // A copy of its own, so that a sanitizer sees each step beyond the block.
        check.feed(QByteArray(text.constData() + at, qMin(size, text.size() - at)));
    check.finish();
    return described(check.error());
}

// One byte other than it was, if that makes a difference.
QByteArray spoilt(QRandomGenerator &random, QByteArray text)
{
    const char bytes[] = "\"\\{}[]:, 0-.eEutn\x01\x80\xed";
    const auto at = static_cast<qsizetype>(random.bounded(qint64(text.size())));
    switch (random.bounded(3)) {
    case 0:
        return text.remove(at, 1);
    case 1:
        return text.insert(at, bytes[random.bounded(int(sizeof bytes) - 1)]);
    default:
        text[at] = bytes[random.bounded(int(sizeof bytes) - 1)];
        return text;
    }
}

} // namespace

class TestJsonValueCheck : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatTheParserSays_data();
    void saysWhatTheParserSays();
    void randomTextsInBlocksOfAnySize();
    void entriesThatAreSoundAreSoundForTheParser();
    void entriesAreTakenAsTheyStandInAFile_data();
    void entriesAreTakenAsTheyStandInAFile();
    void aMillionOpenBracketsAreNoTrouble();
};

void TestJsonValueCheck::saysWhatTheParserSays_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const NamedText &document : nastyDocuments())
        QTest::newRow(document.name) << document.text;
    QTest::newRow("number, then a dot") << QByteArray("1234567890123. ");
    QTest::newRow("exponent without digits") << QByteArray("[1234567890123e+]");
}

void TestJsonValueCheck::saysWhatTheParserSays()
{
    QFETCH(QByteArray, text);
    const QByteArray expected = byParser(text);
    for (const qsizetype size : {1, 2, 3, 5, 7, 8, 13, 64, 100000})
        QCOMPARE(inBlocks(text, size), expected);
    QCOMPARE(isJson(text), expected == "sound");
}

void TestJsonValueCheck::randomTextsInBlocksOfAnySize()
{
    QRandomGenerator random(1);
    int broken = 0;
    for (int round = 0; round < 2500; ++round) {
        QByteArray text = randomDocument(random, Spacing(round % 3));
        if (round % 2)
            text = spoilt(random, text);
        const QByteArray expected = byParser(text);
        broken += expected != "sound";
        const QByteArray got = inBlocks(text, 1 + random.bounded(random.bounded(2) ? 4096 : 20));
        QVERIFY2(got == expected, text + "\n" + got + "\n" + expected);
    }
    QVERIFY(broken > 500 && broken < 1250);
}

void TestJsonValueCheck::entriesThatAreSoundAreSoundForTheParser()
{
    QRandomGenerator random(2);
    EntriesCheck check;
    int sound = 0;
    for (int round = 0; round < 2500; ++round) {
        QByteArray text = randomDocument(random, Spacing(round % 3)).trimmed();
        if (text.size() < 2 || (text[0] != '{' && text[0] != '['))
            continue;
        const bool isObject = text[0] == '{';
        text = text.sliced(1, text.size() - 2);
        if (round % 2 && !text.isEmpty())
            text = spoilt(random, text);
        std::copy(text.begin(), text.end(), check.room(text.size()));
        if (!check.areSound(isObject))
            continue;
        ++sound;
        // A comma behind the last entry is what stands before the next one.
        QByteArray trimmed = text.trimmed();
        if (trimmed.endsWith(','))
            trimmed.chop(1);
        QVERIFY2(parse(isObject ? '{' + trimmed + '}' : '[' + trimmed + ']'), text);
    }
    QVERIFY(sound > 300);
}

void TestJsonValueCheck::entriesAreTakenAsTheyStandInAFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("inObject");
    QTest::addColumn<bool>("sound");
    QTest::newRow("followed by another") << QByteArray("\"a\": 1, \"b\": [2]\n , ") << true << true;
    QTest::newRow("the last") << QByteArray("\"a\": 1 ") << true << true;
    QTest::newRow("elements") << QByteArray("1, {}, ") << false << true;
    QTest::newRow("none") << QByteArray("  ") << false << true;
    QTest::newRow("missing comma") << QByteArray("\"a\": [1 2], ") << true << false;
    QTest::newRow("two commas") << QByteArray("\"a\": 1,,") << true << false;
    QTest::newRow("control character") << QByteArray("\"a\": \"\t\"") << true << false;
    QTest::newRow("not UTF-8") << QByteArray("\"a\": \"\xe9\"") << true << false;
    QTest::newRow("NaN, to be looked at closely") << QByteArray("\"a\": NaN") << true << false;
    QTest::newRow("lone surrogate, likewise") << QByteArray(R"("a": "\ud800")") << true << false;
}

void TestJsonValueCheck::entriesAreTakenAsTheyStandInAFile()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, inObject);
    QFETCH(bool, sound);
    EntriesCheck check;
    std::copy(text.begin(), text.end(), check.room(text.size()));
    QCOMPARE(check.areSound(inObject), sound);
}

void TestJsonValueCheck::aMillionOpenBracketsAreNoTrouble()
{
    const QByteArray deep = QByteArray(1'000'000, '[') + QByteArray(1'000'000, ']');
    QVERIFY(isJson(deep));
    QCOMPARE(inBlocks(deep.chopped(1), 4096), QByteArray("Expecting ',' delimiter at 1999999"));
}

QTEST_GUILESS_MAIN(TestJsonValueCheck)
#include "tst_jsonvaluecheck.moc"
