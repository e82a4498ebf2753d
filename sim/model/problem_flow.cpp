#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"
#include "model/detail/traffic.hpp"

namespace cuakhau::model::detail {

namespace {

void check_mix(PlanCheck& check, const std::string& path, const CommodityMix& mix) {
  if (mix.shares.empty()) return;
  double sum = 0.0;
  for (const auto& [commodity, share] : mix.shares) sum += share.value;
  check.problems.must_add_up(path, sum);
}

/// Only the trucks that are there at the start: such a flow may go round for ever.
[[nodiscard]] bool is_closed(const Plan& plan, const std::string& name, const Flow& flow) {
  return flow.arrivals.poisson == PerHour{0.0} &&
         std::ranges::any_of(plan.initial,
                             [&](const InitialQueue& queue) { return queue.flow == name; });
}

/// Whether a round takes time: else its trucks would go round for ever in one instant.
[[nodiscard]] bool takes_time(const Plan& plan, const RouteNode& node) {
  const auto has_mean = [](const DurationLaw& law) {
    return !kernel::problem(law.law) && kernel::mean(law.law) >= 1.0;
  };
  return std::ranges::any_of(node.stages, [&](const std::string& name) {
    const auto station = plan.stations.find(name);
    if (station != plan.stations.end()) return has_mean(station->second.service.otherwise);
    const auto exchange = plan.exchanges.find(name);
    if (exchange != plan.exchanges.end()) return has_mean(exchange->second.service);
    const auto crossing = plan.crossings.find(name);
    return crossing != plan.crossings.end() && has_mean(crossing->second.travel);
  });
}

/// Every truck must come to the end, unless the flow is closed.
void check_leaving(PlanCheck& check, const std::string& name, const Flow& flow) {
  const RouteGraph& graph = check.routes.at(name);
  const std::vector<bool> reached = graph.reached();
  const std::vector<bool> can_leave = graph.can_leave();
  const RouteNode* jump = nullptr;
  bool has_time = false;
  for (std::size_t node = graph.nodes.size(); node-- > 0;) {
    const RouteNode& one = graph.nodes[node];
    if (!reached[node] || can_leave[node] || one.is_inner || node == RouteGraph::k_join) continue;
    if (one.is_jump && jump == nullptr) jump = &one;
    has_time |= takes_time(check.plan, one);
  }
  if (jump == nullptr) return;
  if (!is_closed(check.plan, name, flow)) {
    check.problems.error(jump->path + ".go_to", "no truck that jumps back here ever leaves",
                         {"let some leave by a `branch` within the loop",
                          "only a flow of initial trucks may go round for ever: arrivals of 0 /h"});
  } else if (!has_time) {
    check.problems.error(jump->path + ".go_to", "its trucks go round for ever in no time");
  }
}

/// A saturated flow brings trucks as long as there are places.
void check_first_stage(PlanCheck& check, const std::string& path, const Flow& flow) {
  if (!flow.arrivals.saturated) return;
  const std::string& first = flow.route.front().visit;
  const auto yard = check.plan.yards.find(first);
  const auto station = check.plan.stations.find(first);
  bool is_finite = check.crossings.contains(first) || check.handovers.contains(first) ||
                   check.pools.contains(flow.route.front().seize);
  if (yard != check.plan.yards.end()) is_finite = !yard->second.places.is_unlimited;
  if (station != check.plan.stations.end())
    is_finite = !station->second.queue.is_unlimited &&
                std::ranges::none_of(station->second.servers, [](const ServerGroup& group) {
                  return group.count.is_unlimited;
                });
  const auto exchange = check.plan.exchanges.find(first);
  if (exchange != check.plan.exchanges.end())
    is_finite =
        !exchange->second.places.of(flow.route.front().as.value_or(flow.direction)).is_unlimited;
  if (is_finite) return;
  check.problems.error(
      path + ".arrivals.saturated",
      "it must begin at one stage of limited places, else its trucks never stop "
      "coming",
      {"a yard with `places`, a station with a `queue` of some number, a crossing, or to `seize` a "
       "member of a pool"});
}

void check_flow(PlanCheck& check, const std::string& name, const Flow& flow) {
  const std::string path = fmt::format("flows.{}", name);
  check_gate_name(check, path + ".gate", flow.gate);
  check_mix(check, path + ".commodity", flow.commodity);
  check_arrivals(check, name, flow);
  if (flow.patience) check_law(check, path + ".patience", *flow.patience);
  check_law(check, path + ".release", flow.release);
  if (flow.held && flow.arrivals.saturated)
    check.problems.error(path + ".held", "a flow that always has a truck ready holds none back");
  const std::size_t errors_before = check.problems.errors();
  check_route(check, name, flow);
  check.routes.emplace(name, route_graph(check.plan, flow, path));
  if (check.problems.errors() > errors_before) return;
  check_holding(check, name, flow);
  check_leaving(check, name, flow);
  check_first_stage(check, path, flow);
}

[[nodiscard]] bool visits(const RouteGraph& graph, const std::string& stage) {
  return std::ranges::any_of(
      graph.nodes, [&](const RouteNode& node) { return !node.is_inner && node.visits(stage); });
}

void check_where(PlanCheck& check, const std::string& path, const Expectation& expectation) {
  NameSet places{.kind =
                     "a gate, crossing, yard, station, exchange, check, road or choice, or "
                     "\"province\"",
                 .names = {"province"}};
  places.append(check.plan.gates);
  places.names.insert(places.names.end(), check.stages.names.begin(), check.stages.names.end());
  places.append(check.plan.checks);
  places.append(check.plan.roads);
  places.append(check.plan.choices);
  check.problems.must_name(path + ".where", places, expectation.where);
  constexpr std::string_view k_commodity = "commodity:";
  if (expectation.flow.starts_with(k_commodity))
    check.problems.must_name(path + ".flow", check.commodities,
                             expectation.flow.substr(k_commodity.size()));
  else if (expectation.flow != "*")
    check.problems.must_name(path + ".flow", check.flows, expectation.flow);
  if (expectation.direction != "*" && expectation.direction != word(Direction::export_) &&
      expectation.direction != word(Direction::import_))
    check.problems.expected(path + ".direction", "export, import or *",
                            quote(expectation.direction));
}

/// How much worse than its baseline a number may be.
void check_loss(PlanCheck& check, const std::string& path, const Expectation& expectation) {
  const std::string name = path + ".no_worse_than_baseline_by";
  if (!expectation.between.empty() || expectation.at_least || expectation.at_most)
    check.problems.error(name, "it does not go with between, at_least and at_most",
                         {"an expectation of its own holds the same measure to those"});
  if (!expectation.expected_miss.empty())
    check.problems.error(path + ".expected_miss", "it does not go with no_worse_than_baseline_by",
                         {"a loss that is meant gets a new baseline: cuakhau regress --update"});
  if (expectation.on == ExpectationOn::bound)
    check.problems.error(path + ".on", "it does not go with no_worse_than_baseline_by",
                         {"regress asks whether a loss is shown, and needs no bound for that"});
  const double size = expectation.no_worse_than_baseline_by->value;
  if (size <= 0.0) check.problems.expected(name, "more than 0", format_real(size));
}

void check_bounds(PlanCheck& check, const std::string& path, const Expectation& expectation) {
  if (expectation.no_worse_than_baseline_by) return check_loss(check, path, expectation);
  const std::vector<MeasureBound>& between = expectation.between;
  const bool has_bound = expectation.at_least || expectation.at_most;
  if (between.empty() && !has_bound)
    check.problems.expected(path, "between, at_least, at_most or no_worse_than_baseline_by",
                            "none of them");
  if (!between.empty() && has_bound)
    check.problems.error(path + ".between", "it does not go with at_least and at_most");
  if (between.empty()) return;
  if (between.size() != 2)
    check.problems.expected(path + ".between", "the lowest and the highest value",
                            fmt::format("{} values", between.size()));
  else if (between[0].unit == between[1].unit && between[0].value > between[1].value)
    check.problems.expected(
        path + ".between", "the lowest value first",
        fmt::format("{} before {}", format_real(between[0].value), format_real(between[1].value)));
}

/// A run could only end at once.
void check_sum_of_initial(PlanCheck& check) {
  const std::uint32_t limit = check.plan.measures.backlog_limit;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < check.plan.initial.size(); ++i) {
    const Count& trucks = check.plan.initial[i].trucks;
    if (trucks.is_unlimited) continue;
    const bool was_within = sum <= limit;
    sum += trucks.value;
    if (was_within && sum > limit)
      check.problems.error(
          fmt::format("initial[{}].trucks", i),
          fmt::format("{} trucks at the start are more than the backlog limit of {}", sum, limit),
          {"measures.backlog_limit allows more; each truck needs some hundred bytes"});
  }
}

void check_initial_load(PlanCheck& check, const std::string& path, const InitialQueue& queue) {
  if (queue.commodity.empty()) return;
  const NameSet carried{.kind = "a commodity that its flow carries",
                        .names = commodities_of(queue.flow, check.plan.flows.at(queue.flow))};
  check.problems.must_name(path + ".commodity", carried, queue.commodity);
}

}  // namespace

void check_flows(PlanCheck& check) {
  if (check.plan.flows.empty()) check.problems.expected("flows", "at least one flow", "none");
  for (const auto& [name, flow] : check.plan.flows) check_flow(check, name, flow);
}

void check_demand(PlanCheck& check) {
  const double demand = check.plan.demand.value;
  if (!std::isfinite(demand) || demand < 0.0)
    check.problems.expected("demand", "a factor of at least 0 %", format_real(demand));
}

void check_initial(PlanCheck& check) {
  check_sum_of_initial(check);
  for (std::size_t i = 0; i < check.plan.initial.size(); ++i) {
    const InitialQueue& queue = check.plan.initial[i];
    const std::string path = fmt::format("initial[{}]", i);
    if (queue.trucks.is_unlimited)
      check.problems.expected(path + ".trucks", "a number of trucks", "unlimited");
    check_law(check, path + ".age", queue.age);
    if (!check.problems.must_name(path + ".flow", check.flows, queue.flow)) continue;
    check_initial_load(check, path, queue);
    if (queue.stage.empty()) continue;
    if (!check.problems.must_name(path + ".stage", check.stages, queue.stage)) continue;
    if (!visits(check.routes.at(queue.flow), queue.stage))
      check.problems.error(path + ".stage", fmt::format("the route of {} does not visit {}",
                                                        quote(queue.flow), quote(queue.stage)));
  }
}

void check_expectations(PlanCheck& check) {
  for (std::size_t i = 0; i < check.plan.expect.size(); ++i) {
    const std::string path = fmt::format("expect[{}]", i);
    check_where(check, path, check.plan.expect[i]);
    check_bounds(check, path, check.plan.expect[i]);
  }
}

}  // namespace cuakhau::model::detail
