#pragma once

// Selects the best of many alternatives, spending replications where they tell most.
//
// All alternatives run the same replications, with the same trucks, and each replication's own
// value of the measure counts as one observation. With an indifference zone the choice is by the
// sequential procedure of Kim & Nelson (kn_screening.hpp), which promises a chance; with a budget
// by OCBA (ocba.hpp), which promises none.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/kn_screening.hpp>
#include <cuakhau/experiment/result.hpp>
#include <cuakhau/experiment/run.hpp>

namespace cuakhau::experiment {

inline constexpr std::uint32_t k_default_first_stage = 10;
inline constexpr std::uint32_t k_default_most_each = 1'000;

/// Until one is left, or each survivor has had that many replications.
struct IndifferenceZone {
  double size = 1.0;  // above 0, in the unit of the measure: less is not worth telling apart
  std::uint32_t most_each = k_default_most_each;  // at least the first stage
};

/// Replications of all alternatives together.
struct Budget {
  std::uint32_t replications = 0;  // at least the first stage of each
};

struct SelectionRequest {
  std::uint64_t seed = 1;
  unsigned threads = 0;  // 0: as many as the machine has; changes no number
  double confidence = k_confidence;
  std::uint32_t first_stage = k_default_first_stage;  // at least 2
  model::MeasureKey measure{};                        // from find_measures
  Goal goal = Goal::largest;
  std::variant<IndifferenceZone, Budget> effort{};
};

struct Alternative {
  std::string name;
  Hash128 plan_digest;
  std::string no_answer{};                   // why it is no candidate; empty: it is one
  std::uint32_t replications = 0;            // that were run
  Estimate estimate{};                       // the mean of the replications' values
  std::optional<Elimination> elimination{};  // against an index of SelectionResult::alternatives
  // Whoever loads it fills these in.
  std::string file{};
  std::vector<std::string> policies{};
  std::vector<std::string> set{};
  std::vector<Diagnostic> warnings{};
};

struct SelectionResult {
  Provenance provenance;  // replications: of all alternatives
  model::RunWindow window;
  UtcOffset clock;
  SelectionRequest request;
  std::vector<Alternative> alternatives;
  std::vector<std::size_t> survivors;    // who may be the best; the first is the best by estimate
  bool is_decided = false;               // one is left, or those left are equal in everything
  std::optional<KnConstants> constants;  // of the indifference zone
  std::optional<double> rinott;  // replications that Rinott's procedure would take of all, from the
                                 // first stage's variances
  std::vector<std::string> warnings;

  /// By estimate, the best first; those without an answer last.
  [[nodiscard]] std::vector<std::size_t> ranking() const;
};

/// @param scenarios at least two
/// @return a failure when it was stopped, or when no alternative has an answer
[[nodiscard]] Expected<SelectionResult, RunFailure> select(std::span<const Contender> scenarios,
                                                           const SelectionRequest& request,
                                                           const RunHooks& hooks);

}  // namespace cuakhau::experiment
