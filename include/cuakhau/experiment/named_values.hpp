#pragma once

// A point as people and programs name it: values by factor, "demand = 105 %", in any order.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/factor.hpp>

namespace cuakhau::experiment {

struct NamedValue {
  std::string name;   // of a factor, or of its column in a table of the sweep
  std::string value;  // see parse_value
};

/// "PATH=VALUE,PATH=VALUE"; commas in brackets or quotes part nothing. The error says what is
/// wrong.
[[nodiscard]] Expected<std::vector<NamedValue>, std::string> parse_named_values(
    std::string_view text);

/// By factor; nothing of those that are not named. The error says what is wrong: an unknown name, a
/// factor that is named twice, a value that it does not take.
/// @param columns of the factors (sweep_columns.hpp)
[[nodiscard]] Expected<std::vector<std::optional<double>>, std::string> values_by_factor(
    std::span<const Factor> factors, std::span<const std::string> columns,
    std::span<const NamedValue> named);

}  // namespace cuakhau::experiment
