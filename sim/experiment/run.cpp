#include <cuakhau/experiment/run.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/experiment/estimator.hpp>

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

  [[nodiscard]] std::optional<RunFailure> extend(std::uint32_t first, std::uint32_t count) {
    auto batch =
        replicate(network_, {request_.seed, first, count, request_.threads, request_.draw}, hooks_);
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

  [[nodiscard]] Result result(const Expectations& expectations) {
    const auto all = measured(runs_);
    Result result;
    result.provenance.seed = request_.seed;
    result.provenance.replications = static_cast<std::uint32_t>(runs_.size());
    result.window = network_.window();
    result.clock = network_.plan().sides.home.utc_offset;
    result.provenance.draw = request_.draw;
    result.measures = estimator_.estimates(all);
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
  std::vector<std::string> warnings_;
};

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
  auto result = Runner{warmed ? warmed->plan : plan, request, hooks}.run();
  if (!result) return result;
  result->provenance.plan_digest = model::plan_digest(plan);
  if (warmed) result->warnings.insert(result->warnings.begin(), warmed->warning);
  return result;
}

}  // namespace cuakhau::experiment
