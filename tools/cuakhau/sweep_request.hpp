#pragma once

// The options of `cuakhau sweep`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/sweep.hpp>

#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

struct SweepOptions {
  std::string file;
  experiment::DesignRequest design;         // unless it comes from a file
  std::optional<std::string> design_file;   // with the points
  bool is_asked = false;                    // points come on standard input
  std::vector<model::MeasureKey> measures;  // as said; none: the headlines
  experiment::SweepRequest request;
  experiment::Shard shard;
  experiment::RandomNumbers random_numbers = experiment::RandomNumbers::common;
  std::uint64_t seed = 1;
  double confidence = experiment::k_confidence;
  std::string effort;               // "30 replications"
  std::optional<std::string> out;   // the database
  std::optional<std::string> csv;   // "-": standard output
  std::optional<std::string> plan;  // where the design goes in place of running it
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 3> outputs() const;
};

[[nodiscard]] CommandLine sweep_command_line();

[[nodiscard]] Parsed<SweepOptions> sweep_options(const ParsedLine& line);

/// The command that gives the same points again, all of them: without what only says where to write
/// them, which part of them to run, or how many threads to use.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line, const SweepOptions& options);

}  // namespace cuakhau::tool
