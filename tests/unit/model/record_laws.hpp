#pragma once

// Laws that the records of every run obey, whatever the plan. Each gives the first breach that it
// finds, in words; empty: none.

#include <string>

#include <cuakhau/model/plan.hpp>

#include "support/small_plans.hpp"

namespace cuakhau::test {

/// arrived <= entered <= started <= ended <= left, and no negative pause or service.
[[nodiscard]] std::string breach_of_order(const Kept& kept);
/// Every truck has one journey; numbers have no gaps; no truck waits for less than no time.
[[nodiscard]] std::string breach_of_count(const Kept& kept);
/// The visits of a truck follow each other without gap or overlap and fill its journey. For flows
/// without parallel steps and members of pools, who are with a truck at several stages.
[[nodiscard]] std::string breach_of_presence(const model::Plan& plan, const Kept& kept);
/// No stage holds more trucks than it has places, nor serves more than it has servers; no pool has
/// more members with trucks than members.
[[nodiscard]] std::string breach_of_places(const model::Plan& plan, const Kept& kept);
/// Among trucks of one commodity of whom checks have found the same, who came first is let in first
/// and served first.
[[nodiscard]] std::string breach_of_fifo(const Kept& kept);
/// On a lane: a headway between entries, no overtaking, one direction at a time.
[[nodiscard]] std::string breach_of_lanes(const model::Plan& plan, const Kept& kept);
/// No side of an exchange has more trucks that wait than places; the trucks of a turn end together,
/// are as many of each side as it takes, and carry the same where they must.
[[nodiscard]] std::string breach_of_turns(const model::Plan& plan, const Kept& kept);

}  // namespace cuakhau::test
