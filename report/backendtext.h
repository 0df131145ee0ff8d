// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The kinds of store in words, all made from how they describe themselves (stores/backend.h).
#pragma once

#include "stores/backend.h"

namespace kvlens {

// "SimpleKVStore file"
QString labelOf(const BackendInfo &backend);

// "a SimpleKVStore file or any other JSON file, a persisted index folder, or a file tree": what is
// at a path and can be opened.
QString openableText();

// "JSON files (*.json)" of each kind that is files, and "All files (*)": for a file dialog.
QStringList fileFilters();

// "SimpleKVStore file (*.json)": for a file dialog that asks where one is to be made.
QString targetFilter(const BackendInfo &backend);

// The kinds that can be made new at a path.
QList<const BackendInfo *> kindsToMakeAtPath();

// "?metadata=DIR" and what it is for.
struct OptionText
{
    QString form;
    QString meaning;
};

// "json:PATH", "SimpleKVStore file" and the options of one kind.
struct AddressText
{
    QString form;
    QString label;
    QList<OptionText> options = {};
};

QList<AddressText> addressTexts();

// The same as lines for a screen of fixed characters, as `kvlens --help` prints them.
QString addressHelp();

} // namespace kvlens
