#pragma once

// What drivers reckon with on a way: how long it takes and what it costs, from the trucks that they
// know to stand at its stages and from the plan as they know it.
//
// They take it that the stages hold as many trucks when they get there as they have heard, that all
// of them go first, and that each stage works at its mean rate while it is open. Of the stages
// between two drives the slowest decides: the one that needs longest for the trucks that stand
// before it on the way.

#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

/// What drivers have heard. `counts` are trucks by stage and direction, at 2 x StageId + Direction.
struct News {
  const Network::Tables* tables = nullptr;
  std::vector<std::uint32_t> counts;
};

struct Reckoned {
  Duration time{0};
  double fees = 0.0;
  std::uint32_t trucks = 0;  // at the stages of the way
  bool is_shut = false;      // some stage or road of it, with no opening in sight
};

/// Where a driver stands who reckons.
struct Standpoint {
  std::uint32_t place = RoadNet::k_none;
  Instant now{};
  // Of one who is on the way: the part where he waits, and how many stand before him there, whom he
  // sees.
  std::size_t first = 0;
  std::uint32_t ahead = k_none;
};

[[nodiscard]] Reckoned reckon(const News& news, const WayOutline& way, const Standpoint& from);

/// The instant from which a stage that is reached at `from` is free for a truck that finds `ahead`
/// trucks before it; never() when it does not open any more.
[[nodiscard]] Instant free_from(const StageTable& stage, Direction travel, double ahead,
                                Instant from);

}  // namespace cuakhau::model::detail
