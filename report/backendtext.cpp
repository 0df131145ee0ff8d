// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "report/backendtext.h"

#include "stores/catalog.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

struct BackendText
{
    Q_DECLARE_TR_FUNCTIONS(BackendText)
};

// The words in the table of backends.
QString translated(const char *words)
{
    return QCoreApplication::translate("Backend", words);
}

QString filterText(const QString &name, const QStringList &patterns)
{
    return u"%1 (%2)"_s.arg(name, patterns.join(u' '));
}

QString listText(const QStringList &things)
{
    QString text = things.value(0);
    for (qsizetype i = 1; i < things.size(); ++i)
        text = (i + 1 < things.size() ? BackendText::tr("%1, %2") : BackendText::tr("%1, or %2"))
                   .arg(text, things.at(i));
    return text;
}

QString form(const BackendInfo &backend)
{
    return backend.scheme + u':' + backend.place;
}

AddressText addressText(const BackendInfo &backend)
{
    AddressText text {form(backend), labelOf(backend)};
    for (const BackendOption &option : backend.options)
        text.options.append(
            {u"?%1=%2"_s.arg(option.name, option.value), translated(option.meaning)});
    return text;
}

} // namespace

QString labelOf(const BackendInfo &backend)
{
    return translated(backend.label);
}

QString openableText()
{
    QStringList things;
    for (const BackendInfo &backend : catalog()) {
        if (backend.recognise)
            things << translated(backend.opens);
    }
    return listText(things);
}

QStringList fileFilters()
{
    QStringList filters;
    for (const BackendInfo &backend : catalog()) {
        if (backend.files)
            filters << filterText(translated(backend.files->name), backend.files->patterns);
    }
    filters << filterText(BackendText::tr("All files"), {u"*"_s});
    return filters;
}

QString targetFilter(const BackendInfo &backend)
{
    return filterText(
        labelOf(backend), backend.files ? backend.files->patterns : QStringList {u"*"_s});
}

QList<const BackendInfo *> kindsToMakeAtPath()
{
    QList<const BackendInfo *> kinds;
    for (const BackendInfo &backend : catalog()) {
        const bool atPath = backend.home == StoreHome::File || backend.home == StoreHome::Folder;
        if (backend.canBeNew && atPath)
            kinds.append(&backend);
    }
    return kinds;
}

QList<AddressText> addressTexts()
{
    QList<AddressText> texts;
    for (const BackendInfo &backend : catalog())
        texts.append(addressText(backend));
    return texts;
}

QString addressHelp()
{
    constexpr qsizetype column = 28;
    const auto line = [](const QString &indent, const QString &form, const QString &meaning) {
        return (indent + form).leftJustified(column) + meaning + u'\n';
    };
    QString help;
    for (const AddressText &text : addressTexts()) {
        help += line(u"  "_s, text.form, text.label);
        for (const OptionText &option : text.options)
            help += line(u"    "_s, option.form, option.meaning);
    }
    return help;
}

} // namespace kvlens
