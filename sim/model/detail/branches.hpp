#pragma once

// Steps where a route parts: by drawn shares, or by the state of the stages that come next.

#include <cstdint>
#include <vector>

#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Branches {
 public:
  explicit Branches(World& world) : world_(world), round_robin_(world.tables->ops.size(), 0) {}

  /// The arm that the truck draws.
  [[nodiscard]] OpId branch(OpId id, const Truck& truck);
  /// The one of several visits that the step's rule gives the truck.
  [[nodiscard]] OpId choose(OpId id, const Truck& truck);

 private:
  [[nodiscard]] OpId shortest(OpId id, const Truck& truck);
  [[nodiscard]] std::uint32_t trucks_at(const Op& op) const;

  World& world_;
  std::vector<OpId> shortest_;              // of a choice in progress
  std::vector<std::uint32_t> round_robin_;  // by OpId
};

}  // namespace cuakhau::model::detail
