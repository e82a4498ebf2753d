#include <cuakhau/model/problem.hpp>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model {

namespace detail {

namespace {

constexpr std::array<std::string_view, 5> k_reserved{"cleared", "leave", "diverted", "province",
                                                     "journey"};

/// These separate the parts of a path, name lanes ("customs#2"), or mean all ("*").
constexpr std::string_view k_not_in_names = ".[]#*=,:{} \t\n";

void sort_names(NameSet& set) {
  std::ranges::sort(set.names);
  const auto repeated = std::ranges::unique(set.names);
  set.names.erase(repeated.begin(), repeated.end());
}

[[nodiscard]] NameSet commodities_of(const Plan& plan) {
  NameSet set{.kind = "a commodity that some flow carries", .names = {}};
  for (const auto& [name, flow] : plan.flows)
    for (std::string& commodity : commodities_of(name, flow))
      set.names.push_back(std::move(commodity));
  sort_names(set);
  return set;
}

[[nodiscard]] NameSet outcomes_in(const Plan& plan) {
  NameSet set{.kind = "an outcome of a check", .names = {}};
  for (const auto& [name, check] : plan.checks)
    for (std::string& outcome : outcomes_of(check)) set.names.push_back(std::move(outcome));
  sort_names(set);
  return set;
}

[[nodiscard]] NameSet classes_of(const NameSet& commodities, const NameSet& outcomes) {
  NameSet set = commodities;
  if (outcomes.names.empty()) return set;
  set.kind = "a commodity that some flow carries, or of an outcome of a check";
  set.names.insert(set.names.end(), outcomes.names.begin(), outcomes.names.end());
  sort_names(set);
  return set;
}

[[nodiscard]] NameSet stages_of(const Plan& plan) {
  NameSet set{.kind = "a yard, station, exchange or crossing", .names = {}};
  set.append(plan.yards);
  set.append(plan.stations);
  set.append(plan.exchanges);
  set.append(plan.crossings);
  return set;
}

[[nodiscard]] NameSet steps_of(const Plan& plan) {
  NameSet set = stages_of(plan);
  set.kind = "a yard, station, exchange, crossing or handover";
  set.append(plan.handovers);
  set.names.insert(set.names.end(), {"cleared", "leave", "diverted"});
  return set;
}

/// Where each name was first used, in the order of the plan.
class NameCheck {
 public:
  explicit NameCheck(PlanCheck& check) : check_(check) {}

  template <class Map>
  void section(const std::string& section, const Map& map) {
    for (const auto& entry : map) one(section, entry.first);
  }

 private:
  void one(const std::string& section, const std::string& name) {
    const std::string path = fmt::format("{}.{}", section, name);
    if (name.empty() || name.find_first_of(k_not_in_names) != std::string::npos) {
      check_.problems.expected(path, "a name of letters, digits, _ and -", quote(name));
      return;
    }
    if (std::ranges::find(k_reserved, name) != k_reserved.end()) {
      check_.problems.error(path, fmt::format("{} is a word of the language", quote(name)),
                            {"choose another name"});
      return;
    }
    const auto [first, is_new] = used_.emplace(name, section);
    if (is_new) return;
    check_.problems.error(
        path, fmt::format("{} names one of the {} too", quote(name), first->second),
        {"gates, yards, stations, exchanges, crossings, handovers, pools, checks, roads and "
         "choices share their names: routes and results tell them apart by name alone"});
  }

  PlanCheck& check_;
  std::map<std::string, std::string> used_;
};

/// Which section of the plan a path lies in: problems are handed out in this order.
[[nodiscard]] std::size_t section_of(const Problem& problem) {
  static constexpr std::array<std::string_view, 21> k_sections{
      "sides",     "period", "demand", "calendars", "gates",     "yards",     "stations",
      "exchanges", "checks", "roads",  "choices",   "crossings", "handovers", "pools",
      "flows",     "cargo",  "costs",  "initial",   "policies",  "measures",  "expect"};
  const std::string_view path = problem.path;
  const std::string_view section = path.substr(0, path.find_first_of(".["));
  return static_cast<std::size_t>(std::ranges::find(k_sections, section) - k_sections.begin());
}

}  // namespace

PlanCheck::PlanCheck(const Plan& checked, Standing how)
    : plan(checked),
      standing(how),
      calendars(names_of("a calendar", checked.calendars)),
      gates(names_of("a gate", checked.gates)),
      stations(names_of("a station", checked.stations)),
      exchanges(names_of("an exchange", checked.exchanges)),
      checks(names_of("a check", checked.checks)),
      crossings(names_of("a crossing", checked.crossings)),
      handovers(names_of("a handover", checked.handovers)),
      pools(names_of("a pool", checked.pools)),
      choices(names_of("a choice", checked.choices)),
      flows(names_of("a flow", checked.flows)),
      commodities(commodities_of(checked)),
      outcomes(outcomes_in(checked)),
      classes(classes_of(commodities, outcomes)),
      stages(stages_of(checked)),
      steps(steps_of(checked)) {}

std::string PlanCheck::clock_text(Instant instant) const {
  return to_iso(instant, plan.sides.home.utc_offset);
}

void check_names(PlanCheck& check) {
  NameCheck stages(check);
  stages.section("gates", check.plan.gates);
  stages.section("yards", check.plan.yards);
  stages.section("stations", check.plan.stations);
  stages.section("exchanges", check.plan.exchanges);
  stages.section("checks", check.plan.checks);
  stages.section("crossings", check.plan.crossings);
  stages.section("handovers", check.plan.handovers);
  stages.section("pools", check.plan.pools);
  stages.section("roads", check.plan.roads);
  stages.section("choices", check.plan.choices);
  NameCheck(check).section("calendars", check.plan.calendars);
  NameCheck(check).section("flows", check.plan.flows);
}

std::vector<Problem> problems_of(const Plan& plan, Standing standing, Values values) {
  PlanCheck check(plan, standing);
  check_sides(check);
  check_period(check);
  check_demand(check);
  check_calendars(check);
  check_names(check);
  check_gates(check);
  check_yards(check);
  check_stations(check);
  check_exchanges(check);
  check_checks(check);
  check_crossings(check);
  check_handovers(check);
  check_pools(check);
  check_roads(check);
  check_choices(check);
  check_flows(check);
  check_drives(check);
  check_partners(check);
  check_matches(check);
  check_use_of_checks(check);
  check_marks(check);
  check_use_of_choices(check);
  check_cargo(check);
  check_costs(check);
  check_initial(check);
  check_policies(check);
  check_measures(check);
  check_own_measures(check);
  check_expectations(check);
  if (check.has_window) check_opening(check);
  if (check.has_window) check_members(check);
  if (check.problems.errors() == 0 && values == Values::given) {
    check_room(check);
    check_use_of_yards(check);
    check_crossed(check);
    check_load(check);
    check_shutting(check);
    check_lost_partners(check);
  }
  std::vector<Problem> found = check.problems.take();
  std::ranges::stable_sort(found, {}, section_of);
  return found;
}

}  // namespace detail

std::vector<Problem> problems(const Plan& plan, Values values) {
  return detail::problems_of(plan, detail::Standing::alone, values);
}

}  // namespace cuakhau::model
