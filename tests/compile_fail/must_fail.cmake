# cmake -DCOMPILER=... -DFLAGS=... -DSOURCE=... -P must_fail.cmake
#
# A case is one .cpp with a line under #ifdef MUST_FAIL and the comment "// must fail: REGEX". It has to compile without
# the macro, or the refusal would prove nothing, and to be refused with it for the reason that REGEX matches.
set(ENV{LC_ALL} C)
file(STRINGS "${SOURCE}" expectation REGEX "^// must fail: ")
list(LENGTH expectation count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "${SOURCE} has ${count} lines that start with '// must fail: '")
endif()
string(REPLACE "// must fail: " "" expectation "${expectation}")

execute_process(
  COMMAND ${COMPILER} ${FLAGS} -fsyntax-only "${SOURCE}"
  RESULT_VARIABLE status
  ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "does not compile even without MUST_FAIL:\n${said}")
endif()

execute_process(
  COMMAND ${COMPILER} ${FLAGS} -DMUST_FAIL -fsyntax-only "${SOURCE}"
  RESULT_VARIABLE status
  ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "compiles, and must not")
endif()
string(REGEX MATCHALL "error: [^\n]*" errors "${said}")
if(NOT errors MATCHES "${expectation}")
  message(FATAL_ERROR "refused, but not for the reason '${expectation}':\n${said}")
endif()
