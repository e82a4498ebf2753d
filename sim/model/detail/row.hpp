#pragma once

// One row of a result: the trucks that some readings are about.

#include <array>
#include <cstdint>

namespace cuakhau::model::detail {

inline constexpr std::uint32_t k_any = 0xffffffffU;

/// The trucks that a row is about. Directions are of travel at a place, of the flow elsewhere.
struct Row {
  enum class Kind : std::uint8_t { province, gate, place };
  Kind kind = Kind::province;
  std::uint32_t index = 0;  // of the gate or place
  std::uint32_t direction = k_any;
  std::uint32_t flow = k_any;
  std::uint32_t commodity = k_any;

  [[nodiscard]] bool is_whole() const { return flow == k_any && commodity == k_any; }
};

/// The shares of the percentiles, and their names.
inline constexpr std::array<double, 5> k_shares{0.5, 0.8, 0.9, 0.95, 0.99};
inline constexpr std::array<const char*, 5> k_share_names{"p50", "p80", "p90", "p95", "p99"};

}  // namespace cuakhau::model::detail
