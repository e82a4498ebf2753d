#pragma once

// A capacity in words that can be read aloud.

#include <string>

#include <cuakhau/experiment/capacity.hpp>

#include "report/detail/figure.hpp"

namespace cuakhau::report::detail {

/// "126.8 %".
[[nodiscard]] std::string multiple_text(double multiple);
/// "1203", "85.3".
[[nodiscard]] std::string trucks_text(double trucks_per_day);
/// All directions together.
[[nodiscard]] double trucks_at(const experiment::CapacityResult& result, double multiple);

class CapacityText {
 public:
  CapacityText(const experiment::CapacityResult& result, TimeUnit waits)
      : result_(result), waits_(waits) {}

  /// "same_day_share at least 95 %".
  [[nodiscard]] std::string goal(const experiment::ServiceGoal& goal) const;
  /// The answer, with its interval.
  [[nodiscard]] std::string answer(const experiment::CapacityStep& step) const;
  /// What limits there, or that no stage alone does.
  [[nodiscard]] std::string limit(const experiment::CapacityStep& step) const;
  /// What relief of the stages before gained.
  [[nodiscard]] std::string gain(const experiment::CapacityStep& step) const;
  /// Whose demand was multiplied, and whose was not.
  [[nodiscard]] std::string flows() const;

 private:
  [[nodiscard]] std::string goals() const;
  [[nodiscard]] std::string range(const experiment::CapacityStep& step) const;
  [[nodiscard]] std::string trucks(double multiple) const;
  [[nodiscard]] std::string rivals(const experiment::CapacityStep& step) const;
  [[nodiscard]] std::string no_limit(const experiment::CapacityStep& step) const;
  [[nodiscard]] std::string help(const experiment::CapacityStep& step,
                                 const experiment::StageRelief& relief) const;

  const experiment::CapacityResult& result_;
  TimeUnit waits_;
};

}  // namespace cuakhau::report::detail
