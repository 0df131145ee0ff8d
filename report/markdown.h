// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Texts as parts of Markdown. Pure. What others wrote goes through displayText() first.
#pragma once

#include <QString>

namespace kvlens {

// A text: nothing in it is a mark, the beginning of an entity or a line of HTML.
QString plainMarkdown(const QString &text);
// Code, whatever is in it: the fence is longer than any run of its kind inside.
QString codeMarkdown(const QString &text);

} // namespace kvlens
