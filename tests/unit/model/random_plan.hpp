#pragma once

// Small borders drawn at random, with something of everything that trucks can meet: finite yards
// with call-up, priorities, patience, closing rules, breakdowns, queues of one server, branches,
// loops, forks, choices, handovers, companies of drivers, turns, checks, reversible lanes, paces,
// roads and choices between them, trucks that wait at the start.
// Times are whole minutes as often as not, so that much happens at one instant.

#include <cstdint>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::test {

/// A plan without errors, of two days from the midnight of the home clock.
[[nodiscard]] model::Plan random_plan(std::uint32_t seed);

}  // namespace cuakhau::test
