// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/jsonwriter.h"

#include <QTest>

using namespace kvlens;

class TestJsonWriter : public QObject
{
    Q_OBJECT
private slots:
    void commasAndNamesStandWhereTheyBelong()
    {
        QByteArray text;
        JsonWriter writer([&](const QByteArray &piece) { text += piece; });
        writer.beginObject().name("list").beginArray().number(1).string("b").beginObject();
        writer.endObject().beginArray().endArray().endArray();
        writer.name("yes").boolean(true).name("raw").raw("[1.0]").endObject();
        QCOMPARE(
            text, QByteArray("{\"list\": [1, \"b\", {}, []], \"yes\": true, \"raw\": [1.0]}\n"));
    }

    void anEmptyDocumentIsOneLine()
    {
        QByteArray text;
        JsonWriter([&](const QByteArray &piece) { text += piece; }).beginObject().endObject();
        QCOMPARE(text, QByteArray("{}\n"));
    }

    void stringsAreExact_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("empty") << QByteArray("") << QByteArray("\"\"");
        QTest::newRow("UTF-8") << QByteArray("größe 🧪") << QByteArray("\"größe 🧪\"");
        QTest::newRow("quotes") << QByteArray("\"\\/") << QByteArray("\"\\\"\\\\/\"");
        QTest::newRow("controls") << QByteArray("\0\t\n", 3) << QByteArray("\"\\u0000\\t\\n\"");
        QTest::newRow("lone surrogate")
            << QByteArray("a\xed\xa0\x80") << QByteArray("\"a\\ud800\"");
        QTest::newRow("stray bytes")
            << QByteArray("\xff-\xc3") << QByteArray("\"\\udcff-\\udcc3\"");
    }
    void stringsAreExact()
    {
        QFETCH(QByteArray, bytes);
        QTEST(jsonString(bytes), "token");
    }
};

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_jsonwriter.moc"
