# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The programs that the thread sanitizer runs; the only ones that its preset has to build.
add_custom_target(kvlens_tsan_tests)

# What runs the project's own code is labelled `unit`: `./dev test` has it run under the address sanitizer
# and not a second time without one. All other tests (real libraries, a display, the benchmark, faults of
# the system, the sources themselves) are about the program as it is used, and need these programs only.
add_custom_target(kvlens_plain_tests)
function(kvlens_plain_test_program)
    add_dependencies(kvlens_plain_tests ${ARGN})
endfunction()

# kvlens_add_helper(NAME LAYER [LIBRARY …]): a program from NAME.cpp that such tests start, and nothing else.
function(kvlens_add_helper name layer)
    add_executable(${name} ${name}.cpp)
    target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE ${layer} kvlens_warnings ${ARGN})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    kvlens_precompiled_by(${name} ${layer})
    kvlens_plain_test_program(${name})
    if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
        set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
    endif()
endfunction()

# Sanitizers of clang find the names of functions, for reports and for what is to be passed over, by a
# program that lies beside the compiler.
set(kvlens_test_path "")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    get_filename_component(compiler ${CMAKE_CXX_COMPILER} REALPATH)
    get_filename_component(folder ${compiler} DIRECTORY)
    set(kvlens_test_path "PATH=path_list_append:${folder}")
endif()

# Compiling a test is most of what testing takes: no optimisation, and one precompiled header for
# all tests that use the same of Qt; the first of them owns it. Qt tells each test its folder by a
# definition; without that, folders can share one.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

function(kvlens_test_compiles_fast target libraries)
    target_compile_options(${target} PRIVATE -O0)
    set(key kvlens_pch_core)
    if(libraries MATCHES "kvlens_test_ui")
        set(key kvlens_pch_widgets)
    endif()
    get_property(owner GLOBAL PROPERTY ${key})
    if(owner)
        target_precompile_headers(${target} REUSE_FROM ${owner})
    else()
        target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h
            ${PROJECT_SOURCE_DIR}/tests/support/patientqtest.h)
        # Where all of them are compiled at once, what most of them use of the project too.
        if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
            set(kvlens_pch_core_uses model/storesession.h)
            set(kvlens_pch_widgets_uses model/workspace.h ui/mainwindow.h)
            list(TRANSFORM ${key}_uses PREPEND ${PROJECT_SOURCE_DIR}/)
            target_precompile_headers(${target} PRIVATE ${${key}_uses})
        endif()
        set_property(GLOBAL PROPERTY ${key} ${target})
    endif()
endfunction()

# Runs moc on one source. Automatic moc would give each of many small programs a search for Q_OBJECT
# and an empty source to compile.
function(kvlens_moc target source)
    set(moc ${CMAKE_CURRENT_BINARY_DIR}/${source}.moc)
    add_custom_command(OUTPUT ${moc} DEPENDS ${source}.cpp VERBATIM
        COMMAND Qt6::moc ${CMAKE_CURRENT_SOURCE_DIR}/${source}.cpp -o ${moc})
    set_target_properties(${target} PROPERTIES AUTOMOC OFF)
    target_sources(${target} PRIVATE ${moc})
    target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
endfunction()

# kvlens_add_test(NAME [LIBRARIES …] [LABELS …]): one Qt Test program from tst_NAME.cpp.
# A test never sees the settings, the state or the display of whoever runs it.
function(kvlens_add_test name)
    cmake_parse_arguments(ARG "" "" "LIBRARIES;LABELS" ${ARGN})
    add_executable(tst_${name} tst_${name}.cpp)
    target_include_directories(tst_${name} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(tst_${name} PRIVATE ${ARG_LIBRARIES} kvlens_test_words Qt6::Test kvlens_warnings)
    target_compile_definitions(tst_${name} PRIVATE
        KVLENS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    set_target_properties(tst_${name} PROPERTIES UNITY_BUILD OFF)
    kvlens_test_compiles_fast(tst_${name} "${ARG_LIBRARIES}")
    kvlens_moc(tst_${name} tst_${name})
    if("tsan" IN_LIST ARG_LABELS)
        add_dependencies(kvlens_tsan_tests tst_${name})
    endif()
    add_test(NAME ${name} COMMAND tst_${name})
    set(home ${CMAKE_CURRENT_BINARY_DIR}/home-${name})
    set_tests_properties(${name} PROPERTIES LABELS "unit;${ARG_LABELS}" TIMEOUT 900
        ENVIRONMENT_MODIFICATION "${kvlens_test_path}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;XDG_CONFIG_HOME=${home};XDG_DATA_HOME=${home};XDG_STATE_HOME=${home};XDG_CACHE_HOME=${home}")
endfunction()

# kvlens_run_whole(NAME): a test that is smaller under a sanitizer (tests/support/sanitized.h) runs once
# more where there is none.
function(kvlens_run_whole name)
    kvlens_plain_test_program(tst_${name})
    add_test(NAME ${name}_whole COMMAND tst_${name})
    get_test_property(${name} ENVIRONMENT environment)
    set_tests_properties(${name}_whole PROPERTIES LABELS large TIMEOUT 900 ENVIRONMENT "${environment}")
endfunction()
