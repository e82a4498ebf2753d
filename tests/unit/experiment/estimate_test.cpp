#include <cuakhau/experiment/estimate.hpp>

#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

using model::Catalogue;
using model::Pooling;
using model::Reading;
using model::ReplicationMeasures;

Catalogue one_entry(Pooling pooling, std::string statistic = "mean") {
  return {{{{"wait", "min", "province", "*", "*", "*", std::move(statistic)}, pooling}}, {}};
}

Estimate of(const Catalogue& catalogue, const std::vector<Reading>& readings) {
  std::vector<ReplicationMeasures> all;
  for (const auto& reading : readings) all.push_back({{reading}, {}, {}});
  std::vector<const ReplicationMeasures*> measured;
  for (const auto& one : all) measured.push_back(&one);
  return estimate(catalogue, 0, measured);
}

TEST_CASE("a ratio is pooled over replications, empty ones included") {
  const auto catalogue = one_entry(Pooling::ratio);
  const auto all = of(catalogue, {{120, 20}, {80, 15}, {150, 22}, {95, 18}, {110, 19}});
  CHECK(*all.value == Approx(5.9042553).margin(5e-8));
  CHECK(all.n == 5);
  const auto with_empty = of(catalogue, {{120, 20}, {0, 0}, {60, 10}});
  CHECK(*with_empty.value == 6.0);
  CHECK(with_empty.n == 3);
}

TEST_CASE("readings that are no ratios are averaged where they exist") {
  const auto found = of(one_entry(Pooling::mean, "p90"), {{10, 1}, {0, 0}, {14, 1}});
  CHECK(*found.value == 12.0);
  CHECK(found.n == 2);
}

TEST_CASE("nothing measured is no value") {
  const auto found = of(one_entry(Pooling::ratio), {{0, 0}, {0, 0}});
  CHECK_FALSE(found.value);
  CHECK_FALSE(found.interval);
  CHECK(found.n == 0);
}

TEST_CASE("a mean with more than 1 % censored is a lower bound") {
  const auto catalogue = one_entry(Pooling::ratio);
  const auto bearable = of(catalogue, {{100, 100, 0.01}, {100, 100, 0.01}});
  CHECK(bearable.censored == Approx(0.01));
  CHECK_FALSE(bearable.is_lower_bound);
  const auto too_much = of(catalogue, {{100, 100, 0.03}, {300, 300, 0.01}});
  CHECK(too_much.censored == Approx(0.015));
  CHECK(too_much.is_lower_bound);
  // A percentile knows by itself whether it was reached.
  CHECK_FALSE(of(one_entry(Pooling::mean, "p50"), {{9, 1, 0.2}, {8, 1, 0.2}}).is_lower_bound);
  CHECK(of(one_entry(Pooling::mean, "p50"), {{9, 1, 0.2}, {8, 1, 0.6, true}}).is_lower_bound);
}

TEST_CASE("a series has a mean and an interval at each point") {
  const Catalogue catalogue{{}, {{"waiting", "a", "*", Instant{}, Duration{1000}, 2}}};
  const ReplicationMeasures one{{}, {{1, 4}}, {}};
  const ReplicationMeasures two{{}, {{3, 4}}, {}};
  const auto both = series_estimates(catalogue, std::vector{&one, &two});
  REQUIRE(both.size() == 1);
  CHECK(both[0].values == std::vector{2.0, 4.0});
  CHECK(both[0].low[1] == 4.0);
  CHECK(both[0].high[0] == Approx(2.0 + 12.7062047).margin(1e-6));  // t of 1 degree, sd sqrt(2)
  CHECK(series_estimates(catalogue, std::vector{&one})[0].low.empty());
}

}  // namespace
}  // namespace cuakhau::experiment
