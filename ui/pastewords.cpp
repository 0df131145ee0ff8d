// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pastewords.h"

#include "model/isolated.h"
#include "report/errortext.h"
#include "report/wording.h"
#include "stores/words/translations.h"
#include "stores/wtf8.h"
#include "ui/style.h"
#include "ui/target.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace kvlens {

namespace {

// Under this name translators find the words of this file.
class PasteWords
{
    Q_DECLARE_TR_FUNCTIONS(Paste)
};

constexpr qsizetype namedInQuestion = 5;

QString firstKeys(const QList<QByteArray> &keys, qsizetype count)
{
    QStringList names;
    for (const QByteArray &key : keys.first(std::min(keys.size(), namedInQuestion)))
        names.append(elidedMiddle(keyLabel(key), 60));
    if (count > names.size())
        names.append(QStringLiteral("\u2026"));
    return names.join(QStringLiteral(", "));
}

void add(QStringList &sentences, qsizetype count, const QString &sentence)
{
    if (count > 0)
        sentences.append(sentence.arg(numberText(count)));
}

// One line each: what became of a key, and why.
QStringList renamedLines(const PasteReport &report)
{
    QStringList lines;
    for (const PasteReport::Renamed &each : report.renamed) {
        const QString names
            = QStringLiteral("%1 \u2192 %2")
                  .arg(isolated(keyLabel(each.key)), isolated(keyLabel(each.to.key)));
        const QString why = each.rule ? plainReasonText(*each.rule)
                                      : PasteWords::tr("there is such a key already");
        lines.append(QStringLiteral("%1: %2").arg(names, why));
    }
    return lines;
}

QStringList refusedLines(const QList<Error> &errors)
{
    QStringList lines;
    for (const Error &why : errors)
        lines.append(QStringLiteral("%1: %2").arg(why.subject, plainReasonText(why.detail)));
    return lines;
}

QStringList differences(const PasteReport &report)
{
    QStringList told;
    add(told, report.replaced,
        PasteWords::tr("%1 of them replace what was there.", nullptr, pluralOf(report.replaced)));
    add(told, report.renamedAsTaken,
        PasteWords::tr(
            "%1 got another key, as theirs is taken.", nullptr, pluralOf(report.renamedAsTaken)));
    add(told, report.renamedByRule,
        PasteWords::tr(
            "%1 got a key that can be stored there.", nullptr, pluralOf(report.renamedByRule)));
    add(told, report.skipped,
        PasteWords::tr("%1 were left out, as their keys are there already.", nullptr,
            pluralOf(report.skipped)));
    add(told, report.refused,
        PasteWords::tr("%1 cannot be stored there.", nullptr, pluralOf(report.refused)));
    add(told, report.withoutExpiry,
        PasteWords::tr("%1 lost their expiry time, as none is kept there.", nullptr,
            pluralOf(report.withoutExpiry)));
    return told;
}

} // namespace

void askIfTaken(const PasteReport &report, const QString &where, QWidget *window,
    const std::function<void(IfTaken)> &choose)
{
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(PasteWords::tr("Paste entries"));
    box->setTextFormat(Qt::PlainText);
    box->setText(
        PasteWords::tr("%1 of the keys are in %2 already.", nullptr, pluralOf(report.taken))
            .arg(numberText(report.taken), where));
    box->setInformativeText(firstKeys(report.takenKeys, report.taken));
    const auto button = [box](const QString &text, const QString &does) {
        QPushButton *made = box->addButton(text, QMessageBox::AcceptRole);
        made->setToolTip(does);
        made->setAccessibleDescription(does);
        return made;
    };
    QPushButton *both = button(
        PasteWords::tr("Keep both"), PasteWords::tr("The copies get a number behind their keys"));
    const QPushButton *replace = button(PasteWords::tr("Replace"),
        PasteWords::tr("The copied values are staged over what is there"));
    const QPushButton *skip = button(
        PasteWords::tr("Skip"), PasteWords::tr("What is there stays; its copies are left out"));
    box->setEscapeButton(box->addButton(PasteWords::tr("Cancel"), QMessageBox::RejectRole));
    box->setDefaultButton(both);
    setPrimary(both);
    QObject::connect(box, &QMessageBox::buttonClicked, window, [=](const QAbstractButton *chosen) {
        if (chosen == both)
            choose(IfTaken::KeepBoth);
        else if (chosen == replace)
            choose(IfTaken::Replace);
        else if (chosen == skip)
            choose(IfTaken::Skip);
    });
    box->open();
}

Message pasteMessage(const PasteReport &report, const QString &where)
{
    Message message {.matter = Message::Matter::Staged};
    message.happened = report.staged == 0
        ? PasteWords::tr("Nothing was staged in %1.").arg(where)
        : PasteWords::tr("%1 entries are staged in %2.", nullptr, pluralOf(report.staged))
              .arg(numberText(report.staged), where);
    message.kind = report.refused > 0 ? Message::Kind::Warning : Message::Kind::Information;
    message.kept = differences(report).join(u' ');
    message.details = (refusedLines(report.why) + renamedLines(report)).join(u'\n');
    return message;
}

Message leftOutMessage(const EntryClip &clip)
{
    Message message {.kind = Message::Kind::Warning, .matter = Message::Matter::Copying};
    message.happened
        = PasteWords::tr("%1 entries could not be copied.", nullptr, pluralOf(clip.leftOut))
              .arg(numberText(clip.leftOut));
    if (!clip.entries.isEmpty())
        message.kept = PasteWords::tr("%1 others were.", nullptr, pluralOf(clip.entries.size()))
                           .arg(numberText(clip.entries.size()));
    message.details = refusedLines(clip.why).join(u'\n');
    return message;
}

} // namespace kvlens
