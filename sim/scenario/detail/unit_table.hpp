#pragma once

// The units of durations and rates, for readers and writers of laws and rates. Whole durations are
// the base room's.

#include <array>
#include <string_view>

namespace cuakhau::scenario::detail {

struct Unit {
  std::string_view name;
  double size;  // of one, in the unit that is kept
};

/// In milliseconds, the largest first.
inline constexpr std::array k_duration_units{
    Unit{"wk", 604'800'000.0}, Unit{"d", 86'400'000.0}, Unit{"h", 3'600'000.0},
    Unit{"min", 60'000.0},     Unit{"s", 1'000.0},      Unit{"ms", 1.0},
};

/// Events per hour of one such unit: times / per, both whole, so that conversion rounds once.
struct RateUnit {
  std::string_view name;
  double times;
  double per;
};

/// In the order in which a writer tries them.
inline constexpr std::array k_rate_units{
    RateUnit{"/h", 1.0, 1.0},    RateUnit{"/d", 1.0, 24.0},   RateUnit{"/min", 60.0, 1.0},
    RateUnit{"/wk", 1.0, 168.0}, RateUnit{"/s", 3600.0, 1.0},
};

inline constexpr std::string_view k_litre = "l";
inline constexpr std::string_view k_carbon_unit = "kg/l";

/// Words between an amount and its currency: 10^digits.
struct Multiple {
  std::string_view name;
  int digits;
};
inline constexpr std::array k_multiples{Multiple{"k", 3}, Multiple{"M", 6}, Multiple{"bn", 9},
                                        Multiple{"tn", 12}};

/// 2^53: beyond it whole milliseconds are no longer exact.
inline constexpr double k_longest_duration_ms = 9'007'199'254'740'992.0;

}  // namespace cuakhau::scenario::detail
