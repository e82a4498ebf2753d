include(GNUInstallDirs)

# cuakhau_room(NAME SOURCES ... PUBLIC ... PRIVATE ...)
#
# One library a room: target cuakhau_NAME, alias cuakhau::NAME. Public headers are all of include/cuakhau/NAME. PUBLIC
# lists what its headers need, PRIVATE what its sources need.
function(cuakhau_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;PUBLIC;PRIVATE")
  set(target cuakhau_${name})
  add_library(${target} STATIC ${room_SOURCES})
  add_library(cuakhau::${name} ALIAS ${target})
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name} VERIFY_INTERFACE_HEADER_SETS ON)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${CUAKHAU_UNITY} UNITY_BUILD_BATCH_SIZE
                                                                          ${CUAKHAU_FILES_A_PIECE})
  target_compile_features(${target} PUBLIC cxx_std_20)
  # Results are promised to be the same to the last bit with every compiler and build type, and a header of ours
  # compiled into a consumer's program is part of that promise: no fused multiply-add anywhere.
  target_compile_options(${target} PUBLIC -ffp-contract=off)
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/cuakhau/${name}/*.hpp")
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/sim")
  target_link_libraries(${target} PUBLIC ${room_PUBLIC} PRIVATE ${room_PRIVATE} $<BUILD_INTERFACE:cuakhau_warnings>)
  install(
    TARGETS ${target}
    EXPORT cuakhauTargets
    COMPONENT development
    FILE_SET HEADERS COMPONENT development)
endfunction()
