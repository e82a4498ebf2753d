#pragma once

// Which of the kinds of arrivals a flow has. A sound plan has exactly one for each flow.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <cuakhau/model/arrivals.hpp>

namespace cuakhau::model {

enum class ArrivalKind : std::uint8_t { poisson, every, renewal, saturated, at, per_day, daily };
template <>
struct EnumWords<ArrivalKind> {
  static constexpr std::array<std::string_view, 7> words{
      "poisson", "every", "renewal", "saturated", "at", "per_day", "daily"};
};

namespace detail {

/// All that are given, in the order of their description.
[[nodiscard]] inline std::vector<ArrivalKind> arrival_kinds(const Arrivals& arrivals) {
  std::vector<ArrivalKind> kinds;
  if (arrivals.poisson) kinds.push_back(ArrivalKind::poisson);
  if (arrivals.every) kinds.push_back(ArrivalKind::every);
  if (arrivals.renewal) kinds.push_back(ArrivalKind::renewal);
  if (arrivals.saturated) kinds.push_back(ArrivalKind::saturated);
  if (!arrivals.at.empty()) kinds.push_back(ArrivalKind::at);
  if (arrivals.per_day) kinds.push_back(ArrivalKind::per_day);
  if (!arrivals.daily.empty()) kinds.push_back(ArrivalKind::daily);
  return kinds;
}

}  // namespace detail
}  // namespace cuakhau::model
