#pragma once

// The options of `cuakhau sensitivity`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/sensitivity.hpp>
#include <cuakhau/experiment/sweep.hpp>

#include "options.hpp"
#include "output_option.hpp"
#include "sweep_job.hpp"

namespace cuakhau::tool {

struct SensitivityOptions {
  std::string file;
  experiment::SensitivityRequest study;     // no factors: those that the scenario assumes; size 0:
                                            // the usual one
  std::vector<model::MeasureKey> measures;  // as said; none: the headlines
  experiment::SweepRequest request;
  SweepTarget target;
  std::optional<std::string> json;  // "-": standard output

  [[nodiscard]] std::array<OutputOption, 2> outputs() const;
};

[[nodiscard]] CommandLine sensitivity_command_line();

[[nodiscard]] Parsed<SensitivityOptions> sensitivity_options(const ParsedLine& line);

/// How many trajectories, rows or draws there are where nobody says it.
[[nodiscard]] std::uint32_t usual_size(experiment::SensitivityMethod method, std::size_t factors);

/// The command that gives the same result again. @param size trajectories, rows or draws
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const SensitivityOptions& options);

}  // namespace cuakhau::tool
