// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/search/jsonpath.h"

#include "stores/words/reasons.h"

namespace kvlens {

namespace {

Error wrong(const Reason &what, qsizetype at)
{
    return {ErrorCode::Invalid, what, {}, TextPlace {at, -1, -1}};
}

qint64 elementNumber(const QByteArray &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 && QByteArray::number(number) == text ? number : -1;
}

// Where a JSON Pointer has a ~ that is neither ~0 nor ~1; -1: nowhere.
qsizetype strayTilde(QByteArrayView pointer)
{
    for (qsizetype at = pointer.indexOf('~'); at >= 0; at = pointer.indexOf('~', at + 1)) {
        const QByteArrayView behind = pointer.sliced(at + 1);
        if (!behind.startsWith('0') && !behind.startsWith('1'))
            return at;
    }
    return -1;
}

} // namespace

// Takes the steps off the front of a text that begins with "$".
class JsonPath::Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {
    }

    Result<QList<Step>> read()
    {
        while (m_at < m_text.size()) {
            const Result<void> taken
                = m_text.sliced(m_at).startsWith('[') ? takeBracket() : takeDot();
            if (!taken)
                return taken.error();
        }
        return m_steps;
    }

private:
    Result<void> takeDot()
    {
        if (m_text[m_at] != '.')
            return wrong(Reasons::expectedStep, m_at);
        ++m_at;
        const bool descends = m_text.sliced(m_at).startsWith('.');
        if (descends) {
            m_steps.append({Kind::Descend});
            ++m_at;
            if (m_text.sliced(m_at).startsWith('['))
                return takeBracket();
        }
        qsizetype end = m_at;
        while (end < m_text.size() && m_text[end] != '.' && m_text[end] != '[')
            ++end;
        if (end == m_at)
            return wrong(Reasons::expectedName, m_at);
        const QByteArray name = m_text.sliced(m_at, end - m_at).toByteArray();
        m_steps.append(name == "*" ? Step {Kind::Any} : Step {Kind::Name, name});
        m_at = end;
        return {};
    }

    Result<void> takeBracket()
    {
        const qsizetype begin = m_at + 1;
        const QByteArrayView rest = m_text.sliced(begin);
        if (rest.startsWith('\'') || rest.startsWith('"'))
            return takeQuoted(rest[0], begin + 1);
        const qsizetype end = m_text.indexOf(']', begin);
        if (end < 0)
            return wrong(Reasons::expectedBracket, m_text.size());
        const QByteArray inside = m_text.sliced(begin, end - begin).toByteArray();
        const qint64 number = elementNumber(inside);
        if (inside != "*" && number < 0)
            return wrong(Reasons::expectedElement, begin);
        m_steps.append(inside == "*" ? Step {Kind::Any} : Step {Kind::Number, {}, number});
        m_at = end + 1;
        return {};
    }

    Result<void> takeQuoted(char quote, qsizetype begin)
    {
        const QByteArray close = QByteArray(1, quote) + ']';
        const qsizetype end = m_text.indexOf(close, begin);
        if (end < 0)
            return wrong(Reasons::expected.with(QString::fromLatin1(close)), m_text.size());
        m_steps.append({Kind::Name, m_text.sliced(begin, end - begin).toByteArray()});
        m_at = end + close.size();
        return {};
    }

    QByteArrayView m_text;
    qsizetype m_at = 1; // behind the "$"
    QList<Step> m_steps;
};

Result<JsonPath> JsonPath::parse(QByteArrayView text)
{
    JsonPath path;
    if (text.isEmpty())
        return path;
    if (text.startsWith('$')) {
        Result<QList<Step>> steps = Reader(text).read();
        if (!steps)
            return steps.error();
        path.m_steps = *std::move(steps);
        return path;
    }
    if (!text.startsWith('/'))
        return wrong(Reasons::pathBegin, 0);
    if (const qsizetype at = strayTilde(text); at >= 0)
        return wrong(Reasons::expectedEscape, at + 1);
    for (const QByteArray &part : text.sliced(1).toByteArray().split('/')) {
        const QByteArray name = QByteArray(part).replace("~1", "/").replace("~0", "~");
        path.m_steps.append({Kind::Either, name, elementNumber(name)});
    }
    return path;
}

bool JsonPath::Step::takes(const PathStep &step) const
{
    const bool isElement = step.number >= 0;
    switch (kind) {
    case Kind::Name:
        return !isElement && step.name == name;
    case Kind::Number:
        return isElement && step.number == number;
    case Kind::Either:
        return isElement ? step.number == number : step.name == name;
    case Kind::Any:
    case Kind::Descend:
        return true;
    }
    Q_UNREACHABLE();
}

JsonPath::Reached JsonPath::begin() const
{
    Reached at(m_steps.size() + 1);
    reach(at, 0);
    return at;
}

JsonPath::Reached JsonPath::after(const Reached &at, const PathStep &step) const
{
    const qsizetype last = m_steps.size();
    Reached next(last + 1);
    if (at.testBit(last))
        reach(next, last);
    for (qsizetype i = 0; i < last; ++i) {
        if (at.testBit(i) && m_steps[i].takes(step))
            reach(next, m_steps[i].kind == Kind::Descend ? i : i + 1);
    }
    return next;
}

// That the path goes on with a step; "any number" may be none.
void JsonPath::reach(Reached &at, qsizetype step) const
{
    at.setBit(step);
    if (step < m_steps.size() && m_steps[step].kind == Kind::Descend)
        reach(at, step + 1);
}

} // namespace kvlens
