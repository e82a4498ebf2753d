#pragma once

// How often a truck of a flow visits each stage on average: the solution of the traffic equations
// of its route, through branches, jumps back, parallel arms and handovers.

#include <compare>
#include <map>
#include <string>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

/// A stage and the direction of travel there: a returning empty goes against its flow's direction.
struct VisitPlace {
  std::string stage;
  Direction travel = Direction::export_;
  friend auto operator<=>(const VisitPlace&, const VisitPlace&) = default;
};

/// Mean visits of one truck, by place. A choice among n stages counts as 1/n for each. Trucks that
/// lose patience or find no place are not taken into account. Empty for a flow of which some trucks
/// never leave: its trucks go round without end.
/// @param plan has no errors
[[nodiscard]] std::map<VisitPlace, double> visits_per_truck(const Plan& plan, const Flow& flow);

}  // namespace cuakhau::model
