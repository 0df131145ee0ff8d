// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/storeaddress.h"

#include <QTest>

using namespace kvlens;

Q_DECLARE_METATYPE(kvlens::StoreAddress)

class TestStoreAddress : public QObject
{
    Q_OBJECT
private slots:
    void parsesAndPrints_data();
    void parsesAndPrints();
    void everyTruncationPrintsWhatItWasParsedFrom();
    void optionsAreDecodedAndPrintedAsText_data();
    void optionsAreDecodedAndPrintedAsText();
    void anOptionIsFoundByItsName();
    void secretsAreNotPrinted_data();
    void secretsAreNotPrinted();
    void refusesWhatIsNoAddress_data();
    void refusesWhatIsNoAddress();
};

void TestStoreAddress::parsesAndPrints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<StoreAddress>("address");
    const auto row = [](const QString &text, const StoreAddress &address) {
        QTest::addRow("%s", qPrintable(text)) << text << address;
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    row(s("json:store.json"), {s("json"), s("store.json"), {}});
    row(s("memory:"), {s("memory"), {}, {}});
    row(s("memory:?seed=a.json"), {s("memory"), {}, {{s("seed"), s("a.json")}}});
    row(s("filetree:/a?metadata=/b&keys=v1"),
        {s("filetree"), s("/a"), {{s("metadata"), s("/b")}, {s("keys"), s("v1")}}});
    row(s("redis://host:6379/0"), {s("redis"), s("//host:6379/0"), {}});
    row(s("json:what?.json?"), {s("json"), s("what?.json"), {}});
    row(s("json:a?b?c=d"), {s("json"), s("a?b"), {{s("c"), s("d")}}});
    row(s("json:50%.json"), {s("json"), s("50%.json"), {}});
    row(s("json:C:\\x"), {s("json"), s("C:\\x"), {}});
    row(s("a/plain path/ü"), {{}, s("a/plain path/ü"), {}});
    row(s("C:\\x"), {{}, s("C:\\x"), {}});
    row(s("c:x"), {{}, s("c:x"), {}});
    row(s("./json:x"), {{}, s("./json:x"), {}});
    row(s("JSON:x"), {{}, s("JSON:x"), {}});
    row(s("what?.json"), {{}, s("what?.json"), {}});
    row(s(":x"), {{}, s(":x"), {}});
}

void TestStoreAddress::parsesAndPrints()
{
    QFETCH(const QString, text);
    QFETCH(const StoreAddress, address);
    const Result<StoreAddress> parsed = parseStoreAddress(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->scheme, address.scheme);
    QCOMPARE(parsed->path, address.path);
    QCOMPARE(parsed->options, address.options);
    QCOMPARE(parsed->toString(), text);
}

void TestStoreAddress::everyTruncationPrintsWhatItWasParsedFrom()
{
    const QString whole = QStringLiteral("filetree:/a?b/ü?metadata=/c%20d&keys=v%31&x=?");
    for (qsizetype length = 1; length <= whole.size(); ++length) {
        const Result<StoreAddress> first = parseStoreAddress(whole.left(length));
        if (!first)
            continue;
        const Result<StoreAddress> second = parseStoreAddress(first->toString());
        QVERIFY2(second, qPrintable(first->toString()));
        QCOMPARE(*second, *first);
    }
}

void TestStoreAddress::optionsAreDecodedAndPrintedAsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char *name, const char *text, const QString &value,
                         const char *printed) {
        QTest::addRow("%s", name) << QString::fromUtf8(text) << value << QString::fromUtf8(printed);
    };
    row("plain", "mm:?o=/a/b,c:d", QStringLiteral("/a/b,c:d"), "mm:?o=/a/b,c:d");
    row("empty value", "mm:?o=", QString(), "mm:?o=");
    row("space", "mm:?o=a b", QStringLiteral("a b"), "mm:?o=a%20b");
    row("separators", "mm:?o=%26%3D%3F%25", QStringLiteral("&=?%"), "mm:?o=%26%3D%3F%25");
    row("equals as it is", "mm:?o=a=b", QStringLiteral("a=b"), "mm:?o=a%3Db");
    row("text beyond ASCII", "mm:?o=ü", QStringLiteral("ü"), "mm:?o=%C3%BC");
    row("byte order mark", "mm:?o=%EF%BB%BFx", QStringLiteral("\ufeffx"), "mm:?o=%EF%BB%BFx");
    row("nothing between", "mm:?&o=x&", QStringLiteral("x"), "mm:?o=x");
}

void TestStoreAddress::optionsAreDecodedAndPrintedAsText()
{
    QFETCH(const QString, text);
    QFETCH(const QString, value);
    QFETCH(const QString, printed);
    const Result<StoreAddress> address = parseStoreAddress(text);
    QVERIFY(address);
    QCOMPARE(address->options.size(), 1);
    QCOMPARE(address->option(QStringLiteral("o")), value);
    QCOMPARE(address->toString(), printed);
    QCOMPARE(*parseStoreAddress(printed), *address);
}

void TestStoreAddress::anOptionIsFoundByItsName()
{
    const Result<StoreAddress> address = parseStoreAddress(QStringLiteral("xx:?a=1&b=2&a=3"));
    QVERIFY(address);
    QCOMPARE(address->option(QStringLiteral("b")), QStringLiteral("2"));
    QCOMPARE(address->option(QStringLiteral("a")), QStringLiteral("1"));
    QCOMPARE(address->option(QStringLiteral("c"), QStringLiteral("none")), QStringLiteral("none"));
    QVERIFY(address->option(QStringLiteral("A")).isEmpty());
}

void TestStoreAddress::secretsAreNotPrinted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char *text, const char *printed) {
        QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    row("redis://user:secret@host/0", "redis://host/0");
    row("redis://:secret@host", "redis://host");
    row("redis://user:se@cret@host/0?db=1", "redis://host/0?db=1");
    row("redis://secret@", "redis://");
    row("redis://secret@/x", "redis:///x");
    row("redis://host/user@place", "redis://host/user@place");
    row("json:/folder/user@place", "json:/folder/user@place");
}

void TestStoreAddress::secretsAreNotPrinted()
{
    QFETCH(const QString, text);
    QFETCH(const QString, printed);
    const Result<StoreAddress> address = parseStoreAddress(text);
    QVERIFY(address);
    QCOMPARE(address->toString(), printed);
}

void TestStoreAddress::refusesWhatIsNoAddress_data()
{
    QTest::addColumn<QString>("text");
    QTest::addRow("nothing") << QString();
    QTest::addRow("NUL in a path") << QStringLiteral("a\0b");
    QTest::addRow("NUL in an option") << QStringLiteral("mm:?o=%00");
    QTest::addRow("no equals sign") << QStringLiteral("mm:?o");
    QTest::addRow("no name") << QStringLiteral("mm:?=x");
    QTest::addRow("one digit") << QStringLiteral("mm:?o=%4");
    QTest::addRow("no digits") << QStringLiteral("mm:?o=%zz");
    QTest::addRow("percent at the end") << QStringLiteral("mm:?o=x%");
    QTest::addRow("bad percent in the name") << QStringLiteral("mm:?%=x");
    QTest::addRow("not UTF-8") << QStringLiteral("mm:?o=%ff");
    QTest::addRow("half a character") << QStringLiteral("mm:?o=%C3");
}

void TestStoreAddress::refusesWhatIsNoAddress()
{
    QFETCH(const QString, text);
    const Result<StoreAddress> address = parseStoreAddress(text);
    QVERIFY(!address);
    QCOMPARE(address.error().code, ErrorCode::Invalid);
    QVERIFY(!address.error().detail.isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreAddress)
#include "tst_storeaddress.moc"
