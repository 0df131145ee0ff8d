// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/pathtext.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace kvlens;
using namespace Qt::StringLiterals;

class TestPathText : public QObject
{
    Q_OBJECT
private slots:
    void everyPathComesBack_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        for (const char *path : {"", "/a/b", "größe 𝄞", "caf\xe9", "\xff\xfe", "\xed\xa0\x80",
                 "\xed\xb3\xbf", "\xf0\x9d", "a\xc3", "\xef\xbf\xbd"})
            QTest::addRow("%s", QByteArray(path).toPercentEncoding().constData())
                << QByteArray(path);
    }

    void everyPathComesBack()
    {
        QFETCH(const QByteArray, bytes);
        QCOMPARE(pathBytes(pathText(bytes)), bytes);
    }

    void whatIsUtf8IsTheTextThatItIs()
    {
        QCOMPARE(pathText("größe 𝄞"), u"größe 𝄞"_s);
        QCOMPARE(pathBytes(u"größe 𝄞"), QByteArray("größe 𝄞"));
        QCOMPARE(pathText("a\xe9"), QString(u'a') + QChar(char16_t(0xdce9)));
    }

    void anyBytesComeBack()
    {
        QRandomGenerator random(1);
        for (int round = 0; round < 2'000; ++round) {
            QByteArray bytes(random.bounded(12), '\0');
            for (char &byte : bytes)
                byte = static_cast<char>(1 + random.bounded(255));
            QCOMPARE(pathBytes(pathText(bytes)), bytes);
        }
    }

    void asksWhatIsThere()
    {
        const QTemporaryDir folder;
        const QString odd = folder.path() + pathText("/caf\xe9");
        QVERIFY(!pathExists(odd));
        QVERIFY(isEmptyFolder(folder.path()));
        QCOMPARE(canonicalPath(odd), QString());
        QVERIFY(QFile(folder.filePath(u"x"_s)).open(QIODevice::WriteOnly));
        QVERIFY(!isEmptyFolder(folder.path()));
        QVERIFY(isFolderAt(folder.path()) && !isFolderAt(folder.filePath(u"x"_s)));
        QCOMPARE(fileNamesIn(folder.path()), QList<QByteArray> {"x"});
        QCOMPARE(fullPath(folder.path() + u"/./a/../x"_s), folder.filePath(u"x"_s));
        QVERIFY(fullPath(pathText("caf\xe9")).endsWith(QChar(char16_t(0xdce9))));
    }
};

QTEST_GUILESS_MAIN(TestPathText)
#include "tst_pathtext.moc"
