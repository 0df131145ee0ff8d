// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Literals of Python, judged by Python.

#include "stores/pythontext.h"
#include "stores/wtf8.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace kvlens;

class TestPythonText : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsHidden_data();
    void nothingIsHidden();
    void pythonReadsWhatIsMeant();
    void whatIsNoTextHasNone();
};

namespace {

const QList<std::pair<QByteArray, QByteArray>> literals {
    {"a key", "\"a key\""},
    {"k\xe2\x80\xaey", "\"k\\u202ey\""},
    {"a\xc2\xa0"
     "b",
        "\"a\\u00a0b\""},
    {"\xe2\x80\x8b", "\"\\u200b\""},
    {"\x7f", "\"\\u007f\""},
    {"a\nb\t\"\\", "\"a\\nb\\t\\\"\\\\\""},
    {"\xf3\xa0\x80\x81", "\"\\U000e0001\""},
    {"\xed\xa0\x80", "\"\\ud800\""},
    {"gr\xc3\xb6\xc3\x9f"
     "e \xe6\xbc\xa2 \xf0\x9f\x98\x80",
        "\"gr\xc3\xb6\xc3\x9f"
        "e \xe6\xbc\xa2 \xf0\x9f\x98\x80\""},
};

} // namespace

void TestPythonText::nothingIsHidden_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("literal");
    for (const auto &[text, literal] : literals)
        QTest::addRow("%s", literal.constData()) << text << literal;
}

void TestPythonText::nothingIsHidden()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, literal);
    QCOMPARE(pythonText(text), literal);
}

void TestPythonText::pythonReadsWhatIsMeant()
{
    QByteArray program = "import sys\n";
    QByteArray expected;
    for (const auto &[text, literal] : literals) {
        program += "print(" + pythonText(text) + ".encode('utf-8', 'surrogatepass').hex())\n";
        expected += text.toHex() + '\n';
    }
    QProcess python;
    python.start(QStringLiteral("python3"), {QStringLiteral("-")});
    python.write(program);
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished(120'000));
    QCOMPARE(python.readAllStandardOutput(), expected);
}

void TestPythonText::whatIsNoTextHasNone()
{
    QCOMPARE(pythonText("a\xff"), QByteArray());
}

QTEST_GUILESS_MAIN(TestPythonText)
#include "tst_pythontext.moc"
