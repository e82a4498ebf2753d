#pragma once

// The options of `cuakhau capacity`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/capacity.hpp>

#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

/// A service goal in the words of the user.
struct SaidGoal {
  model::MeasureKey measure;  // without unit
  std::optional<model::MeasureBound> at_least;
  std::optional<model::MeasureBound> at_most;
};

struct CapacityOptions {
  std::string file;
  std::vector<SaidGoal> goals;
  std::vector<std::string> flows;       // as said; none: all that can be multiplied
  experiment::CapacityRequest request;  // but its goals and flows
  std::optional<std::string> json;      // "-": standard output
  std::optional<std::string> csv;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 2> outputs() const;
};

[[nodiscard]] CommandLine capacity_command_line();

[[nodiscard]] Parsed<CapacityOptions> capacity_options(const ParsedLine& line);

/// The goals in the units of their measures.
[[nodiscard]] Parsed<std::vector<experiment::ServiceGoal>> goals_of(const CapacityOptions& options,
                                                                    const model::Plan& plan);

/// The flows whose demand is multiplied.
[[nodiscard]] Parsed<std::vector<std::string>> flows_of(const CapacityOptions& options,
                                                        const model::Plan& plan);

/// The command that gives the same result again.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const CapacityOptions& options);

}  // namespace cuakhau::tool
