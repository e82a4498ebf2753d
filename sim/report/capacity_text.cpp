#include "report/detail/capacity_text.hpp"

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/model/relief.hpp>

#include "report/detail/grid.hpp"
#include "report/detail/verdict_text.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::CapacityFinding;
using experiment::CapacityResult;
using experiment::CapacityStep;
using experiment::ServiceGoal;
using experiment::StageRelief;

/// So many stages that may limit are named.
constexpr std::size_t k_most_rivals = 3;

/// An end of the interval: that of the range where the interval goes beyond it.
std::string end_text(const std::optional<double>& end, const char* beyond) {
  return end ? multiple_text(*end) : beyond;
}

/// "With puzhai_exit and puzhai_entry made ample".
std::string ample_text(const CapacityStep& step) {
  return fmt::format("With {} made ample", listed(step.relieved));
}

}  // namespace

std::string multiple_text(double multiple) { return fmt::format("{:.4g} %", 100.0 * multiple); }

std::string trucks_text(double trucks_per_day) {
  return fmt::format("{:.{}f}", trucks_per_day, trucks_per_day < 100.0 ? 1 : 0);
}

double trucks_at(const CapacityResult& result, double multiple) {
  double trucks = 0.0;
  for (const auto& one : result.demand) trucks += one.at(multiple);
  return trucks;
}

std::string CapacityText::goal(const ServiceGoal& goal) const {
  const auto unit = unit_of(goal.measure, waits_);
  return fmt::format("{} {} {:.6g}{}{}", experiment::measure_text(goal.measure),
                     goal.at_least ? "at least" : "at most", goal.bound() / unit.minutes,
                     unit.name.empty() ? "" : " ", unit.name);
}

std::string CapacityText::goals() const {
  std::vector<std::string> all;
  for (const auto& one : result_.goals) all.push_back(goal(one));
  return listed(all);
}

std::string CapacityText::trucks(double multiple) const {
  std::vector<std::string> parts;
  for (const auto& one : result_.demand)
    parts.push_back(fmt::format("{} {}", trucks_text(one.at(multiple)), one.direction));
  const auto sum = trucks_text(trucks_at(result_, multiple)) + " trucks a day";
  return parts.size() < 2 ? sum : fmt::format("{} ({})", sum, listed(parts));
}

std::string CapacityText::range(const CapacityStep& step) const {
  auto text = fmt::format("Interval at {:.4g} %: {} to {} of the demand",
                          100.0 * result_.confidence, end_text(step.low, "less than was tried"),
                          end_text(step.high, "more than was tried"));
  if (step.low && step.high)
    text += fmt::format(", {} to {} trucks a day", trucks_text(trucks_at(result_, *step.low)),
                        trucks_text(trucks_at(result_, *step.high)));
  return text + '.';
}

std::string CapacityText::answer(const CapacityStep& step) const {
  const auto demand =
      fmt::format("{} of the demand, {},", multiple_text(step.multiple), trucks(step.multiple));
  switch (step.finding) {
    case CapacityFinding::fails_at_lowest:
      return fmt::format(
          "The border cannot keep {} at any demand that was tried: it fails at {} already. {}",
          goals(), multiple_text(step.multiple), range(step));
    case CapacityFinding::holds_at_highest:
      return fmt::format("The border takes at least {} with {}: no limit was found up to there.",
                         demand, goals());
    case CapacityFinding::found: break;
  }
  return fmt::format("The border takes {} with {}. {}", demand, goals(), range(step));
}

std::string CapacityText::help(const CapacityStep& step, const StageRelief& relief) const {
  const auto& key = result_.goals[step.tightest].measure;
  const auto unit = unit_of(key, waits_);
  const auto& effect = *relief.effect;
  return fmt::format("{} {} {} {}", experiment::measure_text(key),
                     effect.value < 0.0 ? "falls by" : "rises by", size_of(effect, unit.minutes),
                     unit.name == "%" ? "points" : unit.name);
}

std::string CapacityText::limit(const CapacityStep& step) const {
  if (step.finding == CapacityFinding::holds_at_highest) return {};
  const auto* const bottleneck = step.bottleneck();
  if (bottleneck == nullptr) return no_limit(step);
  // Places are without a limit then, all else is so many times as much.
  const auto ample = bottleneck->kind == model::StageKind::yard
                         ? std::string{"without a limit on them"}
                         : fmt::format("with {} times as many", model::k_ample);
  return fmt::format("{} limits it: {:.3g} % of its {} are in use, and {}, {}.{}",
                     bottleneck->stage, bottleneck->in_use, model::limit_word(bottleneck->kind),
                     ample, help(step, *bottleneck), rivals(step));
}

std::string CapacityText::rivals(const CapacityStep& step) const {
  const auto candidates = step.candidates(result_.goals[step.tightest]);
  std::vector<std::string> parts;
  for (std::size_t k = 1; k < candidates.size() && k <= k_most_rivals; ++k)
    parts.push_back(fmt::format("{} ({})", candidates[k]->stage, help(step, *candidates[k])));
  if (parts.empty()) return {};
  return fmt::format(" Not surely behind it: {}.", listed(parts));
}

std::string CapacityText::no_limit(const CapacityStep& step) const {
  const auto candidates = step.candidates(result_.goals[step.tightest]);
  if (candidates.empty())
    return fmt::format(
        "No stage alone limits it: none of the {} fullest helps when it is made ample. What is "
        "left "
        "are hours, services and the way itself, or two stages at once.",
        step.reliefs.size());
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < candidates.size() && k < k_most_rivals; ++k)
    parts.push_back(fmt::format("{} ({})", candidates[k]->stage, help(step, *candidates[k])));
  return fmt::format(
      "Which stage limits it is not shown with {} replications. It may be one of those that help "
      "most "
      "by estimate, each made ample: {}. More --replications may tell.",
      candidates.front()->effect->n, listed(parts));
}

std::string CapacityText::gain(const CapacityStep& step) const {
  const auto& first = result_.steps.front();
  const auto text = ample_text(step);
  if (step.finding == CapacityFinding::fails_at_lowest)
    return text + " it still fails at the lowest demand that was tried.";
  const double more = 100.0 * (step.multiple / first.multiple - 1.0);
  const auto growth = more > 0.0 ? fmt::format("{:.{}f} % more", more, more < 10.0 ? 1 : 0)
                                 : std::string{"no more"};
  const auto least = step.finding == CapacityFinding::holds_at_highest ? " at least" : "";
  return fmt::format("{} it takes{} {} of the demand, {}: {}. {}", text, least,
                     multiple_text(step.multiple), trucks(step.multiple), growth, range(step));
}

std::string CapacityText::flows() const {
  if (result_.held.empty()) return "Demand: of all flows, multiplied together.";
  return fmt::format("Demand: of {}, multiplied together; {} as in the scenario.",
                     listed(result_.flows), listed(result_.held));
}

}  // namespace cuakhau::report::detail
