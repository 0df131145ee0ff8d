// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/keyfilter.h"

#include "stores/wtf8.h"

namespace kvlens {

namespace {

// Unlike Qt's own conversion "*" matches "/" too: keys are no paths.
QString globExpression(const QString &glob)
{
    QString expression;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const QChar c = glob.at(i);
        const qsizetype close = c == u'[' ? glob.indexOf(u']', i + 2) : -1;
        if (c == u'*') {
            expression += u".*";
        } else if (c == u'?') {
            expression += u'.';
        } else if (close > 0) {
            QString set = glob.sliced(i + 1, close - i - 1).replace(u'\\', QStringLiteral("\\\\"));
            if (set.startsWith(u'!'))
                set[0] = u'^';
            expression += u'[' + set + u']';
            i = close;
        } else {
            expression += QRegularExpression::escape(QStringView(&c, 1));
        }
    }
    return QRegularExpression::anchoredPattern(expression);
}

QString expressionText(const KeyPattern &pattern)
{
    switch (pattern.kind) {
    case KeyPattern::Kind::Substring:
        return QRegularExpression::escape(pattern.text);
    case KeyPattern::Kind::Prefix:
        return u'^' + QRegularExpression::escape(pattern.text);
    case KeyPattern::Kind::Glob:
        return globExpression(pattern.text);
    case KeyPattern::Kind::Regex:
        break;
    }
    return pattern.text;
}

QRegularExpression expressionOf(const KeyPattern &pattern)
{
    QRegularExpression::PatternOptions options = QRegularExpression::DotMatchesEverythingOption;
    if (pattern.caseSensitivity == Qt::CaseInsensitive)
        options |= QRegularExpression::CaseInsensitiveOption;
    return QRegularExpression(expressionText(pattern), options);
}

} // namespace

Result<KeyFilter> KeyFilter::make(const KeyPattern &pattern)
{
    KeyFilter filter;
    filter.m_pattern = pattern;
    filter.m_expression = expressionOf(pattern);
    if (!filter.m_expression.isValid())
        return Error {ErrorCode::Invalid, filter.m_expression.errorString(), pattern.text,
            TextPlace {.column = filter.m_expression.patternErrorOffset() + 1}};
    filter.m_expression.optimize();
    return filter;
}

bool KeyFilter::matches(QByteArrayView key) const
{
    if (m_pattern.text.isEmpty())
        return true;
    return m_expression.match(fromWtf8(key)).hasMatch();
}

} // namespace kvlens
