// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/reportpage.h"

#include "report/markdown.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class PageWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportPage)
};

using PageCell = ReportPage::Cell;
using PageSection = ReportPage::Section;

// In one line, whoever wrote it.
QString lineOf(const QString &text)
{
    return displayText(text);
}

QString moreText(const PageSection &section)
{
    const qint64 more = section.count - section.rows.size();
    return more > 0 && section.amounts.isEmpty()
        ? PageWords::tr("and %1 more", nullptr, pluralOf(more)).arg(numberText(more))
        : QString();
}

QString cellMarkdown(const PageCell &cell)
{
    const QString line = lineOf(cell.text);
    return cell.isOurs || line.isEmpty() ? plainMarkdown(line) : codeMarkdown(line);
}

QString rowMarkdown(const QList<PageCell> &row)
{
    QStringList cells;
    for (const PageCell &cell : row)
        cells.append(cellMarkdown(cell));
    return u"- "_s + cells.join(u" \u00b7 "_s) + u'\n';
}

QString headOf(const PageSection &section, const QString &place)
{
    QString head = section.title;
    if (section.amounts.isEmpty())
        head += u" ("_s + numberText(section.count) + u')';
    return place.isEmpty() ? head : head + u" \u00b7 "_s + place;
}

QString sectionMarkdown(const PageSection &section)
{
    const QString place = section.place.isEmpty() ? QString() : codeMarkdown(lineOf(section.place));
    PageSection plain = section;
    plain.title = plainMarkdown(section.title);
    QString text = u"## "_s + headOf(plain, place) + u"\n\n"_s;
    if (section.columns.size() > 1)
        text += plainMarkdown(section.columns.join(u" \u00b7 "_s)) + u":\n\n"_s;
    for (const QList<PageCell> &row : section.rows)
        text += rowMarkdown(row);
    const QString more = moreText(section);
    if (!more.isEmpty())
        text += u"- "_s + plainMarkdown(more) + u'\n';
    return text + u'\n';
}

QString cellHtml(const PageCell &cell)
{
    const QString line = lineOf(cell.text).toHtmlEscaped();
    return cell.isOurs ? line : u"<code><bdi>"_s + line + u"</bdi></code>"_s;
}

QString rowHtml(const QList<PageCell> &row, const QString &more = {})
{
    QString text = u"<tr>"_s;
    for (const PageCell &cell : row)
        text += u"<td>"_s + cellHtml(cell) + u"</td>"_s;
    return text + more + u"</tr>\n"_s;
}

// How much of the most it is, as a bar; the number stands before it.
QString barHtml(qint64 amount, qint64 most)
{
    const double share = most > 0 ? 100.0 * double(amount) / double(most) : 0;
    return u"<td class=\"bar\"><div style=\"width:%1%\"></div></td>"_s.arg(share, 0, 'f', 1);
}

QString sectionHtml(const PageSection &section)
{
    const QString place = section.place.isEmpty()
        ? QString()
        : u"<code><bdi>"_s + lineOf(section.place).toHtmlEscaped() + u"</bdi></code>"_s;
    PageSection plain = section;
    plain.title = section.title.toHtmlEscaped();
    QString text = u"<section>\n<h2>"_s + headOf(plain, place) + u"</h2>\n<table>\n"_s;
    if (section.columns.size() > 1) {
        text += u"<tr>"_s;
        for (const QString &column : section.columns)
            text += u"<th>"_s + column.toHtmlEscaped() + u"</th>"_s;
        text += u"</tr>\n"_s;
    }
    const qint64 most = section.amounts.isEmpty()
        ? 0
        : *std::max_element(section.amounts.begin(), section.amounts.end());
    for (qsizetype i = 0; i < section.rows.size(); ++i)
        text += rowHtml(section.rows.at(i),
            section.amounts.isEmpty() ? QString() : barHtml(section.amounts.at(i), most));
    text += u"</table>\n"_s;
    const QString more = moreText(section);
    if (!more.isEmpty())
        text += u"<p>"_s + more.toHtmlEscaped() + u"</p>\n"_s;
    return text + u"</section>\n"_s;
}

// Text on its ground has a contrast of 4.5 to 1 or more, in both.
constexpr auto pageStyle = R"(
:root { color-scheme: light dark; --base: #ffffff; --text: #1b1f24; --muted: #5f6975; --line: #d8dce2; --bar: #2563eb; }
@media (prefers-color-scheme: dark) {
  :root { --base: #16191d; --text: #e6e9ed; --muted: #98a2ad; --line: #323840; --bar: #5b9bff; }
}
body { background: var(--base); color: var(--text); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; } td, th { border-bottom: 1px solid var(--line); padding: .2rem 1.5rem .2rem 0; text-align: start; vertical-align: top; }
th, dt { color: var(--muted); font-weight: normal; }
dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content auto; } dd { margin: 0; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
.bar { min-width: 20rem; } .bar div { background: var(--bar); height: .8rem; margin-top: .4rem; }
)";

} // namespace

QByteArray markdownOf(const ReportPage &page)
{
    QString text = u"# "_s + plainMarkdown(page.title) + u"\n\n"_s;
    for (const QList<PageCell> &fact : page.facts)
        text += rowMarkdown(fact);
    if (!page.facts.isEmpty())
        text += u'\n';
    for (const QString &sentence : page.sentences)
        text += plainMarkdown(lineOf(sentence)) + u"\n\n"_s;
    for (const PageSection &section : page.sections)
        text += sectionMarkdown(section);
    return text.trimmed().toUtf8() + '\n';
}

QByteArray htmlOf(const ReportPage &page)
{
    const QString title = page.title.toHtmlEscaped();
    QString text = u"<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"_s.arg(
        QLocale().bcp47Name().toHtmlEscaped());
    text += u"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n"_s;
    text += u"<title>"_s + title + u"</title>\n<style>"_s + QString::fromLatin1(pageStyle)
        + u"</style>\n</head>\n<body>\n<h1>"_s + title + u"</h1>\n<dl>\n"_s;
    for (const QList<PageCell> &fact : page.facts)
        text += u"<dt>"_s + cellHtml(fact.at(0)) + u"</dt><dd>"_s + cellHtml(fact.at(1))
            + u"</dd>\n"_s;
    text += u"</dl>\n"_s;
    for (const QString &sentence : page.sentences)
        text += u"<p>"_s + lineOf(sentence).toHtmlEscaped() + u"</p>\n"_s;
    for (const PageSection &section : page.sections)
        text += sectionHtml(section);
    return (text + u"</body>\n</html>\n"_s).toUtf8();
}

QByteArray reportText(PageForm form, const ReportPage &page)
{
    return form == PageForm::Html ? htmlOf(page) : markdownOf(page);
}

} // namespace kvlens
