// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stores/words/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace kvlens {

namespace {

using Translators = std::vector<std::unique_ptr<QTranslator>>;

// The later ones go before the earlier.
Translators loadTranslators()
{
    const QString ours = u"kvlens"_s;
    const QLocale wanted;
    struct Place
    {
        QString name;
        QString folder;
        QLocale locale;
    };
    const Place places[] {{u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath), wanted},
        {ours, u":/i18n"_s, QLocale(QLocale::English)}, {ours, u":/i18n"_s, wanted},
        {ours, qEnvironmentVariable("KVLENS_TRANSLATIONS", u":/i18n"_s), wanted}};
    Translators loaded;
    for (const Place &place : places) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(place.locale, place.name, u"_"_s, place.folder))
            loaded.push_back(std::move(translator));
    }
    return loaded;
}

// "C" says nothing: it is what a system is left with that has no locale installed.
bool isToldHowNumbersAre()
{
    for (const char *variable : {"LC_ALL", "LC_NUMERIC", "LANG"}) {
        const QString locale = qEnvironmentVariable(variable);
        if (!locale.isEmpty())
            return locale != u"C"_s && !locale.startsWith(u"C."_s) && locale != u"POSIX"_s;
    }
    return false;
}

} // namespace

void installTranslations()
{
    for (std::unique_ptr<QTranslator> &translator : loadTranslators()) {
        if (!isToldHowNumbersAre())
            QLocale::setDefault(QLocale(translator->language()));
        translator->setParent(QCoreApplication::instance());
        QCoreApplication::installTranslator(translator.release()); // owned by the application
    }
}

QString translatedEarly(const char *context, const char *english)
{
    QString text;
    for (const std::unique_ptr<QTranslator> &translator : loadTranslators()) {
        const QString said = translator->translate(context, english);
        text = said.isEmpty() ? text : said;
    }
    return text.isEmpty() ? QString::fromUtf8(english) : text;
}

// Rules of plurals look at the last digits, and at whole millions.
int pluralOf(qint64 count)
{
    constexpr qint64 million = 1'000'000;
    return int(count < 1000 * million ? count : 1000 * million + count % million);
}

QString filled(const QString &form, const QStringList &arguments)
{
    QString text;
    for (qsizetype at = 0; at < form.size(); ++at) {
        const bool isPlace = form[at] == u'%' && at + 1 < form.size() && form[at + 1].isDigit();
        const qsizetype number = isPlace ? form[++at].digitValue() : 0;
        text += isPlace ? arguments.value(number - 1) : QString(form[at]);
    }
    return text;
}

} // namespace kvlens
