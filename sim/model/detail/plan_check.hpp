#pragma once

// What the parts of the check of a plan share: the plan, its names, what has been found so far.
// Each part looks at one section of the plan and goes on after a problem, so that one check finds
// them all.

#include <array>
#include <map>
#include <string>
#include <string_view>

#include <cuakhau/model/plan.hpp>

#include "model/detail/problem_list.hpp"
#include "model/detail/route_graph.hpp"

namespace cuakhau::model::detail {

/// A plan alone must work; while policies are in force, what they shut may stand still.
enum class Standing : std::uint8_t { alone, under_policies };

class PlanCheck {
 public:
  explicit PlanCheck(const Plan& checked, Standing how = Standing::alone);

  const Plan& plan;
  const Standing standing;
  ProblemList problems;
  NameSet calendars;
  NameSet gates;
  NameSet stations;
  NameSet exchanges;
  NameSet checks;
  NameSet crossings;
  NameSet handovers;
  NameSet pools;
  NameSet choices;
  NameSet flows;
  NameSet commodities;  // that trucks carry; a flow without a mix carries its own name
  NameSet outcomes;     // of checks
  NameSet classes;      // commodities and outcomes: what disciplines and services look at
  NameSet stages;       // yards, stations, exchanges, crossings and pools
  NameSet steps;        // what a route can visit: stages, handovers, the words of the language
  RouteGraphs routes;   // once flows have been looked at

  /// Whether the period makes sense, so that instants can be compared with it.
  bool has_window = false;
  RunWindow window;  // when it does

  [[nodiscard]] OpenSpan whole_run() const { return {window.start, window.horizon}; }
  /// An instant on the home side's clock, for messages.
  [[nodiscard]] std::string clock_text(Instant instant) const;
};

// By section of the plan.
void check_sides(PlanCheck& check);
void check_period(PlanCheck& check);
void check_demand(PlanCheck& check);
void check_calendars(PlanCheck& check);
void check_names(PlanCheck& check);
void check_gates(PlanCheck& check);
void check_yards(PlanCheck& check);
void check_stations(PlanCheck& check);
void check_exchanges(PlanCheck& check);
void check_checks(PlanCheck& check);
void check_crossings(PlanCheck& check);
void check_roads(PlanCheck& check);
void check_choices(PlanCheck& check);
void check_handovers(PlanCheck& check);
void check_pools(PlanCheck& check);
void check_flows(PlanCheck& check);
void check_cargo(PlanCheck& check);
void check_costs(PlanCheck& check);
void check_initial(PlanCheck& check);
void check_policies(PlanCheck& check);
void check_measures(PlanCheck& check);
void check_own_measures(PlanCheck& check);
void check_expectations(PlanCheck& check);

/// What sets policies off, and whether anything does. Needs the routes.
void check_triggers(PlanCheck& check);
/// Policies that change nothing, and that fight over a value.
void check_settings(PlanCheck& check);
/// Triggered policies that shut something and never open it again. Needs a plan without errors.
void check_shutting(PlanCheck& check);
/// Exchanges that some side never comes to. Needs the routes.
void check_partners(PlanCheck& check);
/// Exchanges that some side no longer comes to from a policy on. Needs a plan without errors.
void check_lost_partners(PlanCheck& check);
/// Exchanges whose turns match, where trucks have no partner. Needs the routes.
void check_matches(PlanCheck& check);
/// Whether trucks that come back have room beyond the line. Needs a plan without errors.
void check_room(PlanCheck& check);
/// Checks that no route goes through, and pools of others than their own. Needs the routes.
void check_use_of_checks(PlanCheck& check);
/// Outcomes that disciplines and services look at: whether they fit a truck that comes there, and
/// no two laws of a service the same one. Needs the routes.
void check_marks(PlanCheck& check);
/// Choices that no route makes. Needs the routes.
void check_use_of_choices(PlanCheck& check);
/// Whether roads lead to where routes drive. Needs the routes.
void check_drives(PlanCheck& check);
/// Stages on a route that never open, or never long enough. Needs a window.
void check_opening(PlanCheck& check);
/// Pools that never have the members that somebody needs. Needs a window.
void check_members(PlanCheck& check);
/// Yards that no truck waits in, for the stage behind takes all. Needs a plan without errors.
void check_use_of_yards(PlanCheck& check);
/// Ways over the line on which trucks are never cleared. Needs a plan without errors.
void check_crossed(PlanCheck& check);
/// Load against capacity, and the length of the run. Needs a plan without errors.
void check_load(PlanCheck& check);

// Shared by sections.
using BySide = std::array<bool, 2>;  // by Direction
/// By flow, the sides of the exchange that its trucks come to before they have taken a turn of it:
/// a side that only comes out of a turn cannot make the first one.
[[nodiscard]] std::map<std::string, BySide> sides_that_come(const PlanCheck& check,
                                                            const std::string& exchange);
[[nodiscard]] std::vector<Problem> problems_of(const Plan& plan, Standing standing,
                                               Values values = Values::given);
/// "policies[2]", or a field of it.
[[nodiscard]] std::string policy_path(std::size_t policy, std::string_view field = {});
void check_gate_name(PlanCheck& check, const std::string& path, const std::string& gate);
/// Whether the period stays within the table of feasts.
void check_feast(PlanCheck& check, const std::string& path, const CalendarDate& date);
void check_hours(PlanCheck& check, const std::string& path, const Hours& hours);
void check_hours(PlanCheck& check, const std::string& path, const PerSideHours& hours);
/// The name of a commodity or an outcome, in a discipline or a service.
void check_class(PlanCheck& check, const std::string& path, const std::string& name);
void check_discipline(PlanCheck& check, const std::string& path, const Discipline& discipline);
/// @return whether the law can be used
bool check_law(PlanCheck& check, const std::string& path, const DurationLaw& law);
/// @param remedy  what shuts it instead
void check_pace(PlanCheck& check, const std::string& path, Factor pace, std::string_view remedy);
void check_arrivals(PlanCheck& check, const std::string& flow_name, const Flow& flow);
void check_route(PlanCheck& check, const std::string& flow_name, const Flow& flow);
/// Whether the companies of the handover that a step of the flow visits take all of its loads.
bool check_reach(PlanCheck& check, const std::string& path, const std::string& flow_name,
                 const std::string& handover);
/// Members of pools that a route takes and gives back. Needs a route without other errors.
void check_holding(PlanCheck& check, const std::string& flow_name, const Flow& flow);

}  // namespace cuakhau::model::detail
