# What `cmake --install` leaves behind: the rooms for find_package(cuakhau), and the scenario library. Each room's
# library is installed by cuakhau_room(), the program by its own CMakeLists.txt. What a user of the program needs is
# the component "program", the rest "development".
include(CMakePackageConfigHelpers)

set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/cuakhau")
install(
  EXPORT cuakhauTargets
  NAMESPACE cuakhau::
  DESTINATION "${package_dir}"
  COMPONENT development)
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/cuakhauConfig.cmake.in"
                              "${PROJECT_BINARY_DIR}/cuakhauConfig.cmake" INSTALL_DESTINATION "${package_dir}")
# Below 1.0 a minor version may break what a consumer wrote.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cuakhauConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/cuakhauConfig.cmake" "${PROJECT_BINARY_DIR}/cuakhauConfigVersion.cmake"
        DESTINATION "${package_dir}" COMPONENT development)

# scenarios/bad holds what must be refused: it serves the tests alone.
install(
  DIRECTORY "${PROJECT_SOURCE_DIR}/scenarios/"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/cuakhau/scenarios"
  COMPONENT program
  PATTERN bad EXCLUDE)
