// SPDX-FileCopyrightText: KV Lens contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A sanitizer makes a program many times slower. A test that has to be large is smaller under one,
// and runs once more in its whole size without: kvlens_run_whole() in cmake/tests.cmake.
#pragma once

#ifdef __has_feature // clang's way to say it; gcc defines the other two
#define KVLENS_HAS_FEATURE(x) __has_feature(x)
#else
#define KVLENS_HAS_FEATURE(x) 0
#endif

namespace kvlens::test {

#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__                                    \
    || KVLENS_HAS_FEATURE(address_sanitizer) || KVLENS_HAS_FEATURE(thread_sanitizer)
constexpr bool isSanitized = true;
#else
constexpr bool isSanitized = false;
#endif

} // namespace kvlens::test
