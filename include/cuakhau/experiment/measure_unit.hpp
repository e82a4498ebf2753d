#pragma once

// Units of measures: a bound that a scenario gives ("2 h", "90 %", "900") in the unit in which the
// measure is told ("min", "%", "trucks/day").

#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::experiment {

/// Nothing when the bound's unit does not measure what `unit` measures.
[[nodiscard]] std::optional<double> in_unit(const model::MeasureBound& bound,
                                            std::string_view unit);

/// As it was said: "5 %", "900".
[[nodiscard]] std::string bound_text(const model::MeasureBound& bound);

/// What a bound in that unit may look like, for messages: "a duration such as \"90 min\"".
[[nodiscard]] std::string bound_example(std::string_view unit);

}  // namespace cuakhau::experiment
