#pragma once

// What a comparison of scenarios found: plain values, the same for every writer.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/result.hpp>

namespace cuakhau::experiment {

/// What can be said of a difference, all that are shown at once taken into account.
enum class Finding : std::uint8_t {
  higher,  // than the base
  lower,
  not_shown,     // indistinguishable at this effort
  identical,     // the same number in every replication
  not_measured,  // one of the two has no such number, or no pair of replications has
};
[[nodiscard]] std::string_view word(Finding finding);

/// How a difference stands to the true one where numbers are lower bounds, since trucks were still
/// inside when the run ended.
enum class Bound : std::uint8_t {
  none,
  at_least,  // the true difference is above
  at_most,   // or below
  partial,   // both are lower bounds: it is that of the time known by the end of the run
};
[[nodiscard]] std::string_view word(Bound bound);

/// One measure of one scenario less that of the base, in the measure's unit.
struct Comparison {
  model::MeasureKey key;
  std::size_t scenario = 0;  // of ComparisonResult::scenarios
  std::optional<Difference> difference;
  Finding finding = Finding::not_measured;
  Bound bound = Bound::none;
  std::optional<double> p_adjusted;     // over all comparisons of the result (Holm)
  std::optional<double> detectable;     // a true difference of that size is shown in 4 of 5 cases
  std::optional<std::uint32_t> needed;  // pairs that show this difference in 4 of 5 cases
};

/// Which scenario is best at one measure, of those that have an answer.
struct BestResult {
  model::MeasureKey key;
  Goal goal = Goal::largest;
  struct Row {
    std::size_t scenario = 0;
    AgainstBest found;
  };
  std::vector<Row> rows;  // the best by estimate first
};

struct ComparedScenario {
  std::string name;
  Hash128 plan_digest;
  std::string no_answer;            // why it has no numbers; empty: it has
  std::vector<Estimate> estimates;  // as ComparisonResult::measures
  std::vector<ReplicationDigests> digests;
  /// Each truck passes everything at the same instant as in the base, in every replication.
  bool moves_like_base = false;
  // Whoever loads it fills these in.
  std::string file{};
  std::vector<std::string> policies{};
  std::vector<std::string> set{};
  std::vector<Diagnostic> warnings{};
};

struct ComparisonResult {
  Provenance provenance;
  model::RunWindow window;  // of the base
  UtcOffset clock;
  double confidence = k_confidence;
  std::vector<model::MeasureKey> measures;
  std::vector<ComparedScenario> scenarios;  // the base first
  std::vector<Comparison> comparisons;      // by scenario, then as `measures`
  std::optional<BestResult> best;           // when it was asked for and two have an answer
  std::vector<std::string> warnings;

  [[nodiscard]] bool lacks_answer() const;
};

}  // namespace cuakhau::experiment
