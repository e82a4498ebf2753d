#pragma once

// What a program says when it breaks a contract, found out in a child process.

#include <string>

#include <sys/wait.h>
#include <unistd.h>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::test {

struct Death {
  int status = -1;      // exit status; -1 when a signal ended it
  std::string message;  // all that it wrote to standard error
};

/// Runs `action` in a child process. Status 0 means that it came through.
template <class Action>
Death death_of(Action&& action) {
  int ends[2] = {-1, -1};
  CUAKHAU_CHECK(pipe(ends) == 0, "no pipe");
  const pid_t child = fork();
  CUAKHAU_CHECK(child >= 0, "no child process");
  if (child == 0) {
    dup2(ends[1], STDERR_FILENO);
    action();
    _exit(0);
  }
  close(ends[1]);
  Death death;
  char buffer[512];
  for (ssize_t got = 0; (got = read(ends[0], buffer, sizeof buffer)) > 0;)
    death.message.append(buffer, static_cast<std::size_t>(got));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  if (WIFEXITED(status)) death.status = WEXITSTATUS(status);
  return death;
}

}  // namespace cuakhau::test
