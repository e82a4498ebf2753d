#include "experiment/detail/observed_alternatives.hpp"

#include <cuakhau/experiment/measure_lookup.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::experiment::detail {
namespace {

SelectionRequest waits() {
  SelectionRequest request;
  request.measure = measure_of_all("wait");
  return request;
}

TEST_CASE("replications are added to those that there are") {
  std::vector<model::Network> networks;
  networks.emplace_back(test::one_lane(240, 24));
  const auto request = waits();
  ObservedAlternatives grown{networks, request, {}};
  grown.extend(0, 2);
  grown.extend(0, 5);
  grown.extend(0, 3);
  CHECK(grown.replications(0) == 5);
  ObservedAlternatives whole{networks, request, {}};
  whole.extend(0, 5);
  CHECK(grown.values(0) == whole.values(0));
  CHECK(*grown.estimate(0).value == mean_of(whole.values(0), 0.95).value);
  CHECK(grown.estimate(0).n == 5);
  CHECK_FALSE(grown.estimate(0).is_lower_bound);
}

TEST_CASE("who has no answer, or nothing to measure, says so once") {
  std::vector<model::Network> networks;
  networks.emplace_back(test::flooded_lane());
  auto empty = test::one_lane(240);
  empty.flows["trucks"].arrivals.poisson = model::PerHour{1e-9};
  networks.emplace_back(empty);
  const auto request = waits();
  ObservedAlternatives observed{networks, request, {}};
  for (const std::size_t i : {0U, 1U}) observed.extend(i, 3);
  CHECK(observed.no_answer(0).starts_with("replication 0: "));
  CHECK(observed.no_answer(1) == "replication 0: nothing to measure");
  CHECK(observed.replications(0) == 0);
  CHECK_FALSE(observed.estimate(1).value);
  SelectionRequest other = request;
  other.measure = measure_of_all("cost");
  const ObservedAlternatives none{networks, other, {}};
  CHECK(none.no_answer(0) == "it has no such measure");
}

TEST_CASE("waits of a border that is flooded are known as lower bounds") {
  auto flooded = test::one_lane(240);
  flooded.demand = model::Factor{3.0};
  std::vector<model::Network> networks;
  networks.emplace_back(flooded);
  const auto request = waits();
  ObservedAlternatives observed{networks, request, {}};
  observed.extend(0, 2);
  CHECK(observed.estimate(0).is_lower_bound);
}

}  // namespace
}  // namespace cuakhau::experiment::detail
