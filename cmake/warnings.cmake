# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Linked by every target of ours: warnings and definitions, no global flags.
add_library(kvlens_warnings INTERFACE)
target_compile_options(kvlens_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
target_compile_definitions(kvlens_warnings INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

# A warning is an error for the compilers of Debian 12, which the project is developed with. What a
# newer one has learnt to warn about is shown, and must not keep anybody from building.
set(known_compiler $<OR:$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>,$<AND:$<CXX_COMPILER_ID:Clang>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,15>>>)
target_compile_options(kvlens_warnings INTERFACE
    $<$<AND:$<BOOL:${KVLENS_WERROR}>,${known_compiler}>:-Werror>)

# As gcc means the two: signed and unsigned convert into each other, and of several sources compiled
# together one does not know what the others call their own.
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(kvlens_warnings INTERFACE -Wno-sign-conversion)
    if(CMAKE_UNITY_BUILD)
        target_compile_options(kvlens_warnings INTERFACE -Wno-shadow)
    endif()
endif()

# A class that only its source knows may hold what stands in an unnamed namespace; in a source that is
# compiled together with others gcc takes it for one of a header.
if(CMAKE_UNITY_BUILD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(kvlens_warnings INTERFACE -Wno-subobject-linkage)
endif()
