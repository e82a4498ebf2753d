#include "output.hpp"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <unistd.h>

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

void print_warnings(std::span<const std::string> warnings, Table table) {
  if (table == Table::printed && ::isatty(STDOUT_FILENO) == 1) return;
  for (const auto& warning : warnings) print_message(fmt::format("warning: {}\n", warning));
}

int report_failure(const files::FileProblem& problem) {
  print_message(fmt::format("error: {}\n", files::describe(problem)));
  return k_file_failed;
}

bool is_standard_output(const std::optional<std::string>& path) { return path && *path == "-"; }

report::Palette palette() {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): before any thread
  const char* no_colour = std::getenv("NO_COLOR");
  const bool is_wanted = no_colour == nullptr || *no_colour == '\0';
  return is_wanted && ::isatty(STDOUT_FILENO) == 1 ? report::Palette::coloured
                                                   : report::Palette::plain;
}

}  // namespace cuakhau::tool
