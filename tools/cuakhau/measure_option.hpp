#pragma once

// Options that name measures: "wait,where=north,statistic=p90".

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/experiment/compare.hpp>

#include "options.hpp"

namespace cuakhau::tool {

/// Those of --measure, as they were said, without units.
[[nodiscard]] Parsed<std::vector<model::MeasureKey>> read_measures(const ParsedLine& line);

/// From which size on a difference matters, in the words of the user.
struct SaidThreshold {
  model::MeasureKey measure;  // without unit
  model::MeasureBound size;
};

struct WantedMeasure {
  model::MeasureKey measure;             // without unit
  std::optional<experiment::Goal> want;  // where it was said
};

/// "NAME[,KEY=VALUE][,want=min]".
[[nodiscard]] Parsed<WantedMeasure> wanted_measure(const std::string& text,
                                                   std::string_view option);

/// The same where it must be known whether more or less is best.
[[nodiscard]] Parsed<experiment::BestRequest> best_measure(const std::string& text,
                                                           std::string_view option);

/// "NAME[,KEY=VALUE]=SIZE".
[[nodiscard]] Parsed<SaidThreshold> measure_size(const std::string& text, std::string_view option);

/// With their units, as the first scenario that has one tells it. @param option for messages:
/// "--measure"
[[nodiscard]] Parsed<std::vector<model::MeasureKey>> known_measures(
    std::span<const experiment::Contender> scenarios, std::span<const model::MeasureKey> wanted,
    std::string_view option);

}  // namespace cuakhau::tool
