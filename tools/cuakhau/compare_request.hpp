#pragma once

// The options of `cuakhau compare`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/compare.hpp>

#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

/// One scenario to compare: a file with what is added to it.
struct ContenderOptions {
  std::string name;
  std::string file;
  std::vector<std::string> policies;  // beside those of all
  std::vector<std::string> set;
};

/// From which size on a difference matters, in the words of the user.
struct SaidThreshold {
  model::MeasureKey measure;  // without unit
  model::MeasureBound size;
};

struct CompareOptions {
  std::vector<ContenderOptions> contenders;  // the base first
  std::vector<model::MeasureKey> measures;   // as said; none: the headlines
  std::optional<experiment::BestRequest> best;
  std::vector<SaidThreshold> matters;
  experiment::CompareRequest request;  // but its measures, best and matters
  std::optional<std::string> json;     // "-": standard output
  std::optional<std::string> csv;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 2> outputs() const;
};

[[nodiscard]] CommandLine compare_command_line();

[[nodiscard]] Parsed<CompareOptions> compare_options(const ParsedLine& line);

/// The command that gives the same result again.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const CompareOptions& options);

}  // namespace cuakhau::tool
