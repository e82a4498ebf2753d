#pragma once

// Plans in which one stage no longer limits: what the border could do if only that were ample.

#include <cstdint>
#include <optional>
#include <string>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

/// So many times the servers, lanes, bays or members are ample.
inline constexpr std::uint32_t k_ample = 10;

/// The plan with ten times the servers of a station, lanes of a crossing, bays of an exchange or
/// members of a pool, and without a limit on the places of a queue or yard; policies that set these
/// no longer do. Hours, services and all other stages stay as they are. Nothing where there is no
/// such number (unlimited already, or a stage of another kind).
[[nodiscard]] std::optional<Plan> relieved(const Plan& plan, const std::string& stage);

/// What of a stage of that kind is made ample: "servers", "lanes".
[[nodiscard]] std::string_view limit_word(StageKind kind);

}  // namespace cuakhau::model
