# The Debian package: cpack --config BUILD/CPackConfig.cmake, or tools/package/make for all that comes before it.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME cuakhau)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_CONTACT "cuakhau maintainers <maintainers@cuakhau.example>")
set(CPACK_STRIP_FILES ON)

# The program and its library, without the archives and headers of its rooms.
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME cuakhau)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
# The first line of it is the description of the project.
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION
    "cuakhau tells how many trucks get through border gates, how long they wait and
where they queue: the Vietnam-China gates of Lang Son province, and any border
of two sides, each a YAML file with units. It compares policies, finds the
capacity and its bottleneck, and runs sweeps of thousands of points, with
intervals from independent replications.
.
The package brings a library of scenarios to start from.")

set(CPACK_CUAKHAU_EPOCH_PROGRAM "${PROJECT_SOURCE_DIR}/tools/package/epoch")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/CuakhauPackageStaged.cmake")
include(CPack)
