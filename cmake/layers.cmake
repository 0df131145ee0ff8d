# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# A folder is a static library; its subfolders add their own files with target_sources(). Where the
# preset says so, sources are compiled together, so that what stands in an unnamed namespace needs a
# name that no other source of the layer has.
# Headers are listed too, and each is found out to include all that it needs when
# VERIFY_INTERFACE_HEADER_SETS is on: it is compiled alone, or a header that is begins by including
# it, so that nothing stands before it there either.
function(kvlens_add_layer name)
    add_library(${name} STATIC)
    target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} PRIVATE kvlens_warnings)
    target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)
    set_target_properties(${name} PROPERTIES INTERFACE_HEADER_SETS_TO_VERIFY HEADERS)
endfunction()

# The headers of the layers that another of them begins with: a list of paths.
function(kvlens_headers_begun_with result)
    file(GLOB_RECURSE headers ${PROJECT_SOURCE_DIR}/stores/*.h ${PROJECT_SOURCE_DIR}/model/*.h
        ${PROJECT_SOURCE_DIR}/ui/*.h ${PROJECT_SOURCE_DIR}/app/*.h)
    set(found)
    foreach(header IN LISTS headers)
        file(STRINGS ${header} first REGEX "^#include " LIMIT_COUNT 1)
        if(first MATCHES "\"(.+)\"")
            list(APPEND found ${PROJECT_SOURCE_DIR}/${CMAKE_MATCH_1})
        endif()
    endforeach()
    list(REMOVE_DUPLICATES found)
    set(${result} ${found} PARENT_SCOPE)
endfunction()
kvlens_headers_begun_with(kvlens_begun_with)

# kvlens_sources(TARGET HEADERS a.h … SOURCES a.cpp … ALONE b.cpp …): files of the calling folder.
# ALONE are those of the sources that have a name of their own which another one has too; they are
# never compiled together with others.
function(kvlens_sources target)
    cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;ALONE" ${ARGN})
    list(TRANSFORM ARG_HEADERS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ARG_SOURCES PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(TRANSFORM ARG_ALONE PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    target_sources(${target} PRIVATE ${ARG_SOURCES})
    set_source_files_properties(${ARG_ALONE} TARGET_DIRECTORY ${target}
        PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    set(begun_with ${ARG_HEADERS})
    list(REMOVE_ITEM ARG_HEADERS ${kvlens_begun_with})
    list(REMOVE_ITEM begun_with ${ARG_HEADERS} "")
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS}
        FILE_SET begun_with TYPE HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${begun_with})
endfunction()
