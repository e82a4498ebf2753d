#include <cuakhau/experiment/capacity.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/model/relief.hpp>
#include <cuakhau/model/scaled_demand.hpp>

#include "experiment/detail/continued_progress.hpp"
#include "experiment/detail/demand_points.hpp"
#include "experiment/detail/pilot.hpp"
#include "experiment/detail/stage_reliefs.hpp"

namespace cuakhau::experiment {
namespace {

using detail::DemandPoints;

/// Replications that bracket the answer before the full number narrows it.
constexpr std::uint32_t k_bracketing = 6;
/// The first step of the bracketing: to a quarter more or less.
constexpr double k_first_step = 1.25;
/// Where, below the answer, goals are looked at once more.
constexpr std::array k_probes{0.25, 0.5, 0.75};

/// How far a goal is on the good side of its bound, in half-widths of its interval.
double slack_in_half_widths(const ServiceGoal& goal, const GoalStanding& standing) {
  constexpr double k_unbounded = std::numeric_limits<double>::infinity();
  if (!standing.estimate.value) return -k_unbounded;
  const double slack = goal.slack(*standing.estimate.value);
  if (slack == 0.0) return 0.0;
  const auto& interval = standing.estimate.interval;
  const double half = interval ? interval->half_width() : 0.0;
  return half > 0.0 ? slack / half : std::copysign(k_unbounded, slack);
}

/// The search at one plan.
class Search {
 public:
  Search(const model::Plan& plan, const CapacityRequest& request, const RunHooks& hooks)
      : request_(request), hooks_(hooks), points_(plan, request, hooks) {}

  /// @param guess a multiple
  [[nodiscard]] Expected<CapacityStep, RunFailure> run(double guess) {
    const auto full = request_.replications;
    const auto few = std::min(k_bracketing, full);
    const auto range = points_.grid().range();
    const int first_step = std::max(1, points_.grid().steps(k_first_step));
    const auto rough = last_true(range, {points_.grid().steps(guess), first_step},
                                 [&](int number) { return points_.at(number, few).holds(); });
    answer_ = last_true(range, {rough.value_or(range.first), 1},
                        [&](int number) { return points_.at(number, full).holds(); });
    const detail::SearchStart from{answer_.value_or(range.first), 2};
    const auto low =
        last_true(range, from, [&](int number) { return points_.at(number, full).surely_holds(); });
    const auto open = last_true(
        range, from, [&](int number) { return !points_.at(number, full).surely_fails(); });
    for (const double share : k_probes) look_below(share, few);
    if (points_.failure()) return Unexpected{*points_.failure()};
    auto step = found(low, open);
    if (step.finding == CapacityFinding::fails_at_lowest && !step.answer().no_answer.empty())
      return Unexpected{RunFailure{RunFailureKind::no_answer, {}, without_answer(step.answer())}};
    return step;
  }

  /// Just above the answer, where a goal fails; at the answer where nothing can be told above.
  void relieve(CapacityStep& step) {
    const auto range = points_.grid().range();
    int critical = answer_ ? std::min(*answer_ + 1, range.last) : range.first;
    if (points_.at(critical, request_.replications).goals.empty() && answer_) critical = *answer_;
    const auto& point = points_.at(critical, request_.replications);
    step.tightest = tightest(point);
    step.reliefs = detail::stage_reliefs(points_.plan_at(critical), request_.goals[step.tightest],
                                         request_, hooks_);
  }

 private:
  static std::string without_answer(const DemandPoint& lowest) {
    return fmt::format("at {:.4g} times the demand, {}", lowest.multiple, lowest.no_answer);
  }

  void look_below(double share, std::uint32_t replications) {
    if (!answer_) return;
    const int number = *answer_ + points_.grid().steps(share);
    if (number >= points_.grid().range().first) static_cast<void>(points_.at(number, replications));
  }

  [[nodiscard]] CapacityStep found(std::optional<int> low, std::optional<int> open) {
    const auto range = points_.grid().range();
    CapacityStep step;
    step.points = points_.all();
    step.multiple = points_.grid().multiple(answer_.value_or(range.first));
    if (!answer_) step.finding = CapacityFinding::fails_at_lowest;
    if (answer_ == range.last) step.finding = CapacityFinding::holds_at_highest;
    if (low) step.low = points_.grid().multiple(*low);
    const int high = open ? *open + 1 : range.first;
    if (high <= range.last) step.high = points_.grid().multiple(high);
    step.tightest = tightest(step.answer());
    return step;
  }

  [[nodiscard]] std::size_t tightest(const DemandPoint& point) const {
    std::size_t least = 0;
    for (std::size_t goal = 1; goal < point.goals.size(); ++goal)
      if (slack_of(point, goal) < slack_of(point, least)) least = goal;
    return least;
  }
  [[nodiscard]] double slack_of(const DemandPoint& point, std::size_t goal) const {
    return slack_in_half_widths(request_.goals[goal], point.goals[goal]);
  }

  const CapacityRequest& request_;
  const RunHooks& hooks_;
  DemandPoints points_;
  std::optional<int> answer_;  // number on the grid; none: fails at the lowest
};

/// Where goals surely fail below a multiple at which they surely hold.
void warn_of_rises(const CapacityStep& step, std::vector<std::string>& warnings) {
  for (auto lower = step.points.begin(); lower != step.points.end(); ++lower) {
    if (!lower->surely_fails()) continue;
    const auto upper = std::find_if(lower, step.points.end(),
                                    [](const DemandPoint& point) { return point.surely_holds(); });
    if (upper == step.points.end()) return;
    warnings.push_back(fmt::format(
        "a goal fails at {:.4g} times the demand and holds at {:.4g}: service does not only "
        "become worse with demand, so that there is no one capacity",
        lower->multiple, upper->multiple));
    return;
  }
}

std::vector<DirectionDemand> demand_of(const model::Plan& plan,
                                       const std::vector<std::string>& flows) {
  std::vector<DirectionDemand> demand{{"export"}, {"import"}};
  for (const auto& [name, flow] : plan.flows) {
    auto& one = demand[flow.direction == model::Direction::export_ ? 0 : 1];
    const bool is_multiplied = std::ranges::find(flows, name) != flows.end();
    (is_multiplied ? one.multiplied : one.held) += model::trucks_per_day(plan, name);
  }
  std::erase_if(demand, [](const DirectionDemand& one) { return one.at(1.0) == 0.0; });
  return demand;
}

std::vector<std::string> others(const model::Plan& plan, const std::vector<std::string>& flows) {
  std::vector<std::string> names;
  for (const auto& [name, flow] : plan.flows)
    if (std::ranges::find(flows, name) == flows.end()) names.push_back(name);
  return names;
}

CapacityResult result_of(const model::Plan& plan, const CapacityRequest& request) {
  CapacityResult result;
  result.provenance.plan_digest = model::plan_digest(plan);
  result.provenance.seed = request.seed;
  result.provenance.replications = request.replications;
  result.window = model::run_window(plan);
  result.clock = plan.sides.home.utc_offset;
  result.confidence = request.confidence;
  result.goals = request.goals;
  result.flows = request.flows;
  result.held = others(plan, request.flows);
  result.demand = demand_of(plan, request.flows);
  return result;
}

/// The plan, then with its bottleneck made ample.
std::optional<RunFailure> search_all(const model::Plan& plan, const CapacityRequest& request,
                                     const RunHooks& hooks, CapacityResult& result) {
  auto present = plan;
  double guess = 1.0;
  std::vector<std::string> relieved;
  for (int depth = 0; depth < 2; ++depth) {
    Search search{present, request, hooks};
    auto step = search.run(guess);
    if (!step) return std::move(step).error();
    if (step->finding != CapacityFinding::holds_at_highest) search.relieve(*step);
    if (hooks.stop != nullptr && hooks.stop->load())
      return RunFailure{RunFailureKind::stopped, {}, "interrupted"};
    step->relieved = relieved;
    warn_of_rises(*step, result.warnings);
    result.steps.push_back(std::move(*step));
    const auto* const bottleneck = result.steps.back().bottleneck();
    if (bottleneck == nullptr) return std::nullopt;
    relieved.push_back(bottleneck->stage);
    present = model::relieved(present, bottleneck->stage).value();
    guess = result.steps.back().multiple;
  }
  return std::nullopt;
}

}  // namespace

Interval gain_interval(const ServiceGoal& goal, const Difference& effect) {
  const auto within = effect.interval.value_or(Interval{effect.value, effect.value});
  return goal.at_least ? within : Interval{-within.high, -within.low};
}

bool may_help_most(const ServiceGoal& goal, const StageRelief& best, const StageRelief& one) {
  if (!best.effect || !one.effect) return false;
  const double most = gain_interval(goal, *one.effect).high;
  return most > 0.0 && most >= gain_interval(goal, *best.effect).low;
}

bool DemandPoint::holds() const {
  return !goals.empty() && std::ranges::all_of(goals, &GoalStanding::holds);
}

bool DemandPoint::surely_holds() const {
  return !goals.empty() && std::ranges::all_of(goals, &GoalStanding::surely_holds);
}

bool DemandPoint::surely_fails() const {
  return !no_answer.empty() || std::ranges::any_of(goals, &GoalStanding::surely_fails);
}

std::string_view word(CapacityFinding finding) {
  constexpr std::array<std::string_view, 3> words{"found", "fails_at_lowest", "holds_at_highest"};
  return words[static_cast<std::size_t>(finding)];
}

const StageRelief* CapacityStep::bottleneck() const {
  return reliefs.empty() || !reliefs.front().helps ? nullptr : &reliefs.front();
}

std::vector<const StageRelief*> CapacityStep::candidates(const ServiceGoal& goal) const {
  std::vector<const StageRelief*> found;
  for (const auto& relief : reliefs)
    if (may_help_most(goal, reliefs.front(), relief)) found.push_back(&relief);
  return found;
}

const DemandPoint& CapacityStep::answer() const {
  const auto found = std::ranges::find(points, multiple, &DemandPoint::multiple);
  CUAKHAU_CHECK(found != points.end(), "no point at a multiple of {}", multiple);
  return *found;
}

std::vector<std::string> scalable_flows(const model::Plan& plan) {
  std::vector<std::string> names;
  for (const auto& [name, flow] : plan.flows)
    if (model::scaling_of(flow.arrivals) != model::DemandScaling::none) names.push_back(name);
  return names;
}

Expected<CapacityResult, RunFailure> capacity(const model::Plan& plan,
                                              const CapacityRequest& request,
                                              const RunHooks& hooks) {
  CUAKHAU_CHECK(
      !request.goals.empty() && request.replications >= 2 && request.lowest < request.highest,
      "{} goals, {} replications, multiples from {} to {}", request.goals.size(),
      request.replications, request.lowest, request.highest);
  std::optional<detail::ContinuedProgress> progress;
  if (hooks.progress != nullptr) progress.emplace(*hooks.progress);
  const RunHooks told{progress ? &*progress : nullptr, nullptr, hooks.stop};
  std::optional<detail::WarmedPlan> warmed;
  if (plan.period.warm_up_is_automatic) {
    auto found =
        detail::find_warm_up(plan, {.seed = request.seed, .threads = request.threads}, told);
    if (!found) return Unexpected{std::move(found).error()};
    warmed = std::move(*found);
  }
  const auto& measured = warmed ? warmed->plan : plan;
  auto result = result_of(measured, request);
  result.provenance.plan_digest = model::plan_digest(plan);
  if (warmed) result.warnings.push_back(warmed->warning);
  if (auto failure = search_all(measured, request, told, result))
    return Unexpected{std::move(*failure)};
  return result;
}

}  // namespace cuakhau::experiment
