#pragma once

// What a scenario expects of its run, held against the estimates.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/problem.hpp>

namespace cuakhau::experiment {

enum class Verdict : std::uint8_t {
  pass,
  miss,
  expected_miss,    // known and explained: no failure
  unexpected_pass,  // an expected miss that no longer misses: a failure, so that the mark goes
  not_judged,       // only a comparison with a baseline can tell
};

[[nodiscard]] std::string_view word(Verdict verdict);

/// An expectation whose names and units are known to be right, in the unit of its measure.
struct ResolvedExpectation {
  model::Expectation said;
  std::size_t entry = 0;  // of the catalogue
  std::optional<double> at_least;
  std::optional<double> at_most;

  /// A run alone cannot tell.
  [[nodiscard]] bool is_of_baseline() const { return said.no_worse_than_baseline_by.has_value(); }
};

/// Every expectation of the plan, or all that is wrong with them: a measure, place or statistic
/// that does not exist, a bound in a unit that is not the measure's, two that hold one measure
/// against a baseline. Paths are "expect[2].measure".
[[nodiscard]] Expected<std::vector<ResolvedExpectation>, std::vector<model::Problem>>
resolve_expectations(std::span<const model::Expectation> expectations,
                     const model::Catalogue& catalogue);

struct ExpectationResult {
  ResolvedExpectation expectation;
  std::string unit;
  std::optional<double> value;
  std::optional<Interval> interval;
  bool is_lower_bound = false;
  Verdict verdict = Verdict::miss;

  /// Whether it makes the run end with exit code 1.
  [[nodiscard]] bool is_failure() const {
    return verdict == Verdict::miss || verdict == Verdict::unexpected_pass;
  }
};

/// On the estimate, or, where it says so, on both bounds of its interval. What is known only as a
/// lower bound cannot show that it stays below a limit; what has no value or, where it is needed,
/// no interval misses.
[[nodiscard]] ExpectationResult judge(const ResolvedExpectation& expectation,
                                      const Estimate& estimate);

/// A measure that may be no worse than in a baseline, and by how much: in the units of a tolerance
/// (BaselineMeasure).
struct BaselineExpectation {
  model::MeasureKey key;
  model::MeasureBound tolerance;
  std::size_t index = 0;  // among the expectations of its plan
};

/// @param plan whose expectations can be resolved
[[nodiscard]] std::vector<BaselineExpectation> baseline_expectations(const model::Plan& plan);

}  // namespace cuakhau::experiment
