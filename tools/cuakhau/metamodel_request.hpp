#pragma once

// The options of `cuakhau metamodel`, as values.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/compare.hpp>
#include <cuakhau/experiment/named_values.hpp>

#include "options.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {

struct MetamodelOptions {
  std::string file;                                        // the database
  std::vector<std::vector<experiment::NamedValue>> asked;  // --at
  std::optional<std::string> asked_file;
  std::vector<model::MeasureKey> measures;      // as said; none: all
  std::optional<experiment::BestRequest> best;  // as said
  std::uint32_t suggestions = 0;
  double confidence = experiment::k_confidence;
  std::optional<std::string> plan;  // where the suggestions go as a design
  std::optional<std::string> json;  // "-": standard output
  std::optional<std::string> csv;
  bool is_quiet = false;

  [[nodiscard]] std::array<OutputOption, 3> outputs() const;
};

[[nodiscard]] CommandLine metamodel_command_line();

[[nodiscard]] Parsed<MetamodelOptions> metamodel_options(const ParsedLine& line);

/// The command that says the same again, without what only says where to write it.
[[nodiscard]] std::string reproducing_command(const ParsedLine& line,
                                              const MetamodelOptions& options);

}  // namespace cuakhau::tool
