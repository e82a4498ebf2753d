#include "model/detail/road_net.hpp"

#include <algorithm>
#include <limits>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>

namespace cuakhau::model::detail {

namespace {

using Weight = boost::property<boost::edge_weight_t, std::int64_t>;
using Graph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Weight>;

constexpr std::int64_t k_far = std::numeric_limits<std::int64_t>::max();

}  // namespace

std::vector<std::string> RoadNet::places_of(const Plan& plan) {
  std::vector<std::string> places;
  for (const auto& [name, road] : plan.roads)
    places.insert(places.end(), road.between.begin(), road.between.end());
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

RoadNet::RoadNet(const Plan& plan, RoadsCounted counted) : places_(places_of(plan)) {
  for (const auto& [name, road] : plan.roads)
    links_.push_back({.from = place(road.between.front()),
                      .to = place(road.between.back()),
                      .one_way = road.one_way,
                      .counts = road.open || counted == RoadsCounted::all,
                      .travel_ms = kernel::mean(road.travel.law) / road.pace.value,
                      .fee = road.fee ? road.fee->amount : 0.0});
  next_.assign(places_.size() * places_.size(), k_none);
  for (std::uint32_t target = 0; target < places_.size(); ++target) find_ways_to(target);
}

std::uint32_t RoadNet::place(std::string_view name) const {
  const auto found = std::ranges::lower_bound(places_, name);
  const bool is_known = found != places_.end() && *found == name;
  return is_known ? static_cast<std::uint32_t>(found - places_.begin()) : k_none;
}

// Whole ticks, so that sums in any order are equal, and less than a tick for each road, so that a
// way of no time does not go in circles.
std::int64_t RoadNet::Link::weight() const {
  constexpr std::int64_t k_parts = 1024;  // of a tick
  return ticks_from(travel_ms).count() * k_parts + 1;
}

void RoadNet::find_ways_to(std::uint32_t target) {
  Graph against(places_.size());
  for (const Link& link : links_)
    for (const std::uint32_t end : {link.from, link.to})
      if (const std::uint32_t beyond = link.beyond(end); beyond != k_none)
        boost::add_edge(beyond, end, Weight(link.weight()), against);
  std::vector<std::int64_t> left(places_.size());
  boost::dijkstra_shortest_paths(against, target,
                                 boost::distance_map(boost::make_iterator_property_map(
                                     left.begin(), boost::get(boost::vertex_index, against))));
  for (std::uint32_t place = 0; place < places_.size(); ++place) {
    if (place == target || left[place] == k_far) continue;
    for (std::uint32_t road = 0; road < links_.size(); ++road) {
      const std::uint32_t beyond = links_[road].beyond(place);
      const bool leads_on = beyond != k_none && left[beyond] != k_far &&
                            left[beyond] + links_[road].weight() == left[place];
      std::uint32_t& next = next_[target * places_.size() + place];
      if (leads_on && next == k_none) next = road;
    }
  }
}

RoadNet::Drive RoadNet::drive(std::uint32_t from, std::uint32_t to) const {
  Drive drive;
  while (from != to) {
    const std::uint32_t road = next_road(from, to);
    if (road == k_none) return {.is_open = false};
    drive.travel_ms += links_[road].travel_ms;
    drive.fee += links_[road].fee;
    from = behind(road, from);
  }
  return drive;
}

}  // namespace cuakhau::model::detail
