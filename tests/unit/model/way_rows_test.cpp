#include "model/detail/way_rows.hpp"

// Readings of the province and of gates, against their definitions applied to every record of a
// made-up run.

#include <map>

#include "measured_run.hpp"
#include "support/catch.hpp"
#include "support/clocks.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

const MeasuredRun& ways_run() {
  static const MeasuredRun one(21, 900);
  return one;
}

/// Whom a test asks about.
struct Who {
  std::string where = "province";
  std::string direction = "*";
  std::string flow = "*";
  std::string outcome = "*";
};

Reading reading(const std::string& measure, const std::string& statistic, const Who& who = {}) {
  return ways_run().reading({.measure = measure,
                             .unit = {},
                             .where = who.where,
                             .direction = who.direction,
                             .flow = who.flow,
                             .outcome = who.outcome,
                             .statistic = statistic});
}

bool belongs(const Journey& journey, const Who& who) {
  const bool is_import = journey.truck.flow.value() == 0;
  if (who.where != "province" && who.where != (journey.gate.value() == 0 ? "north" : "south"))
    return false;
  if (who.direction != "*" && who.direction != (is_import ? "import" : "export")) return false;
  return who.flow == "*" || who.flow == (is_import ? "in" : "out");
}

std::vector<Journey> journeys(const Who& who) {
  std::vector<Journey> found;
  for (const Journey& journey : ways_run().records.journeys)
    if (belongs(journey, who)) found.push_back(journey);
  return found;
}

std::int64_t civil_day(Instant instant) {
  return civil(instant, k_vietnam).date.days_since_epoch();
}

const std::vector<Who> k_everyone{{},
                                  {.direction = "export"},
                                  {.direction = "import"},
                                  {.flow = "in"},
                                  {.where = "north"},
                                  {.where = "south", .direction = "import"}};

}  // namespace

TEST_CASE("counts go to the instant of the event") {
  for (const Who& who : k_everyone) {
    double arrived = 0.0;
    double refused = 0.0;
    double cleared = 0.0;
    double turned_back = 0.0;
    for (const Journey& journey : journeys(who)) {
      arrived += ways_run().is_measured(journey.arrived) ? 1.0 : 0.0;
      refused +=
          journey.outcome == JourneyOutcome::refused && ways_run().is_measured(journey.arrived)
              ? 1.0
              : 0.0;
      cleared += ways_run().is_measured(journey.cleared) ? 1.0 : 0.0;
      turned_back +=
          journey.outcome == JourneyOutcome::turned_back && ways_run().is_measured(journey.left)
              ? 1.0
              : 0.0;
    }
    REQUIRE(reading("arrived", "mean", who).value() == Approx(trucks_per_day(arrived)));
    REQUIRE(reading("cleared", "mean", who).value() == Approx(trucks_per_day(cleared)));
    REQUIRE(reading("refused", "mean", who).value() == Approx(trucks_per_day(refused)));
    REQUIRE(reading("turned_back", "mean", who).value() == Approx(trucks_per_day(turned_back)));
    REQUIRE(cleared > 20);
    REQUIRE(refused > 2);
  }
}

TEST_CASE("shares are of the trucks that arrive in the window") {
  for (const Who& who : k_everyone) {
    double arrived = 0.0;
    double refused = 0.0;
    double turned_back = 0.0;
    for (const Journey& journey : journeys(who)) {
      if (!ways_run().is_measured(journey.arrived)) continue;
      arrived += 1.0;
      refused += journey.outcome == JourneyOutcome::refused ? 1.0 : 0.0;
      turned_back += journey.outcome == JourneyOutcome::turned_back ? 1.0 : 0.0;
    }
    REQUIRE(reading("refused", "share", who).value() == Approx(100.0 * refused / arrived));
    REQUIRE(reading("turned_back", "share", who).value() == Approx(100.0 * turned_back / arrived));
  }
}

TEST_CASE("same_day_share leaves out trucks whose day the horizon cuts") {
  for (const Who& who : k_everyone) {
    double days = 0.0;
    double same = 0.0;
    for (const Journey& journey : journeys(who)) {
      if (!ways_run().is_measured(journey.arrived)) continue;
      if (civil_day(journey.arrived) == civil_day(step(509))) continue;
      days += 1.0;
      const bool cleared = journey.outcome == JourneyOutcome::cleared;
      same += cleared && civil_day(journey.cleared) == civil_day(journey.arrived) ? 1.0 : 0.0;
    }
    const Reading found = reading("same_day_share", "share", who);
    REQUIRE(found.denominator == days);
    REQUIRE(found.value() == Approx(100.0 * same / days));
    REQUIRE(same > 0);
    REQUIRE(same < days);
  }
}

TEST_CASE("most and least cleared are of whole civil days of the window") {
  for (const Who& who : {Who{}, Who{.direction = "export"}, Who{.where = "south"}}) {
    std::map<std::int64_t, double> by_day;
    for (const Journey& journey : journeys(who))
      if (journey.cleared != Instant::never()) by_day[civil_day(journey.cleared)] += 1.0;
    // The window starts at 02:00 of the second day and ends at 07:00 of the fifth.
    const std::int64_t first = civil_day(step(180));
    const double one = by_day[first];
    const double other = by_day[first + 1];
    REQUIRE(reading("cleared", "max", who).value() == std::max(one, other));
    REQUIRE(reading("cleared", "min", who).value() == std::min(one, other));
  }
}

TEST_CASE("waits and times in system of journeys treat trucks inside as censored") {
  for (const Who& who : k_everyone) {
    double wait = 0.0;
    double trucks = 0.0;
    double inside = 0.0;
    double time = 0.0;
    double in_system = 0.0;
    DurationSample waits;
    DurationSample times;
    for (const Journey& journey : journeys(who)) {
      if (!ways_run().is_measured(journey.arrived) || journey.outcome == JourneyOutcome::refused)
        continue;
      const bool is_inside = journey.outcome == JourneyOutcome::inside;
      trucks += 1.0;
      inside += is_inside ? 1.0 : 0.0;
      wait += to_minutes(journey.waited);
      if (is_inside) waits.add_censored(journey.waited);
      if (!is_inside) waits.add(journey.waited);
      if (journey.outcome == JourneyOutcome::turned_back) continue;
      const Duration lasted = std::min(journey.cleared, step(510)) - journey.arrived;
      in_system += 1.0;
      time += to_minutes(lasted);
      if (is_inside) times.add_censored(lasted);
      if (!is_inside) times.add(lasted);
    }
    REQUIRE(inside > 0);
    REQUIRE(reading("wait", "mean", who).value() == Approx(wait / trucks));
    REQUIRE(reading("wait", "mean", who).censored == Approx(inside / trucks));
    REQUIRE(reading("time_in_system", "mean", who).value() == Approx(time / in_system));
    REQUIRE(reading("time_in_system", "mean", who).censored == Approx(inside / in_system));
    const std::vector<Percentile> wait_percentiles = waits.percentiles(k_shares);
    const std::vector<Percentile> time_percentiles = times.percentiles(k_shares);
    for (const std::size_t i : {std::size_t{0}, std::size_t{2}, std::size_t{3}, std::size_t{4}}) {
      const char* name = k_share_names[i];
      REQUIRE(reading("wait", name, who).value() == wait_percentiles[i].value_ms / 60'000.0);
      REQUIRE(reading("time_in_system", name, who).value() ==
              time_percentiles[i].value_ms / 60'000.0);
      REQUIRE(reading("wait", name, who).is_lower_bound == wait_percentiles[i].is_lower_bound);
    }
  }
}

TEST_CASE("waits of trucks that turned back and of the others add up to those of all") {
  const Reading all = reading("wait", "mean");
  const Reading served = reading("wait", "mean", {.outcome = "served"});
  const Reading turned_back = reading("wait", "mean", {.outcome = "turned_back"});
  REQUIRE(served.numerator + turned_back.numerator == Approx(all.numerator));
  REQUIRE(served.denominator + turned_back.denominator == all.denominator);
  REQUIRE(turned_back.denominator > 10);
}

TEST_CASE("waiting and occupancy of the province are counted at every step of the window") {
  double waiting = 0.0;
  double inside = 0.0;
  const auto covers = [](Instant from, Instant until, Instant instant) {
    return from <= instant && instant < until;
  };
  for (std::int64_t k = 48; k < 510; ++k) {
    for (const Visit& visit : ways_run().records.visits) {
      if (visit.stage.value() == k_unload) continue;
      const Instant until = visit.outcome == VisitOutcome::turned_back ? visit.left : visit.started;
      waiting += covers(visit.arrived, until, step(k)) ? 1.0 : 0.0;
      if (visit.stage.value() != k_crossing)
        waiting += covers(visit.ended, visit.left, step(k)) ? 1.0 : 0.0;
    }
    for (const Journey& journey : ways_run().records.journeys)
      if (journey.outcome != JourneyOutcome::refused)
        inside += covers(journey.arrived, journey.left, step(k)) ? 1.0 : 0.0;
  }
  REQUIRE(reading("waiting", "mean").value() == Approx(waiting / 462.0));
  REQUIRE(reading("occupancy", "mean").value() == Approx(inside / 462.0));
}

TEST_CASE("rows of gates and directions split the province") {
  for (const char* measure : {"arrived", "cleared", "waiting_at", "occupancy"}) {
    const double all = reading(measure, "mean").value();
    REQUIRE(all > 0.0);
    REQUIRE(reading(measure, "mean", {.direction = "export"}).value() +
                reading(measure, "mean", {.direction = "import"}).value() ==
            Approx(all));
  }
  // Every truck counts for a gate; so does every stage on the way to being cleared.
  for (const char* measure : {"arrived", "cleared", "waiting", "waiting_at", "occupancy"})
    REQUIRE(reading(measure, "mean", {.where = "north"}).value() +
                reading(measure, "mean", {.where = "south"}).value() ==
            Approx(reading(measure, "mean").value()));
}

TEST_CASE("a snapshot's maximum is at least its mean, and absent without snapshots") {
  REQUIRE(reading("waiting_at", "max").value() >= reading("waiting_at", "mean").value());
  MeasureLayout layout = border_layout();
  layout.window.horizon = step(60);  // from 02:00 to 04:00
  const MeasureRecorder recorder(layout);
  const ReplicationMeasures found = measures(recorder);
  const Catalogue keys = catalogue(layout);
  for (std::size_t i = 0; i < keys.entries.size(); ++i) {
    const MeasureKey& key = keys.entries[i].key;
    if (key.measure == "waiting_at" || key.statistic == "max" || key.statistic == "min")
      REQUIRE(found.readings[i].is_absent());
  }
}
