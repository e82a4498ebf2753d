#pragma once

// Laws that a value in their place has turned into constants: "5 min" for "exponential(5 min)" is a
// value like any other, but queues hang on the spread as much as on the mean.

#include <optional>
#include <string>
#include <string_view>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::scenario {

struct LostSpread {
  std::string law;   // as it was, "exponential(5 min)"
  std::string pace;  // path of the factor that scales it and keeps its shape; empty: there is none
};

/// The first law at a path, or at those that a pattern selects, that varies in one plan and is a
/// constant in the other; nothing where no law lost its spread.
[[nodiscard]] std::optional<LostSpread> lost_spread(const model::Plan& before,
                                                    const model::Plan& after,
                                                    std::string_view pattern);

}  // namespace cuakhau::scenario
