// cuakhau explain: the whole scenario as it will be run, and where each value comes from.

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/capacity.hpp>
#include <cuakhau/model/policy_dates.hpp>
#include <cuakhau/scenario/write.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

std::string assumptions_text(const std::vector<scenario::Assumption>& assumptions) {
  if (assumptions.empty()) return "# Assumptions: none\n";
  std::string text =
      fmt::format("# Assumptions: {} values that no source gives\n", assumptions.size());
  for (const auto& one : assumptions)
    text += fmt::format("#   {}: {}, between {} and {} ({}:{}){}\n", one.path, one.value, one.low,
                        one.high, one.where.file, one.where.line,
                        one.note.empty() ? "" : ": " + one.note);
  return text;
}

std::string stage_text(const model::StageCapacity& stage) {
  return fmt::format("#   {}{}: passes {:.1f} trucks/day, {:.1f} come\n", stage.stage,
                     stage.direction == "*" ? "" : ", " + stage.direction, stage.trucks_per_day,
                     stage.demand_per_day);
}

std::string capacity_text(const model::CapacityBound& bound) {
  const bool is_limited = bound.trucks_per_day < bound.demand_per_day;
  auto text =
      is_limited
          ? fmt::format("# Capacity: of a demand of {:.1f} trucks/day at most {:.1f} can pass\n",
                        bound.demand_per_day, bound.trucks_per_day)
          : fmt::format("# Capacity: the whole demand of {:.1f} trucks/day can pass\n",
                        bound.demand_per_day);
  if (bound.bottleneck.empty()) return text;
  text += is_limited ? "# Limited by\n" : "# Nearest to its limit\n";
  for (const auto& stage : bound.bottleneck) text += stage_text(stage);
  const auto small = bound.too_small();
  if (small.size() <= bound.bottleneck.size()) return text;
  text += "# Too small for this demand, each of them\n";
  for (const auto& stage : small) text += stage_text(stage);
  return text;
}

/// What days of each year come to, which a file does not show.
std::string dates_text(const model::Plan& plan) {
  std::string text;
  for (const auto& [policy, spans] : model::yearly_policy_dates(plan)) {
    if (text.empty()) text = "# In force, of policies of each year\n";
    for (const model::OpenSpan& span : spans)
      text +=
          fmt::format("#   {}: {} to {}\n", policy, to_iso(span.from, plan.sides.home.utc_offset),
                      to_iso(span.until, plan.sides.home.utc_offset));
  }
  return text.empty() ? text : text + '\n';
}

}  // namespace

CommandLine explain_command_line() {
  return {.name = "explain",
          .examples =
              "  cuakhau explain my-gate.yaml                       every value and its origin\n"
              "  cuakhau explain my-gate.yaml --set demand=150%     with a value replaced\n",
          .usage = "FILE [options]",
          .about =
              "Prints the resolved scenario, each value with the line it comes from; the values\n"
              "that are assumed, with their ranges; and the most trucks a day that can flow,\n"
              "with the stages that limit it. What it prints can be run again.",
          .options = scenario_options()};
}

int explain(Arguments arguments) {
  const auto commands = explain_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  const auto file = single_file(line);
  if (!file) return refuse(commands, file.error());
  const auto loaded = load_scenario(*file, line);
  if (!loaded) return k_bad_scenario;
  return print_result(fmt::format("{}\n{}{}\n{}", scenario::explain_plan(*loaded),
                                  dates_text(loaded->plan), assumptions_text(loaded->assumptions),
                                  capacity_text(model::capacity_bound(loaded->plan))));
}

}  // namespace cuakhau::tool
