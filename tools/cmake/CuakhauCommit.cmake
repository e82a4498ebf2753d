# Run at each build with -DROOT= the source tree, -DHEADER= the file to write: the commit that is built, or nothing where
# the tree is no checkout of git, such as an unpacked archive. The file is left alone when it would say the same.
set(commit "")
find_program(git git)
if(git AND EXISTS "${ROOT}/.git")
  # The index of somebody who works with git at the same moment is not touched.
  set(ask "${git}" --no-optional-locks -C "${ROOT}")
  execute_process(COMMAND ${ask} rev-parse --short=12 HEAD RESULT_VARIABLE status OUTPUT_VARIABLE commit ERROR_QUIET
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND ${ask} status --porcelain --untracked-files=no OUTPUT_VARIABLE changes ERROR_QUIET)
  if(NOT status EQUAL 0)
    set(commit "")
  elseif(changes)
    string(APPEND commit ", with changes")
  endif()
endif()

string(
  CONCAT text "#pragma once\n\n#include <string_view>\n\nnamespace cuakhau::tool {\n"
              "inline constexpr std::string_view k_commit = \"${commit}\";\n}\n")
set(before "")
if(EXISTS "${HEADER}")
  file(READ "${HEADER}" before)
endif()
if(NOT before STREQUAL text)
  file(WRITE "${HEADER}" "${text}")
endif()
