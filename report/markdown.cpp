// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/markdown.h"

namespace kvlens {

QString plainMarkdown(const QString &text)
{
    QString plain;
    for (const QChar c : text) {
        if (QStringLiteral("\\`*_{}[]<>#|&~").contains(c))
            plain += u'\\';
        plain += c;
    }
    return plain;
}

QString codeMarkdown(const QString &text)
{
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const QString fence(longest + 1, u'`');
    const QString space = longest > 0 ? QStringLiteral(" ") : QString();
    return fence + space + text + space + fence;
}

} // namespace kvlens
