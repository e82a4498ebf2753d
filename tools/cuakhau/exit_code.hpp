#pragma once

// How the command ends. Of several: 2, 3 and 70 end at once, then 129, 130 and 143, 5, 4, 1.

namespace cuakhau::tool {

enum ExitCode : int {
  k_done = 0,
  k_numbers_are_bad = 1,  // an expectation was missed
  k_bad_command_line = 2,
  k_bad_scenario = 3,
  k_no_answer = 4,    // deadlock, backlog or event limit, out of memory
  k_file_failed = 5,  // also: done, but for some points of a sweep
  k_bug = 70,
  k_killed_by_signal = 128,  // plus the signal's number: 129, 130, 143
};

}  // namespace cuakhau::tool
