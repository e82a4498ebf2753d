#pragma once

// The options of `cuakhau regress`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/regress.hpp>

#include "baseline_files.hpp"
#include "measure_option.hpp"
#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

struct RegressOptions {
  std::vector<std::string> files;                // folders opened
  std::vector<BaselineFiles> baselines;          // of these
  std::optional<std::string> baseline_folder{};  // where scenarios were named by their folder
  bool is_update = false;
  bool is_release = false;  // of an update: also as that of a release
  std::vector<model::MeasureKey> measures{};
  std::vector<WantedMeasure> wants{};  // of these, with what is better
  std::vector<SaidThreshold> tolerances{};
  std::optional<std::uint64_t> seed{};
  std::optional<std::uint32_t> replications{};
  experiment::RegressRequest request{};
  std::optional<std::string> json{};
  std::optional<std::string> junit{};
  std::optional<std::string> markdown{};
  std::optional<std::string> bigger_is_better{};
  std::optional<std::string> smaller_is_better{};
  std::optional<std::string> bencher{};
  bool has_annotations = false;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 6> outputs() const;
};

[[nodiscard]] CommandLine regress_command_line();

[[nodiscard]] Parsed<RegressOptions> regress_options(const ParsedLine& line);

/// The command that gives the same verdicts again.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const RegressOptions& options);

}  // namespace cuakhau::tool
