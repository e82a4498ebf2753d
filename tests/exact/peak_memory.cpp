// Runs a command and prints the most memory that it had at a time, in KiB: `peak_memory COMMAND
// ARGUMENT...`. Ends as the command does.

#include <cstdio>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char** arguments) {
  constexpr int k_not_run = 127;
  if (count < 2) return k_not_run;
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[1], arguments + 1);
    _exit(k_not_run);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status))
    return k_not_run;
  std::printf("%ld\n", usage.ru_maxrss);
  return WEXITSTATUS(status);
}
