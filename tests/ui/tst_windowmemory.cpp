// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A day's work in the window: what is done again and again keeps no more memory than its undoing
// needs.

#include "windowtest.h"

#include <QLineEdit>
#include <QSignalSpy>

#include <malloc.h>

using namespace kvlens;
using namespace Qt::StringLiterals;

namespace {

constexpr int keys = 2'000;

QByteArray store()
{
    QByteArray text = "{\"data\": {";
    for (int i = 0; i < keys; ++i)
        text += "\"key-" + QByteArray::number(i) + "\": {\"n\": 1, \"text\": \""
            + QByteArray(200, 'x') + "\"}, ";
    return text + "\"last\": {\"n\": 0}}}";
}

// What is had of the allocator, in bytes.
qint64 allocated()
{
    const struct mallinfo2 info = ::mallinfo2();
    return static_cast<qint64>(info.uordblks + info.hblkhd);
}

} // namespace

class TestWindowMemory : public QObject
{
    Q_OBJECT

private slots:
    void whatIsDoneAgainKeepsNothing();

private:
    void cycle(WindowTest &test, int number);
};

void TestWindowMemory::cycle(WindowTest &test, int number)
{
    auto *filter = WindowTest::find<QLineEdit>(u"Filter keys"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"last"_s);
    QTRY_COMPARE(test.keys(), QStringList {u"last"_s});
    QVERIFY(test.choose(u"last"_s));
    QTRY_VERIFY(!test.text().isEmpty());
    test.setText("{\"n\": " + QByteArray::number(number) + '}');
    QVERIFY(test.persist());
    QSignalSpy reloaded(test.session(), &StoreSession::reloadFinished);
    test.session()->reload();
    QTRY_VERIFY(!reloaded.isEmpty());
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_VERIFY(test.keys().size() > 1);
}

void TestWindowMemory::whatIsDoneAgainKeepsNothing()
{
    if (allocated() == 0)
        QSKIP("another allocator");
    const int warm = 8;
    const int more = qEnvironmentVariableIntValue("KVLENS_CYCLES") + 12;
    WindowTest test;
    QVERIFY(test.open(test.write(u"kv.json"_s, store())));
    qint64 before = 0;
    for (int i = 0; i < warm + more && !QTest::currentTestFailed(); ++i) {
        if (i == warm)
            before = allocated();
        cycle(test, i + 1);
        if (qEnvironmentVariableIsSet("KVLENS_CYCLES"))
            qInfo("%d %lld", i, allocated());
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const qint64 each = (allocated() - before) / more;
    QVERIFY2(each < 30'000, qPrintable(QString::number(each)));
}

QTEST_MAIN(TestWindowMemory)
#include "tst_windowmemory.moc"
