// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of a value as people read and edit it, and the way back.
#pragma once

#include "stores/json/format.h"
#include "stores/json/pages.h"

namespace kvlens::json {

// The stored bytes of a page, as they read; any bytes have a form. The text of a long string is
// broken into lines that the string does not have: behind each \n, and where they get too long.
Pretty pageText(const QByteArray &stored, const PageMark &page, const PageOptions &options = {});

// The stored bytes of an edited page, such that the value stays the JSON that it was around it;
// tokens that were not edited keep their bytes. `behind`: the place behind the page.
// Invalid: the edited text cannot stand there, or what follows could not follow it; the place is in
// the edited text. Unsupported: a part of a long number.
Result<QByteArray> restorePage(const QByteArray &stored, const PageMark &page, const Place &behind,
    const QByteArray &edited, const Style &style, const PageOptions &options = {});

} // namespace kvlens::json
