#include "ending.hpp"

#include <fmt/format.h>

#include "exit_code.hpp"
#include "output.hpp"
#include "signals.hpp"

namespace cuakhau::tool {

int tell(const experiment::RunFailure& failure) {
  if (failure.kind == experiment::RunFailureKind::stopped) {
    print_message("interrupted: nothing was written\n");
    return k_killed_by_signal + SignalWatch::signal();
  }
  print_message(fmt::format("no answer: {}\n", failure.message));
  return k_no_answer;
}

}  // namespace cuakhau::tool
