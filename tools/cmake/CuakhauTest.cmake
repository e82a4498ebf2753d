# Builds every unit test program: what the sanitizer builds need, without the rest.
add_custom_target(unit_programs)

# cuakhau_unit_tests(ROOM SOURCES ... LINK ...)
#
# One test program a room, named unit_ROOM. Catch2 2.13 exits 0 when a filter matches nothing; '-w NoTests' makes it fail.
function(cuakhau_unit_tests room)
  cmake_parse_arguments(PARSE_ARGV 1 unit "" "" "SOURCES;LINK")
  add_executable(unit_${room} ${unit_SOURCES})
  set_target_properties(unit_${room} PROPERTIES UNITY_BUILD ${CUAKHAU_UNITY} UNITY_BUILD_BATCH_SIZE
                                                                             ${CUAKHAU_FILES_A_PIECE})
  target_link_libraries(unit_${room} PRIVATE cuakhau::${room} ${unit_LINK} Catch2::Catch2WithMain cuakhau_warnings)
  target_include_directories(unit_${room} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${PROJECT_SOURCE_DIR}/sim")
  target_compile_definitions(unit_${room} PRIVATE CUAKHAU_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  add_test(NAME unit_${room} COMMAND unit_${room} -w NoTests)
  set_tests_properties(unit_${room} PROPERTIES LABELS unit)
  add_dependencies(unit_programs unit_${room})
endfunction()
