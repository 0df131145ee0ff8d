// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be chosen acts, and is there again at the next start.

#include "report/wording.h"
#include "stores/json/format.h"
#include "stores/json/indentstep.h"
#include "tests/ui/windowtest.h"
#include "ui/jsontextedit.h"
#include "ui/palette.h"
#include "ui/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

const QByteArray content = R"({"data": {"alpha": {"n": 1}, "beta": {"n": 2}}})";

QDialog *shown(WindowTest &test)
{
    if (!test.trigger(u"Settings"_s))
        return nullptr;
    return qobject_cast<QDialog *>(QApplication::activeModalWidget());
}

QCheckBox *ticked(const QString &name)
{
    return WindowTest::find<QCheckBox>(name);
}

QStringList visibleNames(const QDialog &dialog)
{
    QStringList names;
    for (const QLabel *label : dialog.findChildren<QLabel *>()) {
        if (label->buddy() && label->isVisible())
            names.append(label->text());
    }
    return names;
}

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { json::setIndentStep(2); }
    void everySettingHasANameAndSaysWhatItDoes();
    void aBoxIsSeenWhetherItIsTickedOrNot();
    void whatIsTypedNarrowsThem();
    void theFontOfValuesIsSeenAtOnceAndKept();
    void timesAreToldInUtc();
    void anotherProgramsWriteIsReadByItself();
    void persistsWithoutAReview();
    void aChangeThatIsBlockedIsReviewedAllTheSame();
    void theIndentIsThatOfTheNextStart();
    void menusAndSettingsShowTheSame();
    void columnsAreChosenAndKept();
    void keptInAnotherFile();
};

void TestSettings::everySettingHasANameAndSaysWhatItDoes()
{
    WindowTest test;
    const QDialog *dialog = shown(test);
    QVERIFY(dialog);
    const QStringList names = visibleNames(*dialog);
    QCOMPARE(names.size(), 10);
    for (const QString &name : names) {
        const auto *choice = WindowTest::find<QWidget>(name);
        QVERIFY2(choice, qPrintable(name));
        QVERIFY2(choice->accessibleDescription().endsWith(u'.'), qPrintable(name));
        QVERIFY2(choice->focusPolicy() != Qt::NoFocus, qPrintable(name));
    }
}

void TestSettings::aBoxIsSeenWhetherItIsTickedOrNot()
{
    for (const Theme theme :
        {Theme::Dark, Theme::LightContrast, Theme::DarkContrast, Theme::Light}) {
        applyTheme(theme);
        QCheckBox box;
        QRadioButton dot;
        for (QAbstractButton *button :
            {static_cast<QAbstractButton *>(&box), static_cast<QAbstractButton *>(&dot)}) {
            button->setAutoExclusive(false);
            button->resize(button->sizeHint());
            for (const bool isSet : {false, true}) {
                button->setChecked(isSet);
                const QImage picture = button->grab().toImage();
                int seen = 0;
                for (int y = 0; y < picture.height(); ++y) {
                    for (int x = 0; x < picture.width(); ++x)
                        seen += contrast(picture.pixelColor(x, y), Palette::current().window) >= 3;
                }
                QVERIFY2(seen > 8, button->metaObject()->className());
            }
        }
    }
}

void TestSettings::whatIsTypedNarrowsThem()
{
    WindowTest test;
    const QDialog *dialog = shown(test);
    QVERIFY(dialog);
    auto *search = WindowTest::find<QLineEdit>(u"Search settings"_s);
    search->setText(u"crash"_s);
    QCOMPARE(visibleNames(*dialog), QStringList {u"Keep edits for a crash"_s});
    search->setText(u"font values"_s);
    QCOMPARE(visibleNames(*dialog), (QStringList {u"Font of values"_s, u"Size of values"_s}));
    search->setText(u"no such"_s);
    QVERIFY(visibleNames(*dialog).isEmpty());
    search->clear();
    QCOMPARE(visibleNames(*dialog).size(), 10);
}

void TestSettings::theFontOfValuesIsSeenAtOnceAndKept()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    QDialog *dialog = shown(test);
    QVERIFY(dialog);
    WindowTest::find<QSpinBox>(u"Size of values"_s)->setValue(21);
    QCOMPARE(test.editor()->font().pointSize(), 21);
    dialog->reject();
    QVERIFY(test.choose(u"beta"_s));
    QCOMPARE(test.editor()->font().pointSize(), 21);
    QCOMPARE(chosen::valueFont().pointSize(), 21);
    dialog = shown(test);
    WindowTest::find<QSpinBox>(u"Size of values"_s)->setValue(5);
    QCOMPARE(WindowTest::find<QSpinBox>(u"Size of values"_s)->text(), u"System"_s);
    QVERIFY(test.editor()->font().pointSize() != 21);
}

void TestSettings::timesAreToldInUtc()
{
    qputenv("TZ", "Asia/Tokyo");
    tzset();
    WindowTest test;
    const QDateTime moment(QDate(2027, 1, 1), QTime(20, 0), Qt::UTC);
    QVERIFY2(timeText(moment).startsWith(u"2027-01-02 05:00:00"_s), qPrintable(timeText(moment)));
    QVERIFY(shown(test));
    auto *times = WindowTest::find<QComboBox>(u"Times"_s);
    times->setCurrentIndex(1);
    emit times->activated(1);
    QCOMPARE(timeText(moment), u"2027-01-01 20:00:00 UTC"_s);
    times->setCurrentIndex(0);
    emit times->activated(0);
    QVERIFY(timeText(moment).startsWith(u"2027-01-02"_s));
    qunsetenv("TZ");
    tzset();
}

void TestSettings::anotherProgramsWriteIsReadByItself()
{
    WindowTest test;
    const QString path = test.write(u"kv.json"_s, content);
    QVERIFY(test.open(path));
    QVERIFY(shown(test));
    ticked(u"Reload by itself"_s)->click();
    test.write(u"kv.json"_s, R"({"data": {"gamma": {"n": 3}}})");
    test.session()->checkFreshness();
    QTRY_COMPARE(test.keys(), QStringList {u"gamma"_s});
    QVERIFY2(test.message().isEmpty(), qPrintable(test.message()));
    // What is staged is never read over.
    test.session()->editor().newKey({"data"}, "mine", "{}");
    QTRY_COMPARE(test.changes(), 1);
    test.write(u"kv.json"_s, content);
    test.session()->checkFreshness();
    QTRY_VERIFY(test.message().startsWith(u"Another program rewrote kv.json."_s));
    QCOMPARE(test.changes(), 1);
}

void TestSettings::persistsWithoutAReview()
{
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QDialog *dialog = shown(test);
    QVERIFY(dialog);
    ticked(u"Review before persisting"_s)->click();
    dialog->reject();
    test.session()->editor().remove({{{"data"}, "alpha"}});
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.trigger(u"Persist"_s));
    QTRY_COMPARE(test.changes(), 0);
    QCOMPARE(test.read(u"kv.json"_s), R"({"data": {"beta": {"n": 2}}})");
}

void TestSettings::aChangeThatIsBlockedIsReviewedAllTheSame()
{
    WindowTest test;
    chosen::setReviewsFirst(false);
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    QVERIFY(test.choose(u"alpha"_s));
    test.setText("{");
    QTRY_COMPARE(test.changes(), 1);
    QVERIFY(test.trigger(u"Persist"_s));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QCOMPARE(test.read(u"kv.json"_s), content);
}

void TestSettings::theIndentIsThatOfTheNextStart()
{
    WindowTest test;
    QVERIFY(shown(test));
    WindowTest::find<QSpinBox>(u"Indent"_s)->setValue(4);
    QCOMPARE(chosen::indent(), 4);
    const QByteArray text
        = R"({"a": {"b": 1, "c": "a long text that needs a line of its own, because it )"
          R"(would not fit into one with the others"}})";
    QVERIFY(json::pretty(text).text.contains("\n    \"b\""));
    json::setIndentStep(chosen::indent());
    const QByteArray wide = json::pretty(text).text;
    QVERIFY2(wide.contains("\n        \"b\""), wide.constData());
    QCOMPARE(json::restore(text, wide, {}).value(), text);
}

void TestSettings::menusAndSettingsShowTheSame()
{
    WindowTest test;
    QVERIFY(shown(test));
    ticked(u"Wrap lines"_s)->click();
    QVERIFY(test.action(u"Wrap lines"_s)->isChecked());
    test.action(u"Wrap lines"_s)->setChecked(false);
    QVERIFY(!ticked(u"Wrap lines"_s)->isChecked());
}

void TestSettings::columnsAreChosenAndKept()
{
    const auto isShown = [](WindowTest &test, StoreTreeModel::Column column) {
        return !test.tree()->isColumnHidden(column);
    };
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, content)));
    test.window().resize(2400, 900);
    QTRY_VERIFY(isShown(test, StoreTreeModel::SizeColumn));
    QVERIFY(test.trigger(u"Size"_s));
    QVERIFY(!isShown(test, StoreTreeModel::SizeColumn));
    QVERIFY(isShown(test, StoreTreeModel::TypeColumn));
    QVERIFY(!isShown(test, StoreTreeModel::CreatedColumn));
    QVERIFY(test.trigger(u"Created"_s));
    QVERIFY(isShown(test, StoreTreeModel::CreatedColumn));
    QVERIFY(test.window().close());
    Workspace workspace;
    MainWindow next(workspace);
    QVERIFY(!next.findChild<QAction *>(u"Size"_s)->isChecked());
    QVERIFY(next.findChild<QAction *>(u"Type"_s)->isChecked());
    QVERIFY(next.findChild<QAction *>(u"Created"_s)->isChecked());
    QVERIFY(!next.findChild<QAction *>(u"Expires"_s)->isChecked());
}

void TestSettings::keptInAnotherFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"own.conf"_s);
    chosen::setIndent(3);
    Settings::setFile(path);
    QCOMPARE(chosen::indent(), 2);
    chosen::setIndent(7);
    Settings().sync();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("indent=7"));
    Settings::setFile({});
    QCOMPARE(chosen::indent(), 3);
}

QTEST_MAIN(TestSettings)
#include "tst_settings.moc"
