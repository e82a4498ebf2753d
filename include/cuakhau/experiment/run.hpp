#pragma once

// Runs a plan: replications until there are enough, estimates, expectations.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/precision.hpp>
#include <cuakhau/experiment/replicate.hpp>
#include <cuakhau/experiment/result.hpp>
#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/problem.hpp>

namespace cuakhau::experiment {

inline constexpr std::uint32_t k_default_replications = 30;

/// Replications 0 … replications − 1, or `only` that one, or as many as `precision` needs.
struct RunRequest {
  std::uint64_t seed = 1;
  std::uint32_t replications = k_default_replications;
  std::optional<std::uint32_t> only = std::nullopt;  // the same as in a batch, digests and all
  std::optional<Precision> precision = std::nullopt;
  unsigned threads = 0;           // 0: as many as the machine has; changes no number
  Draw draw = Draw::independent;  // antithetic: whole pairs
  bool has_controls = false;      // takes out what the numbers of trucks that came explain
  std::optional<std::uint32_t> batches = std::nullopt;  // of one run, in place of replications
};

enum class RunFailureKind : std::uint8_t {
  bad_plan,   // expectations that name what is not measured: see `problems`
  no_answer,  // deadlock, backlog or event limit: see `message`
  stopped,    // by RunHooks::stop
};

struct RunFailure {
  RunFailureKind kind = RunFailureKind::bad_plan;
  std::vector<model::Problem> problems;
  std::string message;
};

/// What is wrong with the expectations of a plan that has no other errors. Runs nothing.
[[nodiscard]] std::vector<model::Problem> expectation_problems(const model::Plan& plan);

/// @param plan without errors (model::problems)
[[nodiscard]] Expected<Result, RunFailure> run(const model::Plan& plan, const RunRequest& request,
                                               const RunHooks& hooks);

}  // namespace cuakhau::experiment
