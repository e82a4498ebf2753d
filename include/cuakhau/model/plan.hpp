#pragma once

// The whole scenario as plain values with units, after defaults, `extends` and overrides. Loading
// makes it, sweeps transform it, the model consumes it, `explain` prints it, its digest names a
// result. Maps are sorted by name, so that the order of a file changes nothing.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/hash.hpp>
#include <cuakhau/model/calendar.hpp>
#include <cuakhau/model/check.hpp>
#include <cuakhau/model/choice.hpp>
#include <cuakhau/model/exchange.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/flow.hpp>
#include <cuakhau/model/gate.hpp>
#include <cuakhau/model/handover.hpp>
#include <cuakhau/model/moment.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/own_measure.hpp>
#include <cuakhau/model/policy.hpp>
#include <cuakhau/model/pool.hpp>
#include <cuakhau/model/road.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/stage.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// The run covers [from, until): it starts at `from`; what arrives before from + warm_up is not
/// measured. Without dates a period starts on 2000-01-01 of the home side's clock.
struct Period {
  std::optional<Moment> from;
  std::optional<Moment> until;
  std::optional<Duration> length;
  Duration warm_up{0};
  bool warm_up_is_automatic = false;  // "auto": cut by MSER-5 on daily means over replications
  friend bool operator==(const Period&, const Period&) = default;
};

template <class V, DescribedAs<Period> S>
void describe(V& visit, S& period) {
  visit(Field{.name = "from", .help = "start of the run; default 2000-01-01"}, period.from);
  visit(Field{.name = "until", .help = "end of the run, not included; this or `for`"},
        period.until);
  visit(Field{.name = "for", .help = "length of the run; this or `until`"}, period.length);
  visit(Field{.name = "warm_up", .help = "whole days at the start that are run but not measured"},
        period.warm_up);
  visit(Field{.name = "warm_up_auto",
              .help =
                  "find the warm-up by MSER-5 on daily means over replications (biases waits low)"},
        period.warm_up_is_automatic);
}

/// Trucks that already wait when the run starts.
struct InitialQueue {
  std::string flow;
  Count trucks{0, false};
  std::string stage;        // default: the first stage of the flow's route
  DurationLaw age;          // how long before the start each of them arrived; default: just now
  std::string commodity{};  // default: drawn for each, as of the trucks that come
  friend bool operator==(const InitialQueue&, const InitialQueue&) = default;
};
template <class V, DescribedAs<InitialQueue> S>
void describe(V& visit, S& queue) {
  visit(Field{.name = "flow",
              .help = "the flow they belong to",
              .presence = Presence::required,
              .refers_to = "flows"},
        queue.flow);
  visit(Field{.name = "trucks", .help = "how many", .presence = Presence::required}, queue.trucks);
  visit(Field{.name = "stage",
              .help = "where on the route they wait; default: at its first stage",
              .refers_to = "stages"},
        queue.stage);
  visit(Field{.name = "age", .help = "how long before the start each arrived"}, queue.age);
  visit(Field{.name = "commodity",
              .help = "what they carry, one of the flow's; default: by the flow's shares"},
        queue.commodity);
}

/// What is measured beyond the standing measures.
struct Measurement {
  Duration snapshot_at{Duration{6 * 3'600'000}};
  Duration series_step{Duration{0}};
  std::optional<Moment> clear_from;
  std::uint32_t backlog_limit = 2'000'000;
  Count event_limit{1'000'000'000, false};
  std::map<std::string, OwnMeasure> own;
  friend bool operator==(const Measurement&, const Measurement&) = default;
};
template <class V, DescribedAs<Measurement> S>
void describe(V& visit, S& measurement) {
  visit(Field{.name = "snapshot_at",
              .help = "time of day, home clock, of the daily count of waiting trucks, as a span "
                      "after midnight"},
        measurement.snapshot_at);
  visit(Field{.name = "series_step",
              .help = "step of the series of waiting and occupancy; 0 s: no series"},
        measurement.series_step);
  visit(Field{.name = "clear_from",
              .help = "from when time_to_clear runs; default: end of the warm-up"},
        measurement.clear_from);
  visit(Field{.name = "backlog_limit",
              .help = "a run that holds more trucks than this ends without an answer",
              .lowest = 1},
        measurement.backlog_limit);
  visit(Field{.name = "event_limit",
              .help = "a replication of more events than this ends without an answer",
              .lowest = 1},
        measurement.event_limit);
  visit(Field{.name = "own", .help = "measures of your own, by name"}, measurement.own);
}

enum class ExpectationKind : std::uint8_t { input, predicted };
template <>
struct EnumWords<ExpectationKind> {
  static constexpr std::array<std::string_view, 2> words{"input", "predicted"};
};
enum class ExpectationOn : std::uint8_t { estimate, bound };
template <>
struct EnumWords<ExpectationOn> {
  static constexpr std::array<std::string_view, 2> words{"estimate", "bound"};
};

/// A number in the unit of the measure it is compared with ("900", "90 %", "2 h"), kept as (value,
/// unit text).
struct MeasureBound {
  double value = 0.0;
  std::string unit;
  friend bool operator==(const MeasureBound&, const MeasureBound&) = default;
};

/// What a run must show. Only `predicted` counts as evidence; `input` echoes what was put in.
struct Expectation {
  std::string measure;
  std::string where;
  std::string direction = "*";
  std::string flow = "*";
  std::string outcome = "*";
  std::string period = "*";
  std::string statistic = "mean";
  std::vector<MeasureBound> between;  // none or two
  std::optional<MeasureBound> at_least;
  std::optional<MeasureBound> at_most;
  std::optional<MeasureBound> no_worse_than_baseline_by;  // alone: a run has no baseline
  ExpectationKind kind = ExpectationKind::predicted;
  ExpectationOn on = ExpectationOn::estimate;
  std::string source;
  std::string expected_miss;  // the reason, when a miss is known and explained
  friend bool operator==(const Expectation&, const Expectation&) = default;
};
template <class V, DescribedAs<Expectation> S>
void describe(V& visit, S& expectation) {
  visit(Field{.name = "measure", .help = "name of the measure", .presence = Presence::required},
        expectation.measure);
  visit(Field{.name = "where",
              .help = "province, a gate, crossing, yard or station",
              .presence = Presence::required},
        expectation.where);
  visit(Field{.name = "direction", .help = "export, import, or * for both together"},
        expectation.direction);
  visit(Field{.name = "flow", .help = "a flow, or * for all together"}, expectation.flow);
  visit(Field{.name = "outcome", .help = "an outcome, such as one of a check; * for all together"},
        expectation.outcome);
  visit(Field{.name = "period", .help = "an hour, weekday or date of an own measure; * for all"},
        expectation.period);
  visit(Field{.name = "statistic", .help = "mean, p50, p90, p95, p99, max …"},
        expectation.statistic);
  visit(Field{.name = "between", .help = "lowest and highest value"}, expectation.between);
  visit(Field{.name = "at_least", .help = "lowest value"}, expectation.at_least);
  visit(Field{.name = "at_most", .help = "highest value"}, expectation.at_most);
  visit(Field{.name = "no_worse_than_baseline_by",
              .help = "how much worse than its baseline; judged by regress alone"},
        expectation.no_worse_than_baseline_by);
  visit(Field{.name = "kind",
              .help = "input echoes what was put in; predicted is evidence",
              .presence = Presence::required},
        expectation.kind);
  visit(Field{.name = "on", .help = "test the estimate, or the bound of its interval"},
        expectation.on);
  visit(Field{.name = "source", .help = "where the figure comes from"}, expectation.source);
  visit(Field{.name = "expected_miss", .help = "why a miss is known and accepted"},
        expectation.expected_miss);
}

struct Plan {
  std::string name;
  std::string description;
  Sides sides;
  Period period;
  Factor demand{1.0};
  Calendars calendars;
  std::map<std::string, Gate> gates;
  std::map<std::string, Yard> yards;
  std::map<std::string, Station> stations;
  std::map<std::string, Pool> pools;
  std::map<std::string, Exchange> exchanges;
  std::map<std::string, Check> checks;
  std::map<std::string, Road> roads;
  std::map<std::string, Choice> choices;
  std::map<std::string, Crossing> crossings;
  std::map<std::string, Handover> handovers;
  std::map<std::string, Flow> flows;
  std::map<std::string, Cargo> cargo;  // by commodity
  Costs costs;
  std::vector<InitialQueue> initial;
  std::vector<Policy> policies;
  Measurement measures;
  std::vector<Expectation> expect;

  friend bool operator==(const Plan&, const Plan&) = default;
};

template <class V, DescribedAs<Plan> S>
void describe(V& visit, S& plan) {
  visit(Field{.name = "name", .help = "title of the scenario"}, plan.name);
  visit(Field{.name = "description", .help = "what it is for"}, plan.description);
  visit(Field{.name = "sides", .help = "the two countries and their clocks"}, plan.sides);
  visit(
      Field{
          .name = "period", .help = "when the run starts and ends", .presence = Presence::required},
      plan.period);
  visit(Field{.name = "demand",
              .help = "factor on the rate of every flow",
              .change = Change::at_once,
              .lowest = 0},
        plan.demand);
  visit(Field{.name = "calendars", .help = "opening hours that others name"}, plan.calendars);
  visit(Field{.name = "gates", .help = "names under which crossings, yards and stations add up"},
        plan.gates);
  visit(Field{.name = "yards", .help = "places where trucks wait for the next stage"}, plan.yards);
  visit(Field{.name = "stations", .help = "servers with a queue"}, plan.stations);
  visit(Field{.name = "pools",
              .help = "drivers, tractors, officers: what trucks and stations need for "
                      "some time and give back"},
        plan.pools);
  visit(Field{.name = "exchanges",
              .help = "services that take several trucks at once, of one side or of both"},
        plan.exchanges);
  visit(Field{.name = "checks",
              .help = "what is found out about trucks: inspections by channel, tests"},
        plan.checks);
  visit(Field{.name = "roads", .help = "roads between places, which trucks drive along"},
        plan.roads);
  visit(Field{.name = "choices", .help = "how trucks choose between ways, such as gates"},
        plan.choices);
  visit(Field{.name = "crossings", .help = "lanes over the line"}, plan.crossings);
  visit(Field{.name = "handovers", .help = "how cargo crosses"}, plan.handovers);
  visit(Field{.name = "flows", .help = "trucks and their ways", .presence = Presence::required},
        plan.flows);
  visit(Field{.name = "cargo", .help = "what loads are worth and how they spoil, by commodity"},
        plan.cargo);
  visit(Field{.name = "costs", .help = "what trucks cost at the border"}, plan.costs);
  visit(Field{.name = "initial", .help = "trucks that wait when the run starts"}, plan.initial);
  visit(Field{.name = "policies",
              .help = "what replaces values for some time: policies and incidents; of several in "
                      "force that set the same value, the last one listed wins"},
        plan.policies);
  visit(Field{.name = "measures", .help = "what is measured beyond the standing measures"},
        plan.measures);
  visit(Field{.name = "expect", .help = "what a run must show"}, plan.expect);
}

/// The instant at which a run of this plan starts, the first measured instant, and the end (not
/// included).
struct RunWindow {
  Instant start;
  Instant measured_from;
  Instant horizon;
};
[[nodiscard]] RunWindow run_window(const Plan& plan);

/// Names a result: a hash of every field that can change a run's numbers. Expectations, titles and
/// descriptions stay out.
[[nodiscard]] Hash128 plan_digest(const Plan& plan);

}  // namespace cuakhau::model
