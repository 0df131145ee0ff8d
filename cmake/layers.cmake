# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# A layer, a program or a library of helpers that is compiled as another layer is, with the same
# precompiled header.
function(kvlens_precompiled_by target layer)
    get_target_property(owner ${layer} PRECOMPILE_HEADERS_REUSE_FROM)
    if(NOT owner)
        get_target_property(owner ${layer} ALIASED_TARGET)
    endif()
    if(NOT owner)
        set(owner ${layer})
    endif()
    target_compile_options(${target} PRIVATE -fPIC) # of programs the default is another one
    target_precompile_headers(${target} REUSE_FROM ${owner})
endfunction()

# The precompiled header of whatever links Qt Core alone; and where the preset does not optimise, one more
# for the little that is optimised all the same (kvlens_add_optimised): a compiler wants to be called alike.
function(kvlens_add_core_headers name)
    add_library(${name} OBJECT ${PROJECT_SOURCE_DIR}/cmake/pch.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE Qt6::Core tl::expected kvlens_warnings)
    target_compile_options(${name} PRIVATE -fPIC ${ARGN})
    target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)
endfunction()
kvlens_add_core_headers(kvlens_core_headers)
if(CMAKE_CXX_FLAGS_DEBUG MATCHES "-O0")
    set(kvlens_optimised -O1)
    kvlens_add_core_headers(kvlens_optimised_headers ${kvlens_optimised})
else()
    set(kvlens_optimised "")
    add_library(kvlens_optimised_headers ALIAS kvlens_core_headers)
endif()

# kvlens_add_optimised(NAME): a part of a layer that is optimised where the rest is not (a preset for
# tests): a test over megabytes would wait for minutes.
function(kvlens_add_optimised name)
    kvlens_add_layer(${name} OBJECT PRECOMPILED_BY kvlens_optimised_headers)
    target_compile_options(${name} PRIVATE ${kvlens_optimised})
endfunction()

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
