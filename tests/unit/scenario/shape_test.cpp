#include "scenario/detail/shape.hpp"

#include <chrono>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::errors_of;
using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::ScenarioFiles;
using test::with;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view k_border = R"(cuakhau: 1
sides:
  home: {name: vietnam, clock: VN, utc_offset: +07:00}
  neighbour: {name: china, clock: CN, utc_offset: +08:00}
period: {for: 10 d}
calendars:
  office: {clock: china, weekly: {mon-fri: 08:00-18:00}}
gates:
  gate: {open: true, hours: always}
stations:
  lane: {service: 5 min}
  desk: {service: 5 min, side: china}
crossings:
  line: {gate: gate, lanes: {export: 1, import: 1}, headway: 90 s, travel: 6 min}
handovers:
  direct: {method: direct, crossing: line, unload: desk}
flows:
  trucks: {commodity: fruit, arrivals: poisson(1 /h), route: [lane, direct]}
)";

Loaded border_with(const std::string& from, const std::string& to) {
  return load_text(with(k_border, from, to));
}

model::Plan plan_of(const Loaded& loaded) {
  CHECK(said(loaded.diagnostics).empty());
  return loaded.plan;
}

/// The errors alone: what a plan makes of the values is for others to test.

}  // namespace

TEST_CASE("flags and hours by side, for both at once or by name") {
  const Loaded loaded =
      border_with("{open: true, hours: always}",
                  "{open: {china: false}, hours: {vietnam: 07:00-19:00 VN, CN: office}}");
  const model::Gate gate = loaded.plan.gates.at("gate");
  CHECK(errors_of(loaded).empty());
  CHECK(gate.open == model::PerSideFlag{true, false});
  CHECK(gate.hours.home.kind == model::HoursKind::daily);
  CHECK(gate.hours.neighbour.calendar == "office");
  CHECK(border_with("open: true", "open: false").plan.gates.at("gate").open ==
        model::PerSideFlag{false, false});
}

TEST_CASE("a side that is none, or twice, is refused") {
  CHECK(errors_of(border_with("open: true", "open: {laos: true}")) ==
        Said{"9:17: error: gates.gate.open: expected \"vietnam\" or \"china\", found \"laos\""});
  CHECK(errors_of(border_with("open: true", "open: {VN: true, vietnam: true}")) ==
        Said{"9:27: error: gates.gate.open: this side is given twice"});
  CHECK(errors_of(border_with("open: true", "open: [true]")) ==
        Said{"9:16: error: gates.gate.open: expected a map by side, found a list"});
  CHECK(errors_of(border_with("open: true", "open: {vietnam: yes}")) ==
        Said{"9:26: error: gates.gate.open.vietnam: expected true or false, found \"yes\""});
}

TEST_CASE("the sides need names and clocks of their own") {
  CHECK(errors_of(border_with("name: china", "name: vietnam")).at(0) ==
        "2:1: error: sides: the two sides need names and clocks that differ");
  CHECK(errors_of(border_with("clock: CN", "clock: \"C N\"")).at(0) ==
        "2:1: error: sides: expected one word as the name or clock of a side, found \"C N\"");
}

TEST_CASE("when the sides are wrong, labels are not judged by them") {
  const Said lines =
      errors_of(border_with("clock: CN, utc_offset: +08:00", "clock: CN, utc_offset: 8"));
  CHECK(lines ==
        Said{"4:51: error: sides.neighbour.utc_offset: expected an offset from UTC such as "
             "+07:00, found 8"});
}

TEST_CASE("an unloading station for both directions or for each") {
  CHECK(plan_of(load_text(k_border)).handovers.at("direct").unload ==
        model::PerDirectionName{"desk", "desk"});
  CHECK(border_with("unload: desk", "unload: {export: desk}").plan.handovers.at("direct").unload ==
        model::PerDirectionName{"desk", ""});
  CHECK(errors_of(border_with("unload: desk", "unload: {out: desk}")).size() == 1);
  CHECK(errors_of(border_with("unload: desk", "unload: [desk]")) ==
        Said{"16:52: error: handovers.direct.unload: expected a name or a map {export: …, import: "
             "…}, found a list"});
}

TEST_CASE("places for both sides or for each, and trucks in a turn") {
  const auto exchange = [](const std::string& fields) {
    return load_text("cuakhau: 1\nperiod: {for: 1 d}\nexchanges:\n  swap: {service: 5 min, " +
                     fields +
                     "}\nflows:\n  a: {arrivals: poisson(1 /h), route: [swap]}\n  b: {direction: "
                     "import, arrivals: poisson(1 /h), route: [swap]}\n");
  };
  const auto swap = [&](const std::string& fields) {
    return plan_of(exchange(fields)).exchanges.at("swap");
  };
  const model::Exchange both = swap("places: 4, turn: {export: 2, import: [1, 3]}");
  CHECK(both.places == model::ExchangePlaces{{4, false}, {4, false}});
  CHECK(both.turn.export_ == model::TurnShare{{2, false}, {2, false}});
  CHECK(both.turn.import_ == model::TurnShare{{1, false}, {3, false}});
  const model::Exchange each =
      swap("places: {import: 5}, turn: {export: {least: 1, most: 2}, import: 1}");
  CHECK(each.places == model::ExchangePlaces{model::Count::unlimited(), {5, false}});
  CHECK(each.turn.export_ == model::TurnShare{{1, false}, {2, false}});
  CHECK(
      errors_of(exchange("turn: {export: [1], import: 1}")) ==
      Said{"4:41: error: exchanges.swap.turn.export: expected a number of trucks, or the least "
           "and the most such as [1, 2], found a list",
           "6:40: error: flows.a.route[0]: no turn of \"swap\" takes a truck of the export side"});
  CHECK(errors_of(exchange("places: many, turn: {export: 1, import: 1}")) ==
        Said{"4:34: error: exchanges.swap.places: expected a whole number or \"unlimited\", found "
             "\"many\""});
}

TEST_CASE("weekly hours by days and spans of days") {
  const auto weekly = [](const std::string& text) {
    return border_with("{mon-fri: 08:00-18:00}", text);
  };
  const model::Plan plan =
      plan_of(weekly("{mon-thu: 08:00-18:00, fri: [08:00-12:00, 14:00-18:00], sat: closed}"));
  const auto& days = plan.calendars.at("office").weekly.days;
  CHECK(days[0].intervals.size() == 1);
  CHECK(days[4].intervals ==
        std::vector{model::DayInterval{8h, 12h}, model::DayInterval{14h, 18h}});
  CHECK(days[6].intervals.empty());
  CHECK(errors_of(weekly("{mon-fri: 08:00-18:00, fri: closed}")) ==
        Said{"7:57: error: calendars.office.weekly: a day is given twice"});
  CHECK(errors_of(weekly("{monday: closed}")) ==
        Said{"7:35: error: calendars.office.weekly: expected a day or a span of days such as mon "
             "or mon-fri, found \"monday\""});
  CHECK(errors_of(weekly("{mon: 08:00-18:00 CN}")) ==
        Said{"7:40: error: calendars.office.weekly.mon: expected hours such as \"07:00-19:00\", "
             "\"closed\" or \"all day\", found \"08:00-18:00 CN\""});
  CHECK(errors_of(weekly("08:00-18:00")).size() == 1);
}

TEST_CASE("factors by weekday and by date") {
  const auto arrivals = [](const std::string& text) {
    return border_with("poisson(1 /h)", "{per_day: 5, " + text + "}");
  };
  const model::Plan plan =
      plan_of(arrivals("weekdays: {sat-sun: 50 %}, dates: {2000-01-03: 10 %}, clock: CN"));
  const model::Arrivals& read = plan.flows.at("trucks").arrivals;
  CHECK(read.weekdays.days[4].value == 1.0);
  CHECK(read.weekdays.days[6].value == 0.5);
  CHECK(read.dates.dates.at(CivilDate{2000, 1, 3}).value == 0.1);
  CHECK(read.clock == model::Side::neighbour);
  CHECK(errors_of(arrivals("dates: {monday: 10 %}")) ==
        Said{"18:61: error: flows.trucks.arrivals.dates: expected a date such as 2023-01-08, 10-01 "
             "or tet - 10 d, found "
             "\"monday\""});
}

TEST_CASE("daily totals from a list or a file") {
  const ScenarioFiles files;
  files.write("days.csv", "date,trucks\n2000-01-01,10\n2000-01-02,12.5\n");
  const auto loaded = [&](const std::string& daily) {
    return load(files.write("x.yaml", with(k_border, "poisson(1 /h)", "{daily: " + daily + "}")));
  };
  const auto totals =
      std::vector{model::DailyTotal{{2000, 1, 1}, 10.0}, model::DailyTotal{{2000, 1, 2}, 12.5}};
  CHECK(loaded("{csv: days.csv}").plan.flows.at("trucks").arrivals.daily == totals);
  CHECK(loaded("[{date: 2000-01-01, trucks: 10}, {date: 2000-01-02, trucks: 12.5}]")
            .plan.flows.at("trucks")
            .arrivals.daily == totals);
  files.write("days.csv", "date,trucks\n2000-01-01,many\n");
  CHECK(
      errors_of(loaded("{csv: days.csv}")) ==
      Said{
          "2:12: error: flows.trucks.arrivals.daily[0].trucks: expected a number, found \"many\""});
  files.write("days.csv", "date,trucks\n2000-01-01,-1\n");
  CHECK(errors_of(loaded("{csv: days.csv}")).size() == 1);
  CHECK(errors_of(loaded("{csv: none.csv}")) ==
        Said{"18:54: error: flows.trucks.arrivals.daily.csv: no such file: \"none.csv\""});
  CHECK(errors_of(loaded("{file: days.csv}")).size() == 1);
}

TEST_CASE("shares of commodities and services by commodity") {
  const model::Plan plan = plan_of(load_text(
      with(with(k_border, "commodity: fruit", "commodity: {fruit: 80 %, tea: 20 %}"),
           "{service: 5 min}", "{service: {fruit: 4 min, otherwise: exponential(6 min)}}")));
  CHECK(plan.flows.at("trucks").commodity.shares.at("tea").value == 0.2);
  const model::ServiceLaw& service = plan.stations.at("lane").service;
  CHECK(service.by_commodity.at("fruit").law == kernel::Distribution{kernel::Constant{240'000}});
  CHECK(service.otherwise.law == kernel::Distribution{kernel::Exponential{360'000}});
  CHECK(errors_of(border_with("commodity: fruit", "commodity: {fruit: 80 %, tea: 19 %}")) ==
        Said{"18:23: error: flows.trucks.commodity: expected shares that add up to 100 %, found 99 "
             "%"});
  CHECK(errors_of(border_with("{service: 5 min}", "{service: {fruit: 4 min}}")) ==
        Said{"11:19: error: stations.lane.service: missing key \"otherwise\""});
}

TEST_CASE("short forms of servers, memberships, steps and arrivals") {
  const auto station = [](const std::string& servers) {
    return border_with("{service: 5 min}", "{service: 5 min, servers: " + servers + "}")
        .plan.stations.at("lane")
        .servers;
  };
  CHECK(station("unlimited").at(0).count == model::Count::unlimited());
  CHECK(station("[2, {count: 3, hours: office}]").size() == 2);
  CHECK(station("{count: 3, hours: office}").at(0).hours.calendar == "office");
  const auto crossing = border_with("gate: gate", "gate: [gate, {gate: gate, from: 2000-01-05}]");
  CHECK(crossing.plan.crossings.at("line").gate.at(1).from == CivilDate{2000, 1, 5});
  const auto arrivals = [](const std::string& text) {
    const Loaded loaded = border_with("poisson(1 /h)", text);
    INFO(loaded.diagnostics.render_all());
    CHECK(errors_of(loaded).empty());
    return loaded.plan.flows.at("trucks").arrivals;
  };
  CHECK(arrivals("every(5 min)").every == Duration{5min});
  CHECK(border_with("poisson(1 /h)", "saturated").plan.flows.at("trucks").arrivals.saturated);
  CHECK(arrivals("per_day(40)").per_day == 40.0);
  CHECK(arrivals("\"renewal(uniform(1 min, 3 min))\"").renewal.has_value());
  CHECK(errors_of(border_with("poisson(1 /h)", "weekly(5)")) ==
        Said{"18:40: error: flows.trucks.arrivals: expected arrivals such as \"poisson(9 /h)\", "
             "\"every(5 min)\", \"renewal(…)\", \"saturated\", or a map, found \"weekly(5)\""});
  CHECK(errors_of(border_with("poisson(1 /h)", "\"poisson( 1 )\"")) ==
        Said{"18:50: error: flows.trucks.arrivals.poisson: expected a rate such as \"20 /h\", "
             "found 1"});
}

TEST_CASE("routes nest") {
  const model::Plan plan = plan_of(border_with(
      "[lane, direct]",
      "[{branch: [{share: 40 %, route: [{parallel: [[lane], [desk]]}]}, {share: 60 %}]}, "
      "{choose: [lane, desk], rule: random}, {visit: direct, beyond: [desk]}]"));
  const model::Route& route = plan.flows.at("trucks").route;
  REQUIRE(route.size() == 3);
  CHECK(route[0].branch.at(0).route.at(0).parallel.size() == 2);
  CHECK(route[1].rule == model::ChooseRule::random);
  CHECK(route[2].beyond.at(0).visit == "desk");
}

TEST_CASE("bounds of an expectation are two") {
  const auto expect = [](const std::string& between) {
    return border_with(
        "flows:", "expect:\n  - {measure: cleared, where: gate, kind: input, between: " + between +
                      "}\nflows:");
  };
  CHECK(plan_of(expect("[900, 1000 trucks/day]")).expect.at(0).between.at(1).unit == "trucks/day");
  CHECK(errors_of(expect("[900]")).size() == 1);
}

}  // namespace cuakhau::scenario
