# What a developer gets that a consumer never sees hides behind one switch.
option(CUAKHAU_DEVELOPER "Build the tests and treat warnings as errors" ${PROJECT_IS_TOP_LEVEL})

set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# A compiler cache is used where there is one and never asked for.
if(PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CUAKHAU_CCACHE ccache)
  mark_as_advanced(CUAKHAU_CCACHE)
  if(CUAKHAU_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CUAKHAU_CCACHE}")
  endif()
endif()

# Most of the time of a build goes into reading the same headers again: several files a piece take a third of it. A
# piece of a dozen files keeps all cores busy and is small enough for g++ to inline as freely as in a file alone, which
# it does not in one of the whole model.
option(CUAKHAU_UNITY "Compile a dozen files at a time: whole builds are quicker, those after a change slower" ON)
set(CUAKHAU_FILES_A_PIECE 12)

# Linked PRIVATE by our own targets alone, so that it reaches no consumer.
add_library(cuakhau_warnings INTERFACE)
if(CUAKHAU_DEVELOPER)
  target_compile_options(
    cuakhau_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                               -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
  # g++ 12 sees overlapping copies in every "literal" + std::string (its bug 105651).
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(cuakhau_warnings INTERFACE -Wno-restrict)
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # clang blames us for the temporary buffer inside libstdc++ 12's own std::stable_sort.
    target_compile_options(cuakhau_warnings INTERFACE -Wno-deprecated-declarations)
  endif()
endif()
