// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Qt Test as all tests have it, by their precompiled header: what it tries again and again is
// waited for with patience; its own gives up after five seconds.
#pragma once

#include "tests/support/patience.h"

#include <QTest>

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, kvlens::test::patience)
#define QTRY_VERIFY2(expr, text) QTRY_VERIFY2_WITH_TIMEOUT(expr, text, kvlens::test::patience)
#define QTRY_COMPARE(value, expected)                                                              \
    QTRY_COMPARE_WITH_TIMEOUT(value, expected, kvlens::test::patience)
