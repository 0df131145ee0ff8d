// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The smallest part of a store that still shows what a check has found in it.
#pragma once

#include "model/bugreport/smallstore.h"
#include "model/checks/storecheck.h"

namespace kvlens {

// Of the store in which `finding` was found by a rule. What it names stays, with what that names
// and is named by; then as much goes as can, as long as a check of what is left, written into a
// folder for the time being, finds the same, and nothing else at which Python would fail before
// it comes to that. What goes is taken out of whatever names it. `checked`: by all rules.
// Unsupported: the store is not JSON; the store tells the finding itself, as of a damaged file; or
// no smaller one shows it, as with times and sizes of files. Else errors as Store::scan(), and of
// writing.
Result<SmallStore> smallestWith(Store &store, const CheckedStore &checked, const Finding &finding,
    const std::stop_token &stop = {});

// Whether both say the same of a store, whatever their names and numbers are: of the same rule, in
// the same sentence, with the same error of Python that the same call raises.
bool areAlike(const Finding &one, const Finding &other);

// Whether it is found in a store. BehindAnother: what Python says to it is said to something else
// before.
enum class Shown : quint8 { No, BehindAnother, Yes };

// By a check of the store, written into a folder for the time being. No: it does not find what is
// like the `finding`, or another at which Python fails but those of the rules that are `known`.
// Errors as those of writing and checking.
Result<Shown> shownIn(const SmallStore &store, const Finding &finding, const QStringList &known,
    const std::stop_token &stop = {});

} // namespace kvlens
