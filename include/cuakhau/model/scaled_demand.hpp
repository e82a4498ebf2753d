#pragma once

// Plans with more or fewer trucks of the same laws. Truck k of a flow keeps every draw of its own:
// rates are inverted at the same exponential gaps and gaps are stretched, so that it comes earlier
// or later and remains the same truck.

#include <cstdint>
#include <span>
#include <string>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

/// How exactly the trucks of a flow can be multiplied.
enum class DemandScaling : std::uint8_t {
  continuous,  // rates (poisson, per_day, daily means) and gaps (every, renewal)
  whole,       // counts by day: rounded, so that the sum of the days is as near as it can be
  none,        // listed instants, and a flow that is always ready
};
[[nodiscard]] DemandScaling scaling_of(const Arrivals& arrivals);

/// The plan with `multiple` times the trucks of these flows, under its policies too; a multiple of
/// 1 changes nothing. Trucks that wait at the start stay as many, batches stay as large, and a flow
/// that cannot be scaled stays as it is. @param multiple above 0
[[nodiscard]] Plan with_demand(Plan plan, std::span<const std::string> flows, double multiple);

/// Mean trucks a day of a flow over the measured period, of the plan without policies. None of
/// those that wait at the start; 0 of a flow that is always ready.
[[nodiscard]] double trucks_per_day(const Plan& plan, const std::string& flow);

}  // namespace cuakhau::model
