#pragma once

// The options of `cuakhau compare`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/compare.hpp>

#include "alternatives.hpp"
#include "measure_option.hpp"
#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

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
