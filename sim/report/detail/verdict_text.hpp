#pragma once

// Differences in words that can be read aloud: "63 ±15 more imports a day cross".

#include <string>

#include <cuakhau/experiment/comparison.hpp>
#include <cuakhau/model/plan.hpp>

#include "report/detail/figure.hpp"

namespace cuakhau::report::detail {

/// The size of a difference with its half-width, in the unit of a column: "63 ±15".
[[nodiscard]] std::string size_of(const experiment::Difference& difference, double unit = 1.0);

/// The same with its sign: "+63 ±15", "−9.7 ±2.2"; "> +5" where it is a lower bound, "~ +5 ±2"
/// where both numbers are.
[[nodiscard]] std::string signed_figure(const experiment::Comparison& comparison,
                                        double unit = 1.0);

/// "+1.25", "−0.5", "0": three digits.
[[nodiscard]] std::string signed_number(double value);

/// "4420 (3910–5040)": of a truck-hour saved. @param price with a value
[[nodiscard]] std::string price_figure(const experiment::Price& price);

class Verdicts {
 public:
  /// @param base the plan of the first scenario: for titles and units
  Verdicts(const experiment::ComparisonResult& result, const model::Plan& base);

  /// What differs and is shown, what cannot be told and what it would take, for one scenario; one
  /// or more sentences.
  [[nodiscard]] std::string text(std::size_t scenario) const;

  /// Which scenarios may be best; only where that was asked.
  [[nodiscard]] std::string best() const;

  /// Minutes are told in the unit of the scenario's waits.
  [[nodiscard]] TimeUnit unit_of(const model::MeasureKey& key) const;
  /// "wait of huu_nghi, p90 (h)"
  [[nodiscard]] std::string label(const model::MeasureKey& key) const;

 private:
  [[nodiscard]] std::string phrase(const experiment::Comparison& comparison) const;
  [[nodiscard]] std::string usual_phrase(const experiment::Comparison& comparison) const;
  [[nodiscard]] std::string at(const model::MeasureKey& key) const;
  [[nodiscard]] std::string shown(std::size_t scenario) const;
  [[nodiscard]] std::string not_shown(std::size_t scenario) const;
  [[nodiscard]] std::string not_measured(std::size_t scenario) const;
  [[nodiscard]] std::string too_small(std::size_t scenario) const;
  [[nodiscard]] std::string spending(std::size_t scenario) const;
  [[nodiscard]] std::string effort(const experiment::Comparison& comparison) const;

  const experiment::ComparisonResult& result_;
  const model::Plan& base_;
  TimeUnit time_;
};

}  // namespace cuakhau::report::detail
