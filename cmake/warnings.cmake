# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Linked by every target of ours: warnings and definitions, no global flags.
add_library(kvlens_warnings INTERFACE)
target_compile_options(kvlens_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${KVLENS_WERROR}>:-Werror>)
target_compile_definitions(kvlens_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
