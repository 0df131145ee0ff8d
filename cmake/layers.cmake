# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# A layer, a program or a library of helpers that is compiled as another layer is, with the same
# precompiled header.
function(kvlens_precompiled_by target layer)
    get_target_property(owner ${layer} PRECOMPILE_HEADERS_REUSE_FROM)
    if(NOT owner)
        set(owner ${layer})
    endif()
    target_compile_options(${target} PRIVATE -fPIC) # of programs the default is another one
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# The precompiled header of whatever links Qt Core alone.
add_library(kvlens_core_headers OBJECT ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
set_target_properties(kvlens_core_headers PROPERTIES AUTOMOC OFF)
target_link_libraries(kvlens_core_headers PRIVATE Qt6::Core tl::expected kvlens_warnings)
target_compile_options(kvlens_core_headers PRIVATE -fPIC)
target_precompile_headers(kvlens_core_headers PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)

# A folder is a library, shared where BUILD_SHARED_LIBS says so; its subfolders add their own files with
# kvlens_sources(). Where the preset says so, sources are compiled together, so that what stands in an
# unnamed namespace needs a name that no other source of the layer has.
# kvlens_add_layer(NAME [OBJECT] [PRECOMPILED_BY LAYER]): with the precompiled header of another layer, or
# an own; OBJECT is a part of the layer that links it, compiled in a way of its own.
function(kvlens_add_layer name)
    cmake_parse_arguments(ARG "OBJECT" "PRECOMPILED_BY" "" ${ARGN})
    if(ARG_OBJECT)
        add_library(${name} OBJECT)
        set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    else()
        add_library(${name})
    endif()
    set_target_properties(${name} PROPERTIES DEFINE_SYMBOL "")
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE kvlens_warnings)
    if(ARG_PRECOMPILED_BY)
        kvlens_precompiled_by(${name} ${ARG_PRECOMPILED_BY})
    else()
        target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)
    endif()
endfunction()

# kvlens_sources(TARGET HEADERS a.h … SOURCES a.cpp … ALONE b.cpp …): files of the calling folder.
# ALONE are those of the sources that have a name of their own which another one has too; they are
# never compiled together with others.
function(kvlens_sources target)
    cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;ALONE" ${ARGN})
    list(TRANSFORM ARG_HEADERS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ARG_ALONE PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    target_sources(${target} PRIVATE ${ARG_SOURCES} ${ARG_HEADERS})
    set_source_files_properties(${ARG_ALONE} TARGET_DIRECTORY ${target}
        PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
