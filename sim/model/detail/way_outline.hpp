#pragma once

// What a way of a choice is made of, as drivers see it: drives and stages in their order, up to
// where trucks are cleared, leave or choose again.

#include <cstdint>
#include <vector>

#include <cuakhau/model/network.hpp>

namespace cuakhau::model::detail {

/// A drive to `place`, or else a stage.
struct WayPart {
  static constexpr std::uint32_t k_stage = 0xffffffffU;

  std::uint32_t step = 0;  // OpId
  std::uint32_t place = k_stage;
  StageId stage{};
  Direction travel = Direction::export_;  // at a crossing; at an exchange: the side
  double passes = 1.0;                    // of a truck of this way, on average

  [[nodiscard]] bool is_drive() const { return place != k_stage; }
};
using WayOutline = std::vector<WayPart>;

/// The ways of the choice of ways at this step, in the order of its targets.
[[nodiscard]] std::vector<WayOutline> outlines_of(const Network::Tables& tables,
                                                  std::uint32_t step);

}  // namespace cuakhau::model::detail
