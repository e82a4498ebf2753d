#include <cuakhau/scenario/assumed_factors.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario {
namespace {

Loaded assuming(Assumption assumption) {
  Loaded loaded;
  loaded.assumptions.push_back(std::move(assumption));
  return loaded;
}

experiment::Factor factor_of(Assumption assumption) {
  const auto found = assumed_factors(assuming(std::move(assumption)));
  REQUIRE(found.factors.size() == 1);
  return found.factors.front();
}

TEST_CASE("an assumed number becomes a factor over its range") {
  const auto places = factor_of({"yards.a.places", "450", "300", "600", {}, {}});
  CHECK(places.name() == "yards.a.places");
  CHECK(places.kind == experiment::FactorKind::whole);
  CHECK(experiment::value_text(places, 300.0) == "300");
}

TEST_CASE("an assumed law is stretched to a mean of its range") {
  const auto law =
      factor_of({"stations.a.service", "exponential(4 min)", "2 min", "10 min", {}, {}});
  CHECK(experiment::value_text(law, 6.0) == "rescaled(mean 6 min, exponential(4 min))");
  CHECK(factor_of({"stations.a.service", "4 min", "2 min", "10 min", {}, {}}).law.empty());
}

TEST_CASE("ends in two units are told in seconds") {
  const auto law =
      factor_of({"stations.a.service", "uniform(1 min, 3 min)", "30 s", "5 min", {}, {}});
  CHECK(law.low == 30.0);
  CHECK(law.high == 300.0);
  CHECK(experiment::value_text(law, 45.0) == "rescaled(mean 45 s, uniform(1 min, 3 min))");
}

TEST_CASE("money with two multiples is told in its currency") {
  const auto fee = factor_of({"stations.a.fee", "200 k VND", "100000 VND", "4 M VND", {}, {}});
  CHECK(experiment::value_text(fee, fee.high) == "4000000 VND");
}

TEST_CASE("what is no range of numbers is named") {
  const auto found = assumed_factors(assuming({"x.y", "a", "b", "c", {}, {}}));
  CHECK(found.factors.empty());
  CHECK(found.left_out == std::vector<std::string>{"x.y"});
}

}  // namespace
}  // namespace cuakhau::scenario
