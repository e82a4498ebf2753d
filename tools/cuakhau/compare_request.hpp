#pragma once

// The options of `cuakhau compare`, as values.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/compare.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// One scenario to compare: a file with what is added to it.
struct ContenderOptions {
  std::string name;
  std::string file;
  std::vector<std::string> policies;  // beside those of all
  std::vector<std::string> set;
};

struct CompareOptions {
  std::vector<ContenderOptions> contenders;  // the base first
  std::vector<model::MeasureKey> measures;   // as said; none: the headlines
  std::optional<experiment::BestRequest> best;
  experiment::CompareRequest request;  // but its measures and best
  std::optional<std::string> json;     // "-": standard output
  std::optional<std::string> csv;
  bool is_quiet = false;
};

[[nodiscard]] CommandLine compare_command_line();

[[nodiscard]] Parsed<CompareOptions> compare_options(const ParsedLine& line);

/// The command that gives the same result again.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const CompareOptions& options);

}  // namespace cuakhau::tool
