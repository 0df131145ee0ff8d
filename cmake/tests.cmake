# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# kvlens_add_test(NAME [LIBRARIES …] [SOURCES …] [LABELS …]): one Qt Test program from tst_NAME.cpp.
function(kvlens_add_test name)
    cmake_parse_arguments(ARG "" "" "LIBRARIES;SOURCES;LABELS" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp ${ARG_SOURCES})
    target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(tst_${name} PRIVATE ${ARG_LIBRARIES} Qt6::Test kvlens_warnings)
    target_compile_definitions(tst_${name} PRIVATE
        KVLENS_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND tst_${name})
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
endfunction()
