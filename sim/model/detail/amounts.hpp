#pragma once

// Every amount of money in a plan, with its path.

#include <string>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model::detail {

struct Amount {
  std::string path;
  Money money;
};

/// In the order of the plan's description.
[[nodiscard]] std::vector<Amount> amounts_of(const Plan& plan);

/// The currency of the plan's first amount; empty when nothing in it is counted in money.
[[nodiscard]] std::string currency_of(const Plan& plan);

}  // namespace cuakhau::model::detail
