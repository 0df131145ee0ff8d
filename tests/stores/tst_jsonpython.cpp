// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Our parser and string codec against the real Python interpreter.

#include "jsondocuments.h"
#include "stores/catalog.h"
#include "stores/json/pystr.h"
#include "stores/json/text.h"
#include "stores/json/valuecheck.h"
#include "stores/words/jsonreasons.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace kvlens;
using namespace kvlens::json;

namespace {

// What the script answers to each text.
QList<QJsonObject> askPython(const QByteArrayList &texts, const QStringList &arguments = {})
{
    QByteArray input;
    for (const QByteArray &text : texts)
        input += text.toHex() + '\n';
    QProcess python;
    python.start(QStringLiteral("python3"),
        QStringList {QStringLiteral(KVLENS_SOURCE_DIR "/tests/interop/json_oracle.py")}
            + arguments);
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished(120'000) || python.exitCode() != 0) {
        qWarning("python3 did not answer: %s", python.readAllStandardError().constData());
        return {};
    }
    QList<QJsonObject> answers;
    for (const QByteArray &line : python.readAllStandardOutput().split('\n')) {
        if (!line.isEmpty())
            answers += QJsonDocument::fromJson(line).object();
    }
    return answers;
}

QString number(qint64 value)
{
    return QString::number(value);
}

// One line that says all that the two must agree on.
QString fromPython(const QJsonObject &answer)
{
    if (answer[QLatin1String("ok")].toBool()) {
        QStringList strings;
        for (const QJsonValue string : answer[QLatin1String("strings")].toArray())
            strings += string.toString();
        return QStringLiteral("strings ") + strings.join(QLatin1Char(' '));
    }
    QString message = answer[QLatin1String("msg")].toString();
    if (message.startsWith(QLatin1String("Invalid \\escape")))
        message = QStringLiteral("Invalid \\escape"); // Python adds which
    if (message.contains(QLatin1String("BOM")))
        message = QStringLiteral("Expecting value");
    return message + QStringLiteral(" at ") + number(answer[QLatin1String("pos")].toInteger())
        + QStringLiteral(" line ") + number(answer[QLatin1String("line")].toInteger())
        + QStringLiteral(" column ") + number(answer[QLatin1String("column")].toInteger());
}

QString fromOurs(const QByteArray &text)
{
    const Result<Tape> tape = parse(text);
    if (!tape) {
        const TextPlace place = *tape.error().place;
        return quotedWords(tape.error().detail) + QStringLiteral(" at ") + number(place.byte)
            + QStringLiteral(" line ") + number(place.line) + QStringLiteral(" column ")
            + number(place.column);
    }
    QStringList strings;
    for (quint32 token = 0; token < tape->tokens.size(); ++token) {
        if ((*tape)[token].kind == TokenKind::Key || (*tape)[token].kind == TokenKind::String)
            strings += QString::fromLatin1(decodeString(tape->bytes(token))->toHex());
    }
    return QStringLiteral("strings ") + strings.join(QLatin1Char(' '));
}

QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    const int at = random.bounded(static_cast<int>(text.size()) + 1);
    const QByteArray piece = QByteArrayList {"", "\"", ",", "}", "]", "\\", "\x01", "\xff", "1",
        "x", "\\u12", "{", "[", ":", "-", "\xe2\x82", " "}[random.bounded(17)];
    return text.replace(at, random.bounded(3), piece);
}

void compareWithPython(const QByteArrayList &texts)
{
    const QList<QJsonObject> answers = askPython(texts);
    QCOMPARE(answers.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (fromOurs(texts[i]) != fromPython(answers[i]))
            qWarning("%s", texts[i].constData());
        QCOMPARE(fromOurs(texts[i]), fromPython(answers[i]));
        QCOMPARE(isJson(texts[i]), answers[i][QLatin1String("ok")].toBool());
    }
}

// What is wrong with a file of these bytes.
QList<Problem> problemsOfFile(const QByteArray &text, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.flush())
        qFatal("cannot write the test file");
    file.setFileTime(QDateTime(QDate(2020, 1, 1), QTime()), QFile::FileModificationTime);
    file.close(); // nobody is still writing it, so its end is not waited for
    Result<std::unique_ptr<Store>> store
        = openStore({{QStringLiteral("json"), path, {}}, OpenMode::ReadOnly});
    if (!store || !loadAll(**store, {}, LoadUntil::Finished))
        qFatal("cannot open the test file");
    return *problemsOf(**store);
}

// Whether a file of these bytes is opened and checked without finding anything wrong.
bool isSoundAsFile(const QByteArray &text, const QString &path)
{
    // The mark is read over in a file, which Python looks at as bytes; in a text it is refused.
    const QList<Problem> problems = problemsOfFile(text, path);
    return std::none_of(problems.begin(), problems.end(), [](const Problem &problem) {
        return problem.severity == Severity::Error || problem.id == QLatin1String("F8");
    });
}

// Where a file of these bytes ends being JSON, in the words of fromPython().
QString damageOfFile(const QByteArray &text, const QString &path)
{
    for (const Problem &problem : problemsOfFile(text, path)) {
        if (!problem.hidesEntries || !problem.error.place)
            continue;
        const Reason &detail = problem.error.detail;
        const bool isInside = detail.isOf(JsonReasons::emptyFile);
        const Reason said = isInside ? std::get<Reason>(detail.arguments().all.front()) : detail;
        const TextPlace place = *problem.error.place;
        return quotedWords(said) + QStringLiteral(" at ") + number(place.byte)
            + QStringLiteral(" line ") + number(place.line) + QStringLiteral(" column ")
            + number(place.column);
    }
    return {};
}

// Such as stores are, in the ways in which they are written.
QByteArrayList storesAsText()
{
    return {
        R"({"data": {"a": {"n": 1.5, "t": "\u00e9\n x"}, "b": [true, null, -0e1]}, "n": 12, "s": {}})",
        "{\n  \"docstore/data\": {\n    \"id\": {\n      \"__data__\": \"{\\\"t\\\": \\\"é\\\"}\"\n"
        "    }\n  },\n  \"leaf\": false\n}\n",
        "{\r\n\t\"g\" : { \"k\" : [ 1 , [ ] , { } ] } ,\r\n\t\"漢字\" : { \"漢\" : \"字 𝄞\" }\r\n}",
        R"([{"a": 1}, "text", [2, {"b": NaN}]])",
        R"(  "a single text"  )",
        R"({"a":{"k":Infinity,"l":-Infinity,"m":1E+5},"b":{"":""}})",
    };
}

} // namespace

class TestJsonPython : public QObject
{
    Q_OBJECT

private slots:
    void nastyDocumentsAreReadAsPythonDoes();
    void everyTruncationIsRefusedAsPythonDoes();
    void randomDocumentsAreReadAsPythonDoes();
    void damagedDocumentsAreRefusedAsPythonDoes();
    void filesAreSoundIfPythonReadsThem();
    void filesThatAreCutAreRefusedAsPythonDoes();
    void filesThatAreBrokenAreRefusedAsPythonDoes();
    void stringsAreWrittenAsPythonDoes();
};

void TestJsonPython::nastyDocumentsAreReadAsPythonDoes()
{
    QByteArrayList texts;
    for (const NamedText &document : nastyDocuments())
        texts += document.text;
    compareWithPython(texts);
}

void TestJsonPython::everyTruncationIsRefusedAsPythonDoes()
{
    QByteArrayList texts;
    for (const NamedText &document : nastyDocuments()) {
        for (qsizetype size = 0; size < qMin<qsizetype>(document.text.size(), 120); ++size)
            texts += document.text.first(size);
    }
    compareWithPython(texts);
}

void TestJsonPython::randomDocumentsAreReadAsPythonDoes()
{
    QRandomGenerator random(11);
    QByteArrayList texts;
    for (int i = 0; i < 3000; ++i)
        texts += randomDocument(random, Spacing(i % 3));
    compareWithPython(texts);
}

void TestJsonPython::damagedDocumentsAreRefusedAsPythonDoes()
{
    QRandomGenerator random(12);
    QByteArrayList texts;
    for (int i = 0; i < 6000; ++i)
        texts += damaged(randomDocument(random, Spacing(i % 3)), random);
    compareWithPython(texts);
}

void TestJsonPython::filesAreSoundIfPythonReadsThem()
{
    QRandomGenerator random(17);
    QByteArrayList texts;
    for (const NamedText &document : nastyDocuments())
        texts += document.text;
    for (int round = 0; round < 600; ++round) {
        const QByteArray text = randomDocument(random, Spacing(round % 3));
        texts += round % 3 ? damaged(text, random) : text;
    }
    const QList<QJsonObject> answers = askPython(texts);
    QCOMPARE(answers.size(), texts.size());
    const QTemporaryDir folder;
    qsizetype sound = 0;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const bool wanted = answers[i][QLatin1String("ok")].toBool();
        QVERIFY2(
            isSoundAsFile(texts[i], folder.filePath(QStringLiteral("a.json"))) == wanted, texts[i]);
        sound += wanted;
    }
    QVERIFY(sound > 200 && texts.size() - sound > 200);
}

// `texts` are none of them JSON, by what breaks the structure of the file.
void compareFilesWithPython(const QByteArrayList &texts)
{
    const QList<QJsonObject> answers = askPython(texts);
    QCOMPARE(answers.size(), texts.size());
    const QTemporaryDir folder;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const QString said = damageOfFile(texts[i], folder.filePath(QStringLiteral("a.json")));
        if (said != fromPython(answers[i]))
            qWarning("%s", texts[i].constData());
        QCOMPARE(said, fromPython(answers[i]));
    }
}

void TestJsonPython::filesThatAreCutAreRefusedAsPythonDoes()
{
    QByteArrayList texts;
    for (const QByteArray &text : storesAsText()) {
        const qsizetype end = text.trimmed().size() + text.indexOf(text.trimmed());
        for (qsizetype size = 0; size < end; ++size) {
            const auto next = static_cast<unsigned char>(text[size]);
            if (next < 0x80 || next >= 0xc0) // else Python does not come as far as the grammar
                texts += text.first(size);
        }
    }
    compareFilesWithPython(texts);
}

void TestJsonPython::filesThatAreBrokenAreRefusedAsPythonDoes()
{
    QByteArrayList texts;
    for (const char *broken : {"{\"a\":}", "{\"data\": {\"a\": 1,}}", "{\"data\": {\"a\":}}",
             "{\"data\": {\"a\": 1 \"b\": 2}}", "{\"data\": {\"a\" 1}}", "{\"data\": {a: 1}}",
             "{\"data\": {\"a\": 1}} x", "{\"data\": {\"a\": 1}}}", "{\"data\": {\"a\": 1},}",
             "{,}", "{\"data\" {}}", "{\"data\": {}, \"n\": }", "{\"data\": {}\n\"n\": 1}",
             "{'data': {}}", "data", "}", "]", ",", ":", "\xc3\xa9", "[1,]", "[1 2]", "[,1]",
             "{\"data\": {\"a\": 1}}\n{\"data\": {}}", "{\"data\": {\"a\": 1}\n",
             "{\"data\": {\"a\": {\"b\": 1}, }}", "{\"data\": {\"a\": 1, 2: 3}}",
             "{\"data\": {\"a\": 1; \"b\": 2}}", "{\"data\"= {}}", "// c\n{}",
             "{\"data\": {}} // c"})
        texts += broken;
    compareFilesWithPython(texts);
}

void TestJsonPython::stringsAreWrittenAsPythonDoes()
{
    QRandomGenerator random(13);
    QByteArrayList texts;
    for (int code = 0; code < 0x3000; ++code)
        texts += QString(QChar(code)).toUtf8();
    for (int i = 0; i < 3000; ++i)
        texts += *decodeString(randomString(random));
    const QList<QJsonObject> answers = askPython(texts, {QStringLiteral("dumps")});
    QCOMPARE(answers.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i) {
        const auto python = [&](const char *name) {
            return QByteArray::fromHex(answers[i][QLatin1String(name)].toString().toLatin1());
        };
        QCOMPARE(encodeString(texts[i], Escapes::Ascii), python("ascii"));
        // Python leaves lone surrogates raw, which then cannot be written to a file.
        if (!texts[i].contains('\xed'))
            QCOMPARE(encodeString(texts[i], Escapes::RawUtf8), python("raw"));
        QCOMPARE(*decodeString(python("ascii")), texts[i]);
    }
}

QTEST_GUILESS_MAIN(TestJsonPython)
#include "tst_jsonpython.moc"
