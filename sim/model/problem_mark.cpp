#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/mark_shares.hpp"
#include "model/detail/marks.hpp"
#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

/// Some route and where on it trucks visit the stage.
using Visitors = std::vector<std::pair<std::string, std::vector<std::size_t>>>;

[[nodiscard]] Visitors visitors_of(const PlanCheck& check, const std::string& stage) {
  Visitors visitors;
  for (const auto& [flow, route] : check.routes) {
    std::vector<std::size_t> nodes;
    for (std::size_t node = 0; node < route.nodes.size(); ++node)
      if (route.nodes[node].visits(stage)) nodes.push_back(node);
    if (!nodes.empty()) visitors.emplace_back(flow, std::move(nodes));
  }
  return visitors;
}

/// The first flow of which a truck may come there that carries all of the outcomes; "": none.
[[nodiscard]] std::string carrier(const PlanCheck& check, const Visitors& visitors,
                                  const std::vector<std::string>& outcomes) {
  for (const auto& [flow, nodes] : visitors) {
    const std::vector<bool> carries = may_carry(check.plan, check.routes.at(flow), outcomes);
    if (std::ranges::any_of(nodes, [&](std::size_t node) { return carries[node]; })) return flow;
  }
  return {};
}

[[nodiscard]] std::vector<std::string> finders_of(const PlanCheck& check,
                                                  const std::string& outcome) {
  std::vector<std::string> finders;
  for (const auto& [name, one] : check.plan.checks) {
    const std::vector<std::string> outcomes = outcomes_of(one);
    if (std::ranges::find(outcomes, outcome) != outcomes.end()) finders.push_back(name);
  }
  return finders;
}

/// Initial trucks are not asked for: they have been through no check.
void check_fit(PlanCheck& check, const std::string& path, const Visitors& visitors,
               const std::string& name) {
  if (visitors.empty() || !check.outcomes.contains(name)) return;
  if (carrier(check, visitors, {name}).empty())
    check.problems.warning(
        path,
        fmt::format("{} never fits: no truck comes there behind a check that finds it",
                    quote(name)),
        {"found by: " + join(finders_of(check, name), ", ")});
}

template <class Map>
void check_disciplines(PlanCheck& check, std::string_view section, const Map& stages) {
  for (const auto& [name, stage] : stages) {
    if (stage.discipline.priority.empty()) continue;
    const Visitors visitors = visitors_of(check, name);
    for (const std::string& one : stage.discipline.priority)
      check_fit(check, fmt::format("{}.{}.discipline", section, name), visitors, one);
  }
}

/// Which of two laws would count?
void check_pair(PlanCheck& check, const std::string& path, const Visitors& visitors,
                const std::pair<std::string, std::string>& pair) {
  const std::vector<std::string> finders = finders_of(check, pair.first);
  const std::vector<std::string> others = finders_of(check, pair.second);
  if (finders == others) return;
  const std::string flow = carrier(check, visitors, {pair.first, pair.second});
  if (flow.empty()) return;
  check.problems.error(
      path,
      fmt::format("a truck of {} may come there with both {}, found by {}, and {}, found by {}",
                  quote(flow), quote(pair.first), join(finders, ", "), quote(pair.second),
                  join(others, ", ")),
      {"name the outcomes of one check, or lead the trucks to different stations"});
}

void check_service_marks(PlanCheck& check, const std::string& name, const Station& station) {
  const std::string path = fmt::format("stations.{}.service", name);
  std::vector<std::string> outcomes;
  for (const auto& [one, law] : station.service.by_name)
    if (check.outcomes.contains(one)) outcomes.push_back(one);
  if (outcomes.empty()) return;
  const Visitors visitors = visitors_of(check, name);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    check_fit(check, fmt::format("{}.{}", path, outcomes[i]), visitors, outcomes[i]);
    for (std::size_t earlier = 0; earlier < i; ++earlier)
      check_pair(check, path, visitors, {outcomes[earlier], outcomes[i]});
  }
}

}  // namespace

void check_marks(PlanCheck& check) {
  if (check.outcomes.names.empty()) return;
  const std::size_t named = named_outcomes(check.plan).size();
  if (named > k_most_marks)
    check.problems.expected(
        "checks",
        fmt::format("at most {} outcomes that disciplines, services and measures name",
                    k_most_marks),
        fmt::to_string(named));
  check_disciplines(check, "yards", check.plan.yards);
  check_disciplines(check, "stations", check.plan.stations);
  check_disciplines(check, "exchanges", check.plan.exchanges);
  check_disciplines(check, "crossings", check.plan.crossings);
  for (const auto& [name, station] : check.plan.stations) check_service_marks(check, name, station);
}

}  // namespace cuakhau::model::detail
