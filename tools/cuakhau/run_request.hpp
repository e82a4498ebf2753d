#pragma once

// The options of `cuakhau run`, as values.

#include <array>
#include <optional>
#include <string>

#include <cuakhau/experiment/run.hpp>

#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

struct RunOptions {
  std::string file;
  experiment::RunRequest request;
  std::optional<std::string> json;  // "-": standard output
  std::optional<std::string> csv;
  std::optional<std::string> records;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 3> outputs() const;
};

[[nodiscard]] CommandLine run_command_line();

[[nodiscard]] Parsed<RunOptions> run_options(const ParsedLine& line);

/// The command that gives the same result again: without what only says where to write it, or how
/// many threads to use.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line, const RunOptions& options);

}  // namespace cuakhau::tool
