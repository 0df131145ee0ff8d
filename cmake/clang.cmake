# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Toolchain of the presets that need clang: the version of Debian 12, or else the system's own.
find_program(KVLENS_CLANGXX NAMES clang++-14 clang++ clang++-18 clang++-19 REQUIRED)
set(CMAKE_CXX_COMPILER ${KVLENS_CLANGXX})
