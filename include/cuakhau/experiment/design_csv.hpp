#pragma once

// A design as comma-separated values: a column for each factor, named by the path of its field or
// "policy:FILE", a row for each point, each value as a scenario writes it. What one program writes
// another may change, and either can be swept.

#include <string>
#include <string_view>

#include <cuakhau/experiment/design.hpp>

namespace cuakhau::experiment {

[[nodiscard]] std::string design_csv(const Design& design);

/// A design of kind list. Columns are factors with the values that stand in them, in the order in
/// which they come. The error says what is wrong, and in which line.
[[nodiscard]] Expected<Design, std::string> design_from_csv(std::string_view text);

}  // namespace cuakhau::experiment
