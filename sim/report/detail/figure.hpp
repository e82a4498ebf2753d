#pragma once

// Estimates as short texts: "431 ±6", "> 3.2", "–".

#include <span>
#include <string>
#include <string_view>

#include <cuakhau/experiment/result.hpp>

namespace cuakhau::report::detail {

/// A unit of time for a column, and how many of the minutes of a measure it holds.
struct TimeUnit {
  std::string_view name;
  double minutes;
};

using Estimate = experiment::Estimate;

/// The unit in which the largest of them has few digits: s, min, h or d.
[[nodiscard]] TimeUnit time_unit_for(std::span<const Estimate* const> estimates);

/// The value, divided by `size`, with the half-width of its interval: no more decimals than the
/// first two digits of the half-width and three of the value need. A lower bound is "> value";
/// nothing is "–".
[[nodiscard]] std::string figure(const Estimate* estimate, double size = 1.0);

/// Finds the estimates of a result, over all flows and outcomes.
class Figures {
 public:
  explicit Figures(const experiment::Result& result) : result_(result) {}

  /// null when the result has no such row
  [[nodiscard]] const Estimate* find(std::string_view measure, std::string_view where,
                                     std::string_view statistic,
                                     std::string_view direction = "*") const;
  /// Places of the result, in its order, each once.
  [[nodiscard]] std::vector<std::string> places() const;

 private:
  const experiment::Result& result_;
};

}  // namespace cuakhau::report::detail
