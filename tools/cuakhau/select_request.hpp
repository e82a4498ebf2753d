#pragma once

// The options of `cuakhau select`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/selection.hpp>

#include "alternatives.hpp"
#include "measure_option.hpp"
#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

struct SelectOptions {
  std::vector<ContenderOptions> contenders;         // the base first
  experiment::BestRequest best;                     // its measure without unit
  std::optional<model::MeasureBound> indifference;  // none: a budget
  experiment::SelectionRequest request;  // but its measure and the size of its indifference zone
  std::optional<std::string> json;       // "-": standard output
  std::optional<std::string> csv;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 2> outputs() const;
};

[[nodiscard]] CommandLine select_command_line();

[[nodiscard]] Parsed<SelectOptions> select_options(const ParsedLine& line);

/// With the measure's unit, and the indifference zone in it.
[[nodiscard]] Parsed<experiment::SelectionRequest> request_of(
    const SelectOptions& options, const std::vector<experiment::Contender>& contenders);

/// The command that gives the same result again.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line, const SelectOptions& options);

}  // namespace cuakhau::tool
