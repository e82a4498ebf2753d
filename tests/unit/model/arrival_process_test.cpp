#include "model/detail/arrival_process.hpp"

#include <cmath>
#include <map>
#include <vector>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;
using model::detail::ArrivalProcess;
using model::detail::DayEffects;

namespace {

struct Arrived {
  std::vector<Instant> at;
  std::vector<std::uint32_t> trucks;
  Instant start;

  [[nodiscard]] std::vector<std::int64_t> minutes() const {
    std::vector<std::int64_t> found;
    for (const Instant instant : at) found.push_back((instant - start).count() / 60'000);
    return found;
  }
};

Arrived arrived(const model::Arrivals& arrivals, Duration length, double demand = 1.0) {
  model::Plan plan = plan_for(length);
  plan.demand = {demand};
  plan.stations["lane"] = station(constant(minutes(1)));
  plan.flows["trucks"].arrivals = arrivals;
  plan.flows["trucks"].route = route({"lane"});
  const model::Network network(plan);
  const kernel::StreamKey root = kernel::StreamKey::root(3);
  DayEffects day_effects(root);
  ArrivalProcess process(network.tables(), model::FlowId{0U}, root, day_effects);
  Arrived found;
  found.start = network.window().start;
  for (auto next = process.next(); next.at < Instant::never(); next = process.next()) {
    found.at.push_back(next.at);
    found.trucks.push_back(next.trucks);
  }
  return found;
}

model::Arrivals of_hours(double per_day) {
  model::Arrivals arrivals;
  arrivals.per_day = per_day;
  arrivals.hours.assign(24, 0.0);
  for (std::size_t hour = 6; hour < 20; ++hour)
    arrivals.hours[hour] = static_cast<double>(hour - 5);
  return arrivals;
}

// Sum over days of (count - mean)^2 / mean, standardised: N terms of mean 1 and variance 2 + 1 /
// mean each, when counts are Poisson (Fisher 1950, index of dispersion with a known mean).
double z_of_dispersion(const std::vector<int>& counts, double mean) {
  double sum = 0.0;
  for (const int count : counts) sum += (count - mean) * (count - mean) / mean;
  const auto n = static_cast<double>(counts.size());
  return (sum - n) / std::sqrt(n * (2.0 + 1.0 / mean));
}

std::vector<int> counts_by(const Arrived& found, Duration cell, std::size_t cells) {
  std::vector<int> counts(cells, 0);
  for (const Instant at : found.at) ++counts[static_cast<std::size_t>((at - found.start) / cell)];
  return counts;
}

}  // namespace

TEST_CASE("arrivals by the clock come after each span, and listed ones when they are listed") {
  model::Arrivals every;
  every.every = minutes(25);
  CHECK(arrived(every, hours(2)).minutes() == std::vector<std::int64_t>{25, 50, 75, 100});
  model::Arrivals listed;
  listed.at = at_minutes({-5, 0, 7, 7, 120});
  CHECK(arrived(listed, hours(2)).minutes() == std::vector<std::int64_t>{0, 7, 7});
}

TEST_CASE("truck k keeps its gap when the rate changes") {
  model::Arrivals arrivals;
  arrivals.poisson = model::PerHour{6.0};
  const Arrived once = arrived(arrivals, hours(1000));
  const Arrived twice = arrived(arrivals, hours(500), 2.0);
  REQUIRE(twice.at.size() == once.at.size());
  for (std::size_t k = 0; k < once.at.size(); ++k) {
    const Duration difference = (once.at[k] - once.start) - 2 * (twice.at[k] - twice.start);
    REQUIRE(std::abs(difference.count()) <= 1);  // each is rounded to a tick
  }
}

TEST_CASE("a profile with even hours is the Poisson process of its rate") {
  model::Arrivals poisson;
  poisson.poisson = model::PerHour{6.0};
  model::Arrivals spread;
  spread.per_day = 144.0;
  const Arrived one = arrived(poisson, hours(240));
  const Arrived other = arrived(spread, hours(240));
  REQUIRE(one.at.size() == other.at.size());
  for (std::size_t k = 0; k < one.at.size(); ++k)
    REQUIRE(std::abs((one.at[k] - other.at[k]).count()) <= 1);
}

TEST_CASE("the counts of an hour are Poisson with the mean of its weight") {
  // H0: the counts of each hour over 400 days are independent Poisson of the profile's mean. 14
  // hours, each with a mean and a dispersion; 4.5 standard errors, alpha 2e-4 for all.
  constexpr std::size_t k_days = 400;
  constexpr double k_weights = 105.0;  // 1 + 2 + … + 14
  const Arrived found = arrived(of_hours(210.0), hours(24 * k_days));
  const std::vector<int> counts = counts_by(found, hours(1), 24 * k_days);
  std::size_t rejected_twins = 0;
  for (std::size_t hour = 0; hour < 24; ++hour) {
    std::vector<int> of_hour;
    double sum = 0.0;
    for (std::size_t day = 0; day < k_days; ++day) {
      of_hour.push_back(counts[24 * day + hour]);
      sum += of_hour.back();
    }
    const bool has_trucks = hour >= 6 && hour < 20;
    const double mean = has_trucks ? 210.0 * static_cast<double>(hour - 5) / k_weights : 0.0;
    if (!has_trucks) {
      REQUIRE(sum == 0.0);
      continue;
    }
    const auto z_of_mean = [&](double expected) {
      return (sum - k_days * expected) / std::sqrt(k_days * expected);
    };
    CHECK(std::abs(z_of_mean(mean)) < 4.5);
    CHECK(std::abs(z_of_dispersion(of_hour, mean)) < 4.5);
    rejected_twins += std::abs(z_of_mean(1.2 * mean)) > 4.5 ? 1U : 0U;
  }
  CHECK(rejected_twins == 14);
}

TEST_CASE("daily counts scatter by 1 + mean x cv^2, and their variance is no Poisson one") {
  // The law of total variance: Var N = m + m^2 cv^2. H0: the index of dispersion is 1 + 50 x 0.16 =
  // 9. Its standard error from the fourth moment of the counts; 4 of them, alpha 6e-5.
  constexpr std::size_t k_days = 6'000;
  model::Arrivals arrivals;
  arrivals.per_day = 50.0;
  arrivals.day_effect = model::DayEffect{
      .law = model::DayEffectLaw::lognormal, .cv = {0.4}, .autocorrelation = {0.0}, .shared = {}};
  const auto counts = counts_by(arrived(arrivals, hours(24 * k_days)), hours(24), k_days);
  double squares = 0.0;
  double fourths = 0.0;
  for (const int count : counts) {
    const double square = (count - 50.0) * (count - 50.0);
    squares += square / k_days;
    fourths += square * square / k_days;
  }
  const double index = squares / 50.0;
  const double se = std::sqrt((fourths - squares * squares) / k_days) / 50.0;
  CHECK(std::abs(index - 9.0) < 4 * se);
  CHECK(std::abs(index - (1.0 + 50.0 * 0.25)) > 4 * se);  // cv 0.5
  CHECK(std::abs(index - 1.0) > 4 * se);
}

TEST_CASE("a daily count is exact, and its trucks come in the hours that have weight") {
  model::Arrivals arrivals = of_hours(0.0);
  arrivals.per_day.reset();
  arrivals.as = model::DailyAs::count;
  arrivals.daily = {{.date = {2000, 1, 1}, .trucks = 17}, {.date = {2000, 1, 3}, .trucks = 5}};
  const Arrived found = arrived(arrivals, hours(96));
  CHECK(counts_by(found, hours(24), 4) == std::vector<int>{17, 0, 5, 0});
  for (std::size_t i = 0; i < found.at.size(); ++i) {
    const auto hour = (found.at[i] - found.start) / hours(1) % 24;
    CHECK((hour >= 6 && hour < 20));
    if (i > 0) CHECK(found.at[i - 1] <= found.at[i]);
  }
}

TEST_CASE("per_day counts trucks also when they come in batches, poisson the batches") {
  model::Arrivals arrivals;
  arrivals.batch = model::CountLaw{{kernel::Constant{4.0}}};
  arrivals.per_day = 96.0;
  const Arrived spread = arrived(arrivals, hours(24 * 100));
  arrivals.per_day.reset();
  arrivals.poisson = model::PerHour{1.0};
  const Arrived batches = arrived(arrivals, hours(24 * 100));
  CHECK(spread.at == batches.at);
  CHECK(spread.trucks.front() == 4);
}

TEST_CASE("no demand, no arrivals") {
  model::Arrivals arrivals;
  arrivals.poisson = model::PerHour{6.0};
  CHECK(arrived(arrivals, hours(100), 0.0).at.empty());
  CHECK(arrived(of_hours(100.0), hours(100), 0.0).at.empty());
}
