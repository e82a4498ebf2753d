#include <cuakhau/experiment/run.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/experiment/estimator.hpp>
#include <cuakhau/experiment/left_over.hpp>

#include "experiment/detail/batch_sink.hpp"
#include "experiment/detail/pilot.hpp"
#include "experiment/detail/policy_log.hpp"

namespace cuakhau::experiment {
namespace {

using Expectations = std::vector<ResolvedExpectation>;
using Runs = std::vector<Replication>;

std::vector<const model::ReplicationMeasures*> measured(const Runs& runs) {
  std::vector<const model::ReplicationMeasures*> all;
  all.reserve(runs.size());
  for (const auto& run : runs) all.push_back(&run.measures);
  return all;
}

/// What has to be precise: trucks cleared and their mean wait in the province, and all that the
/// scenario expects.
std::vector<std::size_t> precision_targets(const model::Catalogue& catalogue,
                                           const Expectations& expectations) {
  std::vector<std::size_t> targets;
  for (std::size_t entry = 0; entry < catalogue.entries.size(); ++entry) {
    const auto& key = catalogue.entries[entry].key;
    const bool is_headline = key.measure == "cleared" || key.measure == "wait";
    const bool is_of_all = key.where == "province" && key.direction == "*" && key.flow == "*" &&
                           key.outcome == "*" && key.statistic == "mean";
    if (is_headline && is_of_all) targets.push_back(entry);
  }
  for (const auto& expectation : expectations) targets.push_back(expectation.entry);
  return targets;
}

/// One plan's way from replications to a result.
class Runner {
 public:
  Runner(const model::Plan& plan, const RunRequest& request, const RunHooks& hooks)
      : network_(plan),
        catalogue_(model::catalogue(network_)),
        controls_(network_, catalogue_),
        estimator_(catalogue_, request.only ? Draw::independent : request.draw,
                   request.has_controls ? &controls_ : nullptr),
        request_(request),
        hooks_(hooks) {}

  [[nodiscard]] Expected<Result, RunFailure> run() {
    auto expectations = resolve_expectations(network_.plan().expect, catalogue_);
    if (!expectations)
      return Unexpected{RunFailure{RunFailureKind::bad_plan, std::move(expectations).error(), {}}};
    if (auto failure = gather(*expectations)) return Unexpected{std::move(*failure)};
    if (request_.has_controls && controls_.is_empty()) warn_of_controls();
    return result(*expectations);
  }

 private:
  [[nodiscard]] std::optional<RunFailure> gather(const Expectations& expectations) {
    if (request_.batches) return gather_batches(expectations);
    if (request_.only) return extend(*request_.only, 1);
    if (!request_.precision) return extend(0, request_.replications);
    StoppingRule rule{*request_.precision, estimator_, precision_targets(catalogue_, expectations)};
    while (runs_.size() < rule.wanted()) {
      const auto have = static_cast<std::uint32_t>(runs_.size());
      if (auto failure = extend(have, rule.wanted() - have)) return failure;
      rule.look_at(measured(runs_));
    }
    if (!rule.is_reached()) warn_of_precision(expectations);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<RunFailure> gather_batches(const Expectations& expectations) {
    const auto batches = cut_into_batches(network_.window(), *request_.batches).value();
    detail::BatchSink sink{network_, batches, hooks_.records};
    if (auto failure = extend(0, 1, {hooks_.progress, &sink, hooks_.stop})) return failure;
    parts_ = sink.measures();
    batched_ = BatchedRun{batches, likeness(expectations)};
    if (auto warning = warning_of_likeness(*batched_); !warning.empty())
      warnings_.push_back(std::move(warning));
    return std::nullopt;
  }

  /// Of what has to be precise and has a value in a batch.
  [[nodiscard]] std::vector<BatchLikeness> likeness(const Expectations& expectations) const {
    auto targets = precision_targets(catalogue_, expectations);
    std::ranges::sort(targets);
    targets.erase(std::ranges::unique(targets).begin(), targets.end());
    std::vector<BatchLikeness> all;
    for (const auto target : targets) {
      if (is_of_whole_run(catalogue_.entries[target].key)) continue;
      std::vector<model::Reading> readings;
      for (const auto& part : parts_) readings.push_back(part.readings[target]);
      if (auto found = likeness_of(catalogue_.entries[target], readings))
        all.push_back(std::move(*found));
    }
    return all;
  }

  [[nodiscard]] std::optional<RunFailure> extend(std::uint32_t first, std::uint32_t count) {
    return extend(first, count, hooks_);
  }

  [[nodiscard]] std::optional<RunFailure> extend(std::uint32_t first, std::uint32_t count,
                                                 const RunHooks& hooks) {
    auto batch =
        replicate(network_, {request_.seed, first, count, request_.threads, request_.draw}, hooks);
    if (batch.ending != BatchEnding::complete) return detail::failure_of(network_, batch);
    std::ranges::move(batch.replications, std::back_inserter(runs_));
    return std::nullopt;
  }

  void warn_of_precision(const Expectations& expectations) {
    const auto all = measured(runs_);
    for (const auto target : precision_targets(catalogue_, expectations)) {
      const auto found = estimator_.estimate(target, all);
      const double width = relative_half_width(found).value_or(0.0);
      if (width <= bound_on_half_width(*request_.precision)) continue;
      warnings_.push_back(fmt::format(
          "the precision of {:.3g} % was not reached with {} replications: {} of {} ({}) is known "
          "to ± {:.3g} %",
          100.0 * request_.precision->relative, runs_.size(), found.key.measure, found.key.where,
          found.key.statistic, 100.0 * width));
    }
  }

  void warn_of_controls() {
    warnings_.emplace_back(
        "there are no controls: of no flow is the mean number of trucks known before the run");
  }

  [[nodiscard]] std::vector<Estimate> estimates() const {
    const auto all = measured(runs_);
    if (!batched_) return estimator_.estimates(all);
    std::vector<const model::ReplicationMeasures*> parts;
    for (const auto& part : parts_) parts.push_back(&part);
    auto estimates = estimator_.estimates(parts);
    for (std::size_t entry = 0; entry < estimates.size(); ++entry)
      if (is_of_whole_run(estimates[entry].key)) estimates[entry] = estimator_.estimate(entry, all);
    return estimates;
  }

  [[nodiscard]] Result result(const Expectations& expectations) {
    const auto all = measured(runs_);
    Result result;
    result.provenance.seed = request_.seed;
    result.provenance.replications = static_cast<std::uint32_t>(runs_.size());
    result.window = network_.window();
    result.clock = network_.plan().sides.home.utc_offset;
    result.provenance.draw = request_.draw;
    result.measures = estimates();
    result.batched = std::move(batched_);
    result.series = estimator_.series(all);
    for (const auto& expectation : expectations)
      result.expectations.push_back(judge(expectation, result.measures[expectation.entry]));
    detail::add_policies(network_.plan(), runs_, result);
    result.warnings = std::move(warnings_);
    for (const auto& run : runs_)
      result.digests.push_back({run.index, run.run.trace_digest, run.run.path_digest});
    return result;
  }

  model::Network network_;
  model::Catalogue catalogue_;
  ArrivalControls controls_;
  Estimator estimator_;
  const RunRequest& request_;
  const RunHooks& hooks_;
  Runs runs_;
  std::vector<model::ReplicationMeasures> parts_;  // of the run, where it is cut into batches
  std::optional<BatchedRun> batched_;
  std::vector<std::string> warnings_;
};

/// By the days that batches leave over. @return what is to be said of these; empty: nothing
Expected<std::string, RunFailure> prolong_warm_up(std::uint32_t count, model::Plan& plan) {
  const auto window = model::run_window(plan);
  auto batches = cut_into_batches(window, count);
  if (!batches)
    return Unexpected{RunFailure{RunFailureKind::no_answer, {}, std::move(batches).error()}};
  plan.period.warm_up += batches->from - window.measured_from;
  return warning_of_left_over(window, *batches);
}

}  // namespace

std::vector<model::Problem> expectation_problems(const model::Plan& plan) {
  const model::Network network{plan};
  auto resolved = resolve_expectations(plan.expect, model::catalogue(network));
  return resolved ? std::vector<model::Problem>{} : std::move(resolved).error();
}

Expected<Result, RunFailure> run(const model::Plan& plan, const RunRequest& request,
                                 const RunHooks& hooks) {
  std::optional<detail::WarmedPlan> warmed;
  if (plan.period.warm_up_is_automatic) {
    if (auto wrong = expectation_problems(plan); !wrong.empty())
      return Unexpected{RunFailure{RunFailureKind::bad_plan, std::move(wrong), {}}};
    auto found = detail::find_warm_up(plan, request, hooks);
    if (!found) return Unexpected{std::move(found).error()};
    warmed = std::move(*found);
  }
  auto measured = warmed ? warmed->plan : plan;
  std::string left_over;
  if (request.batches) {
    auto prolonged = prolong_warm_up(*request.batches, measured);
    if (!prolonged) return Unexpected{std::move(prolonged).error()};
    left_over = std::move(*prolonged);
  }
  auto result = Runner{measured, request, hooks}.run();
  if (!result) return result;
  result->provenance.plan_digest = model::plan_digest(plan);
  if (!left_over.empty()) result->warnings.insert(result->warnings.begin(), std::move(left_over));
  if (warmed) result->warnings.insert(result->warnings.begin(), warmed->warning);
  return result;
}

}  // namespace cuakhau::experiment
