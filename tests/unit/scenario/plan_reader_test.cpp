#include "scenario/detail/plan_reader.hpp"

#include <chrono>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::with;
using namespace std::chrono_literals;

TEST_CASE("a plan of ten lines is read with its defaults") {
  const Loaded loaded = load_text(k_one_lane);
  REQUIRE(said(loaded.diagnostics).empty());
  model::Plan plan;
  plan.period.length = Duration{240h};
  plan.stations["lane"].service.otherwise = {{kernel::Exponential{300'000.0}}};
  plan.flows["trucks"].arrivals.poisson = model::PerHour{9.0};
  plan.flows["trucks"].route.resize(1);
  plan.flows["trucks"].route[0].visit = "lane";
  CHECK(loaded.plan == plan);
}

TEST_CASE("every value has an origin, defaults included") {
  const Loaded loaded = load_text(k_one_lane);
  const auto kind = [&](const std::string& path) {
    const Origin* const origin = loaded.origins.find(path);
    INFO(path);
    REQUIRE(origin != nullptr);
    return origin->kind;
  };
  CHECK(kind("stations.lane.service") == OriginKind::file);
  CHECK(kind("stations.lane.servers") == OriginKind::defaulted);
  CHECK(kind("stations.lane.servers[0].count") == OriginKind::defaulted);
  CHECK(kind("flows.trucks.route[0]") == OriginKind::file);
  CHECK(kind("measures.snapshot_at") == OriginKind::defaulted);
  CHECK(kind("sides.home.clock") == OriginKind::defaulted);
  CHECK(loaded.origins.where("flows.trucks.arrivals.poisson").column == 30);
}

TEST_CASE("what is wrong with an argument of a law stands at that argument") {
  const auto said_of = [](const std::string& law) {
    return said(load_text(with(k_one_lane, "exponential(5 min)", law)).diagnostics).at(0);
  };
  CHECK(said_of("'uniform(3 min, 5)'").starts_with("4:35: error: "));
  CHECK(said_of("\"uniform(3, 5 min)\"").starts_with("4:28: error: "));
  CHECK(said_of("'lognormal(mean 6, cv 0.5)'").starts_with("4:35: error: "));
  CHECK(said_of("\"discrete(1 min: 50 %, 2 min: 5)\"").starts_with("4:49: error: "));
  CHECK(said_of("\"mix(50 %: exponential(4 min), 50 %: exponental(5 min))\"")
            .starts_with("4:56: error: "));
  CHECK(said_of("'mix(50 %: 4 min, 50 %: constant(5))'").starts_with("4:52: error: "));
  CHECK(said_of("\"uniform(\\x33, 5 min)\"").starts_with("4:19: error: "));  // escaped: the whole
}

TEST_CASE("all problems of a file are told in one run, in its order") {
  const Loaded loaded = load_text(
      "cuakhau: 1\n"
      "period: {for: 10, warmup: 1 d}\n"
      "stations:\n"
      "  lane: {service: 90, servers: two}\n"
      "flows:\n"
      "  trucks: {arrivals: poisson(9), route: lane}\n");
  CHECK(said(loaded.diagnostics) ==
        Said{"2:15: error: period.for: expected a duration such as \"90 s\", found 10",
             "2:19: error: period: unknown key \"warmup\"",
             "4:19: error: stations.lane.service: expected a duration such as \"90 s\", found 90",
             "4:32: error: stations.lane.servers[0].count: expected a whole number or "
             "\"unlimited\", found \"two\"",
             "6:30: error: flows.trucks.arrivals.poisson: expected a rate such as \"20 /h\", found "
             "9",
             "6:41: error: flows.trucks.route: expected a list, found \"lane\""});
}

}  // namespace cuakhau::scenario
