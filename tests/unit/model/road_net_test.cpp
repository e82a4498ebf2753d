#include "model/detail/road_net.hpp"

#include <algorithm>
#include <random>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using cuakhau::model::detail::RoadNet;
using cuakhau::model::detail::RoadsCounted;

namespace {

/// a - b - c by two roads of half an hour, a - c by one of 70 minutes.
model::Plan triangle() {
  model::Plan plan;
  plan.roads["ab"] = road("a", "b", 30);
  plan.roads["bc"] = road("b", "c", 30);
  plan.roads["ca"] = road("c", "a", 70);
  return plan;
}

double travel_min(const RoadNet& net, const char* from, const char* to) {
  return net.drive(net.place(from), net.place(to)).travel_ms / 60'000.0;
}

/// Shortest ways by Floyd (1962): another algorithm than the code's.
std::vector<std::vector<double>> all_ways(const model::Plan& plan, const RoadNet& net) {
  const std::size_t count = net.places().size();
  std::vector<std::vector<double>> ways(count, std::vector<double>(count, INFINITY));
  for (std::size_t place = 0; place < count; ++place) ways[place][place] = 0.0;
  for (const auto& [name, one] : plan.roads) {
    const double length = kernel::mean(one.travel.law) / 60'000.0;
    const std::uint32_t from = net.place(one.between[0]);
    const std::uint32_t to = net.place(one.between[1]);
    ways[from][to] = std::min(ways[from][to], length);
    if (!one.one_way) ways[to][from] = std::min(ways[to][from], length);
  }
  for (std::size_t via = 0; via < count; ++via)
    for (std::size_t from = 0; from < count; ++from)
      for (std::size_t to = 0; to < count; ++to)
        ways[from][to] = std::min(ways[from][to], ways[from][via] + ways[via][to]);
  return ways;
}

}  // namespace

TEST_CASE("the quickest way is taken, whatever the number of roads") {
  const RoadNet net(triangle());
  CHECK(net.places() == std::vector<std::string>{"a", "b", "c"});
  CHECK(net.place("nowhere") == RoadNet::k_none);
  CHECK(travel_min(net, "a", "c") == 60.0);
  CHECK(net.next_road(net.place("a"), net.place("c")) == 0);
}

TEST_CASE("a shut road is no way, and another one is taken") {
  model::Plan plan = triangle();
  plan.roads["bc"].open = false;
  CHECK(travel_min(RoadNet(plan), "a", "c") == 70.0);
  plan.roads["ca"].open = false;
  const RoadNet net(plan);
  CHECK_FALSE(net.leads(net.place("a"), net.place("c")));
  CHECK_FALSE(net.drive(net.place("a"), net.place("c")).is_open);
  CHECK(net.leads(net.place("a"), net.place("b")));
  const RoadNet all(plan, RoadsCounted::all);
  CHECK(all.leads(all.place("a"), all.place("c")));
}

TEST_CASE("a road of one way leads from its first place to its second alone") {
  model::Plan plan = triangle();
  plan.roads["ab"].one_way = true;
  const RoadNet net(plan);
  CHECK(travel_min(net, "a", "b") == 30.0);
  CHECK(travel_min(net, "b", "a") == 100.0);
}

TEST_CASE("of equally quick ways that with fewer roads is taken, and roads of no time go on") {
  model::Plan plan = triangle();
  plan.roads["ca"].travel = constant(hours(1));
  CHECK(RoadNet(plan).next_road(0, 2) == 2);
  for (auto& [name, one] : plan.roads) one.travel = {};
  CHECK(RoadNet(plan).drive(0, 2).travel_ms == 0.0);
}

TEST_CASE("tolls add up along the way") {
  model::Plan plan = triangle();
  plan.roads["ab"].fee = model::Money{50'000, "VND"};
  plan.roads["bc"].fee = model::Money{20'000, "VND"};
  CHECK(RoadNet(plan).drive(0, 2).fee == 70'000.0);
}

// Exact: sums of whole minutes.
TEST_CASE("ways of random nets are as short as can be") {
  std::mt19937 random(20260122);
  for (int trial = 0; trial < 30; ++trial) {
    model::Plan plan;
    for (int i = 0; i < 14; ++i) {
      const auto from = static_cast<int>(random() % 8);
      const int to = (from + 1 + static_cast<int>(random() % 7)) % 8;
      model::Road one = road(std::to_string(from).c_str(), std::to_string(to).c_str(),
                             static_cast<std::int64_t>(random() % 90));
      one.one_way = random() % 3 == 0;
      plan.roads["road" + std::to_string(i)] = one;
    }
    const RoadNet net(plan);
    const auto ways = all_ways(plan, net);
    for (std::uint32_t from = 0; from < net.places().size(); ++from)
      for (std::uint32_t to = 0; to < net.places().size(); ++to) {
        REQUIRE(net.leads(from, to) == std::isfinite(ways[from][to]));
        if (net.leads(from, to))
          REQUIRE(net.drive(from, to).travel_ms / 60'000.0 == ways[from][to]);
      }
  }
}
