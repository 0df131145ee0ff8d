// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which language the program speaks. The sources are in English; what English needs beside them,
// its plural forms, and all other languages are in resources/i18n, one kvlens_LANGUAGE.ts each.
#pragma once

#include <QStringList>

namespace kvlens {

// From now on the application speaks the language that the environment asks for, as far as there is
// a translation, and English else; Qt's own words too. Numbers are written as the environment asks
// for, and as that language has them where it does not. A kvlens_LANGUAGE.qm in the folder that the
// variable KVLENS_TRANSLATIONS names goes before the one in the resources, so that a translation
// can be tried before it is built in. Threads: the one of the application object, which is there;
// before anything is shown.
void installTranslations();

// A text of such a translation before there is an application object.
QString translatedEarly(const char *context, const char *english);

// A number up to which int reaches that takes the same plural form as `count` in every language.
// A text with a number is tr("%1 key(s)", nullptr, pluralOf(count)).arg(numberText(count)).
int pluralOf(qint64 count);

// `form` with the arguments in place of %1, %2 …; what they hold is not looked at again.
QString filled(const QString &form, const QStringList &arguments);

} // namespace kvlens
