// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where Tab goes. Qt appends whatever is made later to the end of its window's order.
#pragma once

class QWidget;

namespace kvlens {

// Tab comes to the controls of `page` after `before`, in the order in which they were made. Both
// are in one window.
void tabAfter(QWidget &before, const QWidget &page);

} // namespace kvlens
