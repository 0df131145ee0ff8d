// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A person's ways through the window in a language without a letter of English: nothing that is
// shown holds one. The stores have Russian names and values for the same reason.

#include "model/checks/problemids.h"
#include "report/backendtext.h"
#include "report/errortext.h"
#include "report/findingreport.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "tests/support/patience.h"
#include "tests/ui/namefaults.h"
#include "tests/ui/windowtest.h"
#include "tests/words/shownwords.h"
#include "ui/entrytabs.h"
#include "ui/entryview.h"
#include "ui/jsontextedit.h"
#include "ui/searchline.h"
#include "ui/searchpanel.h"
#include "ui/storetree.h"
#include "ui/textview.h"

#include <QDialog>
#include <QFile>
#include <QFontDatabase>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>
#include <QTranslator>

using namespace kvlens;
using namespace kvlens::test;
using namespace Qt::StringLiterals;

// Says what was not translated, or is called by another name; nothing: all was, nothing is.
#define EVERY_WORD(found)                                                                          \
    if (const QString missed = found; !missed.isEmpty())                                           \
    QFAIL(qUtf8Printable(missed))

namespace {

const QByteArray content = R"({"коллекция": {"ключ": {"число": 1, "слово": "да"}, "ещё": [1, 2],
    "строка": "слово", "число": 4, "": {}, "двойной": {}, "двойной": {"раз": 2}}, "вторая": {}})";

// Of Qt's own words, whose classes begin with Q but for one, every letter becomes a Russian one.
class QtWords : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *text, const char *, int) const override
    {
        if (*context != 'Q' && qstrcmp(context, "CloseButton") != 0)
            return {};
        QString said = QString::fromUtf8(text);
        for (QChar &letter : said) {
            const ushort small = letter.unicode() | 0x20;
            if (small >= u'a' && small <= u'z')
                letter = QChar(ushort(u'а' + small - u'a'));
        }
        return said;
    }
};

// A window whose every word is looked at.
class Watched : public WindowTest
{
public:
    Watched()
        : words({path({}), QStringLiteral("KV Lens"), QCoreApplication::applicationName()})
    {
        words.addName(QStringLiteral("F7")); // the rule that keys stand once
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code)
            words.addName(errorCodeName(ErrorCode(code)));
        for (const AddressText &address : addressTexts()) {
            words.addName(address.form);
            for (const OptionText &option : address.options)
                words.addName(option.form);
        }
    }

    bool openFile(const QString &name, const QByteArray &bytes)
    {
        words.addName(u"json:"_s);
        if (!open(write(name, bytes)))
            return false;
        words.addName(session()->info().kind);
        return true;
    }

    bool has(const auto &condition) { return QTest::qWaitFor(condition, 10'000); }

    template <class Widget> Widget *child() { return window().template findChild<Widget *>(); }
    QDialog *dialog() const
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            auto *found = qobject_cast<QDialog *>(top);
            if (found && found->isVisible())
                return found;
        }
        return nullptr;
    }
    // Opens a dialog by an action, and answers what of it was not translated; closes it again.
    QString dialogOf(const QString &name)
    {
        if (!trigger(name) || !has([this] { return dialog() != nullptr; }))
            return u"no dialog: "_s + name;
        const QString found = untranslated();
        dialog()->reject();
        return has([this] { return dialog() == nullptr; }) ? found : u"stays open: "_s + name;
    }
    QString untranslated()
    {
        QCoreApplication::processEvents();
        return (words.untranslated() + nameFaults()).join(u'\n');
    }

    ShownWords words;
};

} // namespace

class TestEveryWord : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void numbersTakeThePluralForms();
    void errorsOfEveryCodeAreSentences();
    void emptyWindow();
    void storeAndEntries();
    void bytesAndLongValues();
    void filterAndSort();
    void search();
    void dialogs();
    void editsUndoAndReview();
    void menusOfTheMouse();
    void trouble();
    void damage();
    void mistakes();
    void conflicts();
    void closing();

private:
    QtWords m_qt;
};

void TestEveryWord::initTestCase()
{
    QVERIFY(QCoreApplication::installTranslator(&m_qt));
    QVERIFY2(keysText(3).startsWith(u'\u27e6'), "the translation is not installed");
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestEveryWord::numbersTakeThePluralForms()
{
    QVERIFY(keysText(1).startsWith(u"\u27e61\u00b71 "));
    QVERIFY(keysText(3).startsWith(u"\u27e62\u00b73 "));
    QVERIFY(keysText(5).startsWith(u"\u27e63\u00b75 "));
    QVERIFY(keysText(22).startsWith(u"\u27e62\u00b722 "));
    QVERIFY(
        keysText(7'000'000'003).startsWith(u"\u27e62\u00b7"_s + numberText(7'000'000'003) + u' '));
    QCOMPARE(pluralOf(0), 0);
    QCOMPARE(pluralOf(999'999'999), 999'999'999);
    QCOMPARE(pluralOf(5'000'000'000), 1'000'000'000);
    QCOMPARE(pluralOf(5'000'000'021), 1'000'000'021);
}

void TestEveryWord::errorsOfEveryCodeAreSentences()
{
    const ShownWords words({});
    for (int act = 0; act <= int(Act::Write); ++act) {
        for (int code = 0; code <= int(ErrorCode::Cancelled); ++code) {
            const Error error {ErrorCode(code), {}, u"имя"_s, TextPlace {3, 1, 2}};
            for (const QString &said : {errorSentence(Act(act), error),
                     errorSentence(Act(act), {ErrorCode(code)}), errorAdvice(Act(act), error),
                     errorDetails(error).remove(errorCodeName(error.code)),
                     problemSentence({u"1"_s, Severity::Error, error})})
                QVERIFY2(words.isTranslated(said), qUtf8Printable(said));
        }
    }
}

void TestEveryWord::emptyWindow()
{
    Watched test;
    EVERY_WORD(test.untranslated());
    QVERIFY2(test.words.count() > 100, "hardly anything was looked at");
}

void TestEveryWord::storeAndEntries()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    EVERY_WORD(test.untranslated());
    for (const QString &key : {u"ключ"_s, u"ещё"_s, u"строка"_s, u"двойной"_s}) {
        QVERIFY(test.choose(key));
        EVERY_WORD(test.untranslated());
    }
    QVERIFY(test.trigger(u"Read-only"_s));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::bytesAndLongValues()
{
    const QByteArray longText = "\"" + QByteArray("слово ").repeated(200'000) + "\"";
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, R"({"коллекция": {"длинный": )" + longText + "}}"));
    QVERIFY(test.choose(u"длинный"_s));
    QVERIFY(test.has([&test] { return !test.text().isEmpty(); }));
    EVERY_WORD(test.untranslated());
    QVERIFY(test.trigger(u"Find"_s));
    EVERY_WORD(test.untranslated());
    QVERIFY(test.trigger(u"Copy value"_s));
    QVERIFY(test.has([&test] { return !test.message().isEmpty(); }));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::filterAndSort()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    auto *line = test.window().findChild<QLineEdit *>(u"Filter keys"_s);
    line->setText(u"ключ"_s);
    auto *model = qobject_cast<StoreTreeModel *>(test.tree()->model());
    QVERIFY(test.has([model] { return model->isFiltered() && model->filterCounts().finished; }));
    EVERY_WORD(test.untranslated());
    line->clear();
    for (const QString &order : {u"By size"_s, u"Descending"_s, u"By key"_s, u"As stored"_s}) {
        QVERIFY(test.trigger(order));
        EVERY_WORD(test.untranslated());
    }
    test.child<StoreTree>()->goTo(u"нетакого"_s);
    QVERIFY(test.has([&test] { return !test.message().isEmpty(); }));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::search()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.trigger(u"Find in store"_s));
    EVERY_WORD(test.untranslated());
    auto *line = test.child<SearchLine>();
    const auto texts = line->findChildren<QLineEdit *>();
    auto *panel = test.child<SearchPanel>();
    for (const auto &[text, hits] : {std::pair(u"слово"_s, 2), std::pair(u"нетакого"_s, 0)}) {
        texts.first()->setText(text);
        emit line->searchRequested();
        QVERIFY(test.has([panel, hits = hits] { return panel->count() == hits; }));
        EVERY_WORD(test.untranslated());
    }
}

void TestEveryWord::dialogs()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"ключ"_s));
    for (const QString &name :
        {u"Open"_s, u"Open folder"_s, u"Open address"_s, u"Persist as"_s, u"New key"_s, u"Rename"_s,
            u"Duplicate"_s, u"Go to key"_s, u"All actions"_s, u"Keyboard shortcuts"_s,
            u"Save value as file"_s, u"Replace value from file"_s, u"About KV Lens"_s})
        EVERY_WORD(test.dialogOf(name));
    for (const QString &family : QFontDatabase::families())
        test.words.addName(family);
    EVERY_WORD(test.dialogOf(u"Settings"_s));
    QVERIFY(test.trigger(u"Copy entries"_s)); // and what is asked where the key is there already
    QVERIFY(test.has([&test] { return test.action(u"Paste entries"_s)->isEnabled(); }));
    EVERY_WORD(test.dialogOf(u"Paste entries"_s));
    const auto openString = [&test] {
        for (auto *button : test.child<TextView>()->findChildren<QToolButton *>()) {
            if (button->text() == TextView::tr("Open string"))
                button->click();
        }
    };
    openString(); // there is none at the caret
    EVERY_WORD(test.untranslated());
    test.child<EntryTabs>()->current()->showOffset(test.text().indexOf("да"), 0);
    openString();
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::editsUndoAndReview()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"ключ"_s));
    test.setText("{\"число\": 10}");
    EVERY_WORD(test.untranslated());
    test.session()->editor().rename({{"коллекция"}, "ещё"}, "иное");
    test.session()->editor().remove({{{"коллекция"}, "строка"}, {{"коллекция"}, ""}});
    test.session()->editor().newKey({"вторая"}, "новый", "{}");
    QTRY_COMPARE(test.changes(), 5);
    EVERY_WORD(test.untranslated());
    EVERY_WORD(test.dialogOf(u"Persist"_s));
    QVERIFY(test.trigger(u"Undo"_s));
    EVERY_WORD(test.untranslated());
    test.session()->editor().revert({{{"коллекция"}, "ещё"}});
    EVERY_WORD(test.untranslated());
    QSignalSpy persisted(test.session(), &StoreSession::persistFinished);
    test.session()->persist();
    QVERIFY(persisted.count() > 0 || persisted.wait(patience));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::menusOfTheMouse()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"ключ"_s));
    for (QWidget *widget :
        {static_cast<QWidget *>(test.tree()), static_cast<QWidget *>(test.editor())}) {
        emit widget->customContextMenuRequested({1, 1});
        EVERY_WORD(test.untranslated());
        QVERIFY(QApplication::activePopupWidget());
        QApplication::activePopupWidget()->close();
    }
}

void TestEveryWord::trouble()
{
    Watched test;
    test.window().open({test.path(u"нигде"_s)});
    QVERIFY(test.has([&test] { return !test.message().isEmpty(); }));
    EVERY_WORD(test.untranslated());
    QVERIFY(test.openFile(u"данные"_s, content));
    test.write(u"данные"_s, R"({"коллекция": {}})");
    test.session()->checkFreshness();
    QVERIFY(test.has([&test] { return test.message().contains(u"данные"_s); }));
    EVERY_WORD(test.untranslated());
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    QVERIFY(test.trigger(u"Reload"_s));
    QVERIFY(reloaded.wait(patience));
    EVERY_WORD(test.untranslated());
    QVERIFY(QFile::remove(test.path(u"данные"_s)));
    test.session()->checkFreshness();
    QVERIFY(test.has([&test] { return test.message().contains(u"данные"_s); }));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::damage()
{
    Watched test;
    test.words.addName(u"json:"_s);
    QVERIFY(test.open(test.write(u"обрыв"_s, content.chopped(2))));
    test.words.addName(test.session()->info().kind);
    QVERIFY(test.has([&test] { return test.message().contains(u"обрыв"_s); }));
    for (const Problem &problem : test.session()->problems()) {
        test.words.addName(problem.id);
        const ProblemFacts facts = factsOfProblem(problem.id);
        test.words.addName(facts.raises);
        for (const QString &thread : facts.threads)
            test.words.addName(threadName(thread));
    }
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::mistakes()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"строка"_s));
    test.setText("[1 2]");
    QVERIFY(test.has([&test] { return test.changes() == 1; }));
    QVERIFY(test.session()->changes().edits().at(0).isInvalid());
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::conflicts()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"ключ"_s));
    test.setText("{\"число\": 10}");
    test.write(u"данные"_s, QByteArray(content).replace("\"число\": 1", "\"число\": 99"));
    test.session()->checkFreshness();
    QVERIFY(test.has([&test] { return test.message().contains(u"данные"_s); }));
    QVERIFY(WindowTest::click(QCoreApplication::translate("kvlens::Notices", "Review and merge")));
    QVERIFY(test.has([&test] { return test.dialog() != nullptr; }));
    EVERY_WORD(test.untranslated());
    QVERIFY(WindowTest::click(QCoreApplication::translate("kvlens::MergeDialog", "Keep mine")));
    EVERY_WORD(test.untranslated());
}

void TestEveryWord::closing()
{
    Watched test;
    QVERIFY(test.openFile(u"данные"_s, content));
    QVERIFY(test.choose(u"ключ"_s));
    test.setText("{\"число\": 10}");
    QVERIFY(!test.window().close());
    QVERIFY(test.has([&test] { return test.dialog() != nullptr; }));
    EVERY_WORD(test.untranslated());
}

QTEST_MAIN(TestEveryWord)
#include "tst_everyword.moc"
