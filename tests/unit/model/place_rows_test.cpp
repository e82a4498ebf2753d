#include "model/detail/place_rows.hpp"

// Readings of places, against their definitions applied to every visit of made-up runs.

#include <cmath>

#include "measured_run.hpp"
#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

MeasureKey key(const std::string& measure, const std::string& where, const std::string& statistic) {
  return {.measure = measure,
          .unit = {},
          .where = where,
          .direction = "*",
          .flow = "*",
          .outcome = "*",
          .statistic = statistic};
}

const MeasuredRun& places_run() {
  static const MeasuredRun one(11, 600);
  return one;
}

/// The visits of one place that a test is about, with the end of the run where an instant is
/// unknown.
struct Times {
  Instant arrived;
  Instant started;
  Instant ended;
  Instant left;
  Visit visit;
  bool turned_back = false;
};

std::vector<Times> visits_of(std::uint32_t place) {
  std::vector<Times> found;
  const Instant horizon = places_run().layout.window.horizon;
  for (const Visit& visit : places_run().records.visits) {
    if (places_run().layout.stages[visit.stage.index()].place != place) continue;
    const bool turned_back = visit.outcome == VisitOutcome::turned_back;
    const Instant left = std::min(visit.left, horizon);
    found.push_back({visit.arrived, turned_back ? left : std::min(visit.started, horizon),
                     turned_back ? left : std::min(visit.ended, horizon), left, visit,
                     turned_back});
  }
  return found;
}

// Trucks in [from, until), counted at every step of the window.
template <class From, class Until>
double average(std::uint32_t place, From from, Until until) {
  double sum = 0.0;
  for (std::int64_t k = 48; k < 510; ++k)
    for (const Times& times : visits_of(place))
      sum += from(times) <= step(k) && step(k) < until(times) ? 1.0 : 0.0;
  return sum / 462.0;
}

}  // namespace

TEST_CASE("waits at a place are of trucks that arrive in the window, cut at its end") {
  for (const auto& [place, name] : {std::pair{k_yard_place, "yard"}, {k_customs, "customs"}}) {
    double sum = 0.0;
    double squares = 0.0;
    double trucks = 0.0;
    double censored = 0.0;
    double delayed = 0.0;
    DurationSample sample;
    for (const Times& times : visits_of(place)) {
      if (!places_run().is_measured(times.arrived)) continue;
      const Duration wait = times.started - times.arrived;
      const bool known = times.turned_back || times.visit.started != Instant::never();
      trucks += 1.0;
      sum += to_minutes(wait);
      squares += to_minutes(wait) * to_minutes(wait);
      censored += known ? 0.0 : 1.0;
      delayed += wait.count() > 0 ? 1.0 : 0.0;
      if (known) sample.add(wait);
      if (!known) sample.add_censored(wait);
    }
    const Reading mean = places_run().reading(key("wait", name, "mean"));
    REQUIRE(mean.numerator == Approx(sum).epsilon(1e-12));
    REQUIRE(mean.denominator == trucks);
    REQUIRE(mean.censored == Approx(censored / trucks).epsilon(1e-12));
    REQUIRE(censored > 0);
    const double variance = (squares - sum * sum / trucks) / (trucks - 1.0);
    REQUIRE(places_run().reading(key("wait", name, "sd")).value() ==
            Approx(std::sqrt(variance)).epsilon(1e-9));
    REQUIRE(places_run().reading(key("delayed", name, "share")).value() ==
            Approx(100.0 * delayed / trucks));
    const std::vector<Percentile> percentiles = sample.percentiles(k_shares);
    for (std::size_t i = 0; i < k_shares.size(); ++i)
      REQUIRE(places_run().reading(key("wait", name, k_share_names[i])).value() ==
              percentiles[i].value_ms / 60'000.0);
  }
}

TEST_CASE("waits of trucks served and turned back add up to those of all") {
  MeasureKey served = key("wait", "customs", "mean");
  served.outcome = "served";
  MeasureKey turned_back = served;
  turned_back.outcome = "turned_back";
  const Reading all = places_run().reading(key("wait", "customs", "mean"));
  const Reading one = places_run().reading(served);
  const Reading other = places_run().reading(turned_back);
  REQUIRE(one.numerator + other.numerator == Approx(all.numerator));
  REQUIRE(one.denominator + other.denominator == all.denominator);
  REQUIRE(other.denominator > 0);
  REQUIRE(other.censored == 0.0);
  REQUIRE(places_run().reading(key("turned_back", "customs", "share")).value() ==
          Approx(100.0 * other.denominator / all.denominator));
}

TEST_CASE("rows by direction, flow and commodity split the row of all") {
  for (const char* measure : {"wait", "throughput", "waiting"}) {
    const Reading all = places_run().reading(key(measure, "customs", "mean"));
    for (const auto& parts : {std::pair{"in", "out"}, {"commodity:fruit", "commodity:starch"}}) {
      MeasureKey one = key(measure, "customs", "mean");
      MeasureKey other = one;
      one.flow = parts.first;
      other.flow = parts.second;
      REQUIRE(places_run().reading(one).numerator > 0.0);
      REQUIRE(places_run().reading(one).numerator + places_run().reading(other).numerator ==
              Approx(all.numerator));
    }
    MeasureKey exports = key(measure, "customs", "mean");
    MeasureKey out = exports;
    exports.direction = "export";
    out.flow = "out";
    REQUIRE(places_run().reading(exports).value() == places_run().reading(out).value());
  }
}

TEST_CASE("time averages at a place count who is there at every step of the window") {
  const auto arrived = [](const Times& times) { return times.arrived; };
  const auto entered = [](const Times& times) { return times.visit.entered; };
  const auto started = [](const Times& times) { return times.started; };
  const auto left = [](const Times& times) { return times.left; };
  for (const auto& [place, name] : {std::pair{k_yard_place, "yard"}, {k_customs, "customs"}}) {
    REQUIRE(places_run().reading(key("waiting", name, "mean")).value() ==
            Approx(average(place, arrived, started)).epsilon(1e-12));
    REQUIRE(places_run().reading(key("inside", name, "mean")).value() ==
            Approx(average(place, arrived, left)).epsilon(1e-12));
  }
  REQUIRE(places_run().reading(key("occupancy", "yard", "mean")).value() ==
          Approx(average(k_yard_place, entered, left)).epsilon(1e-12));
  REQUIRE(places_run().reading(key("occupancy", "customs", "mean")).value() ==
          Approx(average(k_customs, started, left)).epsilon(1e-12));
}

TEST_CASE("segments of a stay at a station are means of trucks that got that far") {
  double sojourn = 0.0;
  double service = 0.0;
  double blocked = 0.0;
  double staying = 0.0;
  double started = 0.0;
  double ended = 0.0;
  for (const Times& times : visits_of(k_customs)) {
    if (!places_run().is_measured(times.arrived) || times.turned_back) continue;
    staying += 1.0;
    sojourn += to_minutes(times.ended - times.arrived);
    if (times.visit.started == Instant::never()) continue;
    started += 1.0;
    service += to_minutes(times.ended - times.started - times.visit.paused);
    if (times.visit.ended == Instant::never()) continue;
    ended += 1.0;
    blocked += to_minutes(times.left - times.ended);
  }
  REQUIRE(places_run().reading(key("sojourn", "customs", "mean")).value() ==
          Approx(sojourn / staying));
  REQUIRE(places_run().reading(key("service", "customs", "mean")).value() ==
          Approx(service / started));
  REQUIRE(places_run().reading(key("blocked", "customs", "mean")).value() ==
          Approx(blocked / ended));
}

TEST_CASE("server time divides into service, blocked and idle") {
  double busy = 0.0;
  double blocked = 0.0;
  const RunWindow window = places_run().layout.window;
  for (const Times& times : visits_of(k_customs)) {
    if (times.turned_back || times.visit.started == Instant::never()) continue;
    const Duration lasted = times.ended - times.started;
    const Duration inside = in_window(window, times.started, times.ended);
    if (lasted.count() > 0)
      busy += to_minutes(lasted - times.visit.paused) * to_minutes(inside) / to_minutes(lasted);
    blocked += to_minutes(in_window(window, times.visit.ended, times.left));
  }
  const double open = (462.0 + 442.0) * 10.0;
  REQUIRE(places_run().reading(key("utilisation", "customs", "share")).value() ==
          Approx(100.0 * busy / open).epsilon(1e-6));
  REQUIRE(places_run().reading(key("blocked_share", "customs", "share")).value() ==
          Approx(100.0 * blocked / (busy + blocked)).epsilon(1e-6));
}

TEST_CASE("throughput counts services that ended in the window") {
  double ended = 0.0;
  double turned_back = 0.0;
  for (const Times& times : visits_of(k_customs)) {
    ended += !times.turned_back && places_run().is_measured(times.visit.ended) ? 1.0 : 0.0;
    turned_back += times.turned_back && places_run().is_measured(times.left) ? 1.0 : 0.0;
  }
  REQUIRE(places_run().reading(key("throughput", "customs", "mean")).value() ==
          Approx(trucks_per_day(ended)));
  REQUIRE(places_run().reading(key("turned_back", "customs", "mean")).value() ==
          Approx(trucks_per_day(turned_back)));
}

TEST_CASE("time to clear is in hours, and a lower bound if the place never emptied") {
  MeasureRecorder recorder(border_layout());
  const std::vector<Visit> visits{{.truck = {FlowId{0U}, CommodityId{0U}, 0},
                                   .stage = StageId{0U},
                                   .arrived = step(55),
                                   .entered = step(55),
                                   .started = step(66),
                                   .ended = step(66),
                                   .left = step(66)},
                                  {.truck = {FlowId{0U}, CommodityId{0U}, 1},
                                   .stage = StageId{1U},
                                   .outcome = VisitOutcome::censored,
                                   .arrived = step(50),
                                   .entered = step(50)}};
  recorder.add(visits);
  std::vector<Reading> readings;
  const auto place_reading = [&](std::uint32_t place) {
    std::vector<CatalogueEntry> entries;
    const Row row{.kind = Row::Kind::place, .index = place};
    readings.clear();
    add_place_entries(recorder.layout(), row, entries);
    add_place_readings(recorder, row, readings);
    REQUIRE(entries.back().key.measure == "time_to_clear");
    return readings.back();
  };
  REQUIRE(place_reading(k_yard_place).value() == 1.0);
  REQUIRE_FALSE(place_reading(k_yard_place).is_lower_bound);
  REQUIRE(place_reading(k_customs).value() == 75.0);  // steps 60 to 510
  REQUIRE(place_reading(k_customs).is_lower_bound);
  REQUIRE(place_reading(k_crossing_place).value() == 0.0);
}
