#include "output.hpp"

#include <cstdio>

#include <fmt/format.h>

#include <cuakhau/files/atomic_file.hpp>

#include "exit_code.hpp"

namespace cuakhau::tool {

int print_result(std::string_view text) {
  if (const auto problem = files::write_file("-", text)) return report_failure(*problem);
  return k_done;
}

void print_message(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

int report_failure(const files::FileProblem& problem) {
  print_message(fmt::format("error: {}\n", files::describe(problem)));
  return k_file_failed;
}

}  // namespace cuakhau::tool
