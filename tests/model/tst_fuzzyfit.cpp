// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/fuzzyfit.h"

#include <QTest>

using namespace kvlens;

class TestFuzzyFit : public QObject
{
    Q_OBJECT

private slots:
    void fits_data();
    void fits();
    void betterComesFirst_data();
    void betterComesFirst();
};

void TestFuzzyFit::fits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("does");
    QTest::newRow("nothing typed") << "Persist all"
                                   << "" << true;
    QTest::newRow("a word") << "Persist all"
                            << "PERS" << true;
    QTest::newRow("words in any order") << "Persist all"
                                        << "all per" << true;
    QTest::newRow("letters in their order") << "Go to key"
                                            << "gtk" << true;
    QTest::newRow("letters in another order") << "Go to key"
                                              << "ktg" << false;
    QTest::newRow("one word too many") << "Go to key"
                                       << "key zz" << false;
    QTest::newRow("a letter twice") << "Undo"
                                    << "uu" << false;
    QTest::newRow("not ASCII") << "Größe"
                               << "größ" << true;
}

void TestFuzzyFit::fits()
{
    QFETCH(const QString, text);
    QFETCH(const QString, typed);
    QTEST(fuzzyFit(text, typed).has_value(), "does");
}

void TestFuzzyFit::betterComesFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("where a word begins") << "key"
                                         << "Copy key"
                                         << "Monkey";
    QTest::newRow("a word alone") << "back"
                                  << "Back"
                                  << "Keep 1 backup";
    QTest::newRow("a later place where one begins") << "key"
                                                    << "Monkey key"
                                                    << "Monkey";
    QTest::newRow("the whole word") << "per"
                                    << "Persist"
                                    << "Open folder";
    QTest::newRow("letters close together") << "gtk"
                                            << "Go to key"
                                            << "Get all that is broken";
}

void TestFuzzyFit::betterComesFirst()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    QVERIFY(fuzzyFit(better, typed).value() > fuzzyFit(worse, typed).value());
}

QTEST_GUILESS_MAIN(TestFuzzyFit)
#include "tst_fuzzyfit.moc"
