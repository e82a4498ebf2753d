#pragma once

// Estimates as short texts: "431 ±6", "> 3.2", "–".

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

/// The unit of waits. It hangs on the plan and not on what was found, so that the tables of two
/// runs of a scenario, with a policy and without, can be read side by side: hours where anything
/// has hours, since who comes too late waits for a night; seconds where every service is shorter
/// than a minute on average; else minutes.
[[nodiscard]] TimeUnit time_unit_for(const model::Plan& plan);

/// The unit in which a measure is told: minutes in that of waits.
[[nodiscard]] TimeUnit unit_of(const model::MeasureKey& key, TimeUnit waits);

/// "wait of huu_nghi, p90 (h)".
[[nodiscard]] std::string label_of(const model::MeasureKey& key, TimeUnit waits);

/// The value, divided by `size`, with the half-width of its interval: no more decimals than the
/// first two digits of the half-width and three of the value need. A lower bound is "> value";
/// nothing is "–".
[[nodiscard]] std::string figure(const Estimate* estimate, double size = 1.0,
                                 int most_decimals = 2);

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
