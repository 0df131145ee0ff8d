# SPDX-FileCopyrightText: KV Lens contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# moc looks for Q_OBJECT in a source and needs nothing that the source includes; with the folders of
# headers it reads all of Qt, a fifth of a second for each of four hundred. So it is not told them.
if(CMAKE_HOST_UNIX)
    get_target_property(configurations Qt6::moc IMPORTED_CONFIGURATIONS)
    list(GET configurations 0 configuration)
    get_target_property(moc Qt6::moc IMPORTED_LOCATION_${configuration})
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/moc @ONLY CONTENT [[#!/bin/sh
for argument; do
    shift
    case $argument in -I*) ;; *) set -- "$@" "$argument" ;; esac
done
exec "@moc@" "$@"
]])
    file(CHMOD ${CMAKE_BINARY_DIR}/moc PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ WORLD_READ)
    set_target_properties(Qt6::moc PROPERTIES IMPORTED_LOCATION_${configuration} ${CMAKE_BINARY_DIR}/moc)
endif()
