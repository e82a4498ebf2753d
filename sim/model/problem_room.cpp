#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr double k_boundless = std::numeric_limits<double>::infinity();

/// Trucks that come back over the lanes of a crossing.
struct ComingBack {
  double room = k_boundless;        // for those who wait to come back, where there is least
  const RouteNode* over = nullptr;  // the visit by which they went over; none come back: none
};
using ByTravel = std::array<ComingBack, 2>;  // the direction in which they go over

double as_number(Count count) { return count.is_unlimited ? k_boundless : count.value; }

double servers_of(const std::vector<ServerGroup>& groups) {
  double sum = 0.0;
  for (const ServerGroup& group : groups) sum += as_number(group.count);
  return sum;
}

/// Trucks that a stage holds which have to wait for the next one.
double room_at(const Plan& plan, const std::string& name, Direction side) {
  const auto yard = plan.yards.find(name);
  if (yard != plan.yards.end()) return as_number(yard->second.places);
  const auto exchange = plan.exchanges.find(name);
  if (exchange != plan.exchanges.end()) return as_number(exchange->second.places.of(side));
  const auto station = plan.stations.find(name);
  if (station == plan.stations.end()) return 0.0;
  return as_number(station->second.queue) + servers_of(station->second.servers);
}

double room_at(const Plan& plan, const RouteGraph& graph, const RouteNode& node) {
  // On the arms of parallel steps a truck holds nothing; on the road neither.
  const bool is_fork = std::ranges::any_of(node.next, [&](const RouteEdge& edge) {
    return !node.is_inner && (edge.to == RouteGraph::k_join || graph.nodes[edge.to].is_inner);
  });
  if (is_fork || !node.drive.empty()) return k_boundless;
  double room = 0.0;
  for (const std::string& stage : node.stages) room += room_at(plan, stage, node.travel);
  return room;
}

bool goes_over(const RouteNode& node, const std::string& crossing, Direction travel) {
  return node.travel == travel && node.visits(crossing);
}

/// The room on the way from a visit of the crossing to the next one the other way, where there is
/// least of it.
double room_behind(const Plan& plan, const RouteGraph& graph, std::size_t begin,
                   const std::string& crossing) {
  const Direction back = other(graph.nodes[begin].travel);
  std::vector<double> room(graph.nodes.size(), k_boundless);
  room[begin] = 0.0;
  std::vector<std::size_t> open{begin};
  double least = k_boundless;
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (const RouteEdge& edge : graph.nodes[at].next) {
      if (edge.share <= 0.0) continue;
      const RouteNode& next = graph.nodes[edge.to];
      if (goes_over(next, crossing, back)) least = std::min(least, room[at]);
      const double sum = room[at] + room_at(plan, graph, next);
      if (sum >= room[edge.to]) continue;
      room[edge.to] = sum;
      open.push_back(edge.to);
    }
  }
  return least;
}

ByTravel who_comes_back(const PlanCheck& check, const std::string& crossing) {
  ByTravel all;
  for (const auto& [flow, graph] : check.routes) {
    const std::vector<bool> reached = graph.reached();
    for (std::size_t node = graph.nodes.size(); node-- > 0;) {
      const RouteNode& over = graph.nodes[node];
      if (!reached[node] || !goes_over(over, crossing, over.travel)) continue;
      ComingBack& known = all[static_cast<std::size_t>(over.travel)];
      const double room = room_behind(check.plan, graph, node, crossing);
      if (room < known.room) known = {room, &over};
    }
  }
  return all;
}

/// Trucks that can be on the lanes of one direction at once.
double most_on_way(const Crossing& crossing, Direction travel) {
  const double headway = kernel::mean(crossing.headway.law);
  const double lanes = crossing.lanes.open_to(travel);
  const double a_lane =
      headway > 0.0 ? std::floor(kernel::mean(crossing.travel.law) / headway) : k_boundless;
  return lanes * (a_lane + 1.0);
}

ProblemList::Help more_room() {
  return {
      "let them wait beyond the line: an `unload` station with a longer `queue`, or a yard "
      "among the steps `beyond`",
      "or let none come back over these lanes: `returning: 0 %`"};
}

/// Trucks at the end of a lane keep it. Who comes back needs one of the other direction, at whose
/// end trucks may stand that need one of this.
void check_lanes_back(PlanCheck& check, const std::string& name, const Crossing& crossing) {
  const ByTravel all = who_comes_back(check, name);
  const auto lacks_room = [&](Direction travel) {
    const ComingBack& one = all[static_cast<std::size_t>(travel)];
    return one.over != nullptr && one.room < most_on_way(crossing, travel);
  };
  const bool is_both = lacks_room(Direction::export_) && lacks_room(Direction::import_);
  for (const Direction travel : {Direction::export_, Direction::import_}) {
    if (!lacks_room(travel)) continue;
    const Direction back = other(travel);
    const std::uint32_t one_way = crossing.lanes.open_to(back) - crossing.lanes.reversible.value;
    if (!is_both && one_way > 0) continue;  // they get back sooner or later
    const ComingBack& one = all[static_cast<std::size_t>(travel)];
    if (one.room == 0.0 && one_way == 0 && crossing.lanes.open_to(travel) == 1) {
      check.problems.error(
          one.over->path,
          fmt::format("a truck comes back over the one lane of {}, at whose end it "
                      "stands: it never can",
                      quote(name)),
          more_room());
      return;
    }
    const double most = most_on_way(crossing, travel);
    check.problems.warning(
        one.over->path,
        fmt::format("{} of the trucks that come back over {} can wait beyond the line, and {} can "
                    "be on their way there: {} may block each other for ever",
                    one.room, quote(name), most == k_boundless ? "more" : fmt::format("{}", most),
                    is_both ? "those of both directions" : "they"),
        more_room());
    return;
  }
}

}  // namespace

void check_room(PlanCheck& check) {
  if (check.standing == Standing::under_policies) return;  // when they end there are other lanes
  for (const auto& [name, crossing] : check.plan.crossings) check_lanes_back(check, name, crossing);
}

}  // namespace cuakhau::model::detail
