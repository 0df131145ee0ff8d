// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bytecaret.h"

#include <QTest>

using namespace kvlens;
using Column = ByteCaret::Column;
using Mode = ByteCaret::Mode;

namespace {

const QByteArray value = "0123456789";

ByteCaret at(qint64 byte, Mode mode = Mode::Overwrite, qint64 anchor = -1)
{
    return {byte, anchor < 0 ? byte : anchor, false, Column::Hex, mode};
}

} // namespace

class TestByteCaret : public QObject
{
    Q_OBJECT

private slots:
    void keysMoveTheCaret_data();
    void keysMoveTheCaret();
    void aSelectionGrowsAndIsLeftOnItsSide();
    void digitsMakeBytes_data();
    void digitsMakeBytes();
    void wholeBytesAreTyped_data();
    void wholeBytesAreTyped();
    void bytesAreErased_data();
    void bytesAreErased();
    void theCaretFollowsWhatOthersSplice();
    void digitsAreReadAsPeopleWriteThem_data();
    void digitsAreReadAsPeopleWriteThem();
};

void TestByteCaret::keysMoveTheCaret_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<int>("motion");
    QTest::addColumn<qint64>("to");
    const auto row = [](const char *name, qint64 from, Motion motion, qint64 to) {
        QTest::newRow(name) << from << int(motion) << to;
    };
    // 100 bytes, 16 in a row, two rows in view; 100 is behind the last.
    row("left", 5, Motion::Left, 4);
    row("left of the first", 0, Motion::Left, 0);
    row("right behind the last", 99, Motion::Right, 100);
    row("right of the end", 100, Motion::Right, 100);
    row("up", 20, Motion::Up, 4);
    row("up from the first row", 4, Motion::Up, 4);
    row("down", 4, Motion::Down, 20);
    row("down where there is no byte", 90, Motion::Down, 90);
    row("page down", 4, Motion::PageDown, 36);
    row("page down near the end", 70, Motion::PageDown, 86);
    row("page up", 36, Motion::PageUp, 4);
    row("page up near the start", 20, Motion::PageUp, 4);
    row("start of the row", 20, Motion::RowStart, 16);
    row("end of the row", 20, Motion::RowEnd, 31);
    row("end of the last row", 97, Motion::RowEnd, 100);
    row("start", 70, Motion::Start, 0);
    row("end", 70, Motion::End, 100);
}

void TestByteCaret::keysMoveTheCaret()
{
    QFETCH(const qint64, from);
    QFETCH(const int, motion);
    QFETCH(const qint64, to);
    QCOMPARE(moved(at(from), Motion(motion), {100, 16, 2}, Selecting::No), at(to));
}

void TestByteCaret::aSelectionGrowsAndIsLeftOnItsSide()
{
    const ByteRows rows {100, 16, 2};
    ByteCaret caret = moved(at(20), Motion::Right, rows, Selecting::Yes);
    caret = moved(caret, Motion::Down, rows, Selecting::Yes);
    QCOMPARE(caret.selection(), (json::Span {20, 37}));
    QCOMPARE(moved(caret, Motion::Left, rows, Selecting::No), at(20));
    QCOMPARE(moved(caret, Motion::Right, rows, Selecting::No), at(37));
    caret = moved(caret, Motion::Start, rows, Selecting::Yes);
    QCOMPARE(caret.selection(), (json::Span {0, 20}));
}

void TestByteCaret::digitsMakeBytes_data()
{
    QTest::addColumn<ByteCaret>("caret");
    QTest::addColumn<QByteArray>("result"); // of typing 4 and b
    QTest::addColumn<qint64>("behind");
    QTest::addRow("overwriting") << at(1) << QByteArray("0K23456789") << qint64(2);
    QTest::addRow("inserting") << at(1, Mode::Insert) << QByteArray("0K123456789") << qint64(2);
    QTest::addRow("at the end") << at(10) << QByteArray("0123456789K") << qint64(11);
    QTest::addRow("over a selection")
        << at(4, Mode::Overwrite, 1) << QByteArray("0K456789") << qint64(2);
}

void TestByteCaret::digitsMakeBytes()
{
    QFETCH(ByteCaret, caret);
    QFETCH(const QByteArray, result);
    QFETCH(const qint64, behind);
    QByteArray bytes = value;
    for (const int digit : {0x4, 0xb}) {
        const ByteEdit edit = typeDigit(caret, digit, bytes.mid(caret.byte, 1));
        bytes = json::apply(bytes, {edit.splice});
        caret = edit.caret;
    }
    QCOMPARE(bytes, result);
    QCOMPARE(caret.byte, behind);
    QVERIFY(!caret.isInByte);
    // After one digit only that half of the byte is another.
    const ByteEdit half = typeDigit(at(1), 0x4, "1");
    QCOMPARE(half.splice.text, QByteArray("A"));
    QVERIFY(half.caret.isInByte);
}

void TestByteCaret::wholeBytesAreTyped_data()
{
    QTest::addColumn<ByteCaret>("caret");
    QTest::addColumn<QByteArray>("result"); // of typing "xyz"
    QTest::addRow("overwriting") << at(1) << QByteArray("0xyz456789");
    QTest::addRow("overwriting the last") << at(9) << QByteArray("012345678xyz");
    QTest::addRow("inserting") << at(1, Mode::Insert) << QByteArray("0xyz123456789");
    QTest::addRow("over a selection") << at(2, Mode::Overwrite, 1) << QByteArray("0xyz23456789");
}

void TestByteCaret::wholeBytesAreTyped()
{
    QFETCH(const ByteCaret, caret);
    QFETCH(const QByteArray, result);
    const ByteEdit edit = typeBytes(caret, "xyz", value.size());
    QCOMPARE(json::apply(value, {edit.splice}), result);
    QCOMPARE(edit.caret.byte, edit.splice.begin + 3);
    QCOMPARE(edit.caret.selection().size(), 0);
}

void TestByteCaret::bytesAreErased_data()
{
    QTest::addColumn<ByteCaret>("caret");
    QTest::addColumn<bool>("before");
    QTest::addColumn<QByteArray>("result");
    QTest::addRow("before") << at(2) << true << QByteArray("023456789");
    QTest::addRow("behind") << at(2) << false << QByteArray("013456789");
    QTest::addRow("before the first") << at(0) << true << value;
    QTest::addRow("behind the last") << at(10) << false << value;
    QTest::addRow("a selection") << at(2, Mode::Insert, 8) << true << QByteArray("0189");
}

void TestByteCaret::bytesAreErased()
{
    QFETCH(const ByteCaret, caret);
    QFETCH(const bool, before);
    QFETCH(const QByteArray, result);
    const auto edit = erase(caret, before ? Side::Before : Side::Behind, value.size());
    QCOMPARE(edit ? json::apply(value, {edit->splice}) : value, result);
}

void TestByteCaret::theCaretFollowsWhatOthersSplice()
{
    QCOMPARE(follow(at(5), {0, 2, "abc"}, 11).byte, 6);
    QCOMPARE(follow(at(5), {6, 8, ""}, 8).byte, 5);
    QCOMPARE(follow(at(5), {5, 5, "abc"}, 13).byte, 5); // what is inserted at it is behind it
    QCOMPARE(follow(at(9), {2, 10, ""}, 2).byte, 2);
}

void TestByteCaret::digitsAreReadAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isHex");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("pairs") << QStringLiteral("4f 6B") << true << QByteArray("Ok");
    QTest::addRow("together") << QStringLiteral("4f6b") << true << QByteArray("Ok");
    QTest::addRow("as in a program")
        << QStringLiteral("0x4f, 0x00") << true << QByteArray("O\0", 2);
    QTest::addRow("lines") << QStringLiteral("4f\n6b\n") << true << QByteArray("Ok");
    QTest::addRow("nothing") << QString() << true << QByteArray();
    QTest::addRow("odd") << QStringLiteral("4f6") << false << QByteArray();
    QTest::addRow("split") << QStringLiteral("4 f") << false << QByteArray();
    QTest::addRow("text") << QStringLiteral("goal") << false << QByteArray();
}

void TestByteCaret::digitsAreReadAsPeopleWriteThem()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isHex);
    QFETCH(const QByteArray, bytes);
    const auto read = bytesFromHex(text);
    QCOMPARE(read.has_value(), isHex);
    QCOMPARE(read.value_or(QByteArray()), bytes);
}

QTEST_APPLESS_MAIN(TestByteCaret)
#include "tst_bytecaret.moc"
