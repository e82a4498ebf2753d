#include <chrono>

#include <cuakhau/scenario/write.hpp>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::load_text;
using test::said;
using test::Said;
using test::with;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view k_border_with_policies = R"(cuakhau: 1
sides:
  home: {name: vietnam, clock: VN, utc_offset: +07:00}
  neighbour: {name: china, clock: CN, utc_offset: +08:00}
period: {for: 10 d}
gates:
  a: {kind: secondary}
  b: {kind: secondary, open: {vietnam: true, china: false}}
  c: {kind: international}
stations:
  lane: {service: 5 min, gate: a}
flows:
  trucks: {arrivals: poisson(1 /h), route: [lane]}
policies:
)";

Loaded with_policy(const std::string& fields) {
  return load_text(std::string(k_border_with_policies) + "  - name: one\n" + fields);
}

std::vector<std::string> paths(const Loaded& loaded) {
  std::vector<std::string> found;
  for (const model::Setting& setting : loaded.plan.policies.at(0).set)
    found.push_back(setting.path);
  return found;
}

}  // namespace

TEST_CASE("a policy is dated, random or triggered") {
  const Loaded loaded = load_text(std::string(k_border_with_policies) + R"(
  - {name: dated, from: start + 2 d, until: start + 4 d, set: {demand: 50 %}}
  - {name: random, every: exponential(3 d), for: 2 h, set: {demand: 150 %}}
  - name: triggered
    when: {waiting: lane, at_least: 20, below: 10}
    after: 30 min
    set: {stations.lane.servers: 3}
)");
  REQUIRE(said(loaded.diagnostics) == Said{"17:69: warning: policies[1].set.demand: \"dated\" sets "
                                           "another value while both are in force: the later in "
                                           "the list, \"random\", wins"});
  REQUIRE(loaded.plan.policies.size() == 3);
  CHECK(loaded.plan.policies[0].from == model::Moment::after(48h));
  CHECK(loaded.plan.policies[1].every.has_value());
  CHECK(loaded.plan.policies[2].when->below == model::Count{10, false});
}

TEST_CASE("what sets a policy off, when it comes back and what it takes is read and written") {
  const std::string_view text = R"(
  - name: yearly
    from: tet - 10 d 07:00 CN
    until: tet + 3 d
    set: {demand: 150 %}
  - {name: full, when: {occupancy: park, at_least: 90 %, below: 20}, lose: {crew: 2}}
  - {name: short, when: {free: crew, below: 1, at_least: 3}, set: {demand: 40 %}}
  - {name: all, when: {waiting: province, at_least: 90, below: 20}, set: {demand: 40 %}}
)";
  std::string border(k_border_with_policies);
  border.insert(border.find("stations:"),
                "yards: {park: {places: 40}}\npools: {crew: {members: 4}}\n");
  border.replace(border.find("gate: a}"), 8, "gate: a, queue: 0, staffed_by: crew}");
  border.replace(border.find("[lane]"), 6, "[park, lane]");
  const Loaded loaded = load_text(border + std::string(text));
  REQUIRE_FALSE(loaded.diagnostics.has_errors());
  const auto& policies = loaded.plan.policies;
  REQUIRE(policies.size() == 4);
  CHECK(policies[0].from->yearly->time_of_day == 7h);
  CHECK(policies[0].until->yearly->clock == UtcOffset{7h});
  CHECK(policies[1].when->at_least == model::Threshold{model::Probability{0.9}});
  CHECK(policies[1].lose == std::map<std::string, model::Count>{{"crew", {2, false}}});
  CHECK(policies[2].when->free == "crew");
  const Loaded again = load_text(explain_plan(loaded));
  CHECK(again.plan == loaded.plan);
}

TEST_CASE("values are set by path, by a map below a path, or by a selection") {
  CHECK(paths(with_policy("    set: {gates.b.open.china: true}\n")) == Said{"gates.b.open.china"});
  CHECK(paths(with_policy("    set: {gates: {b: {open: {china: true}}}}\n")) ==
        Said{"gates.b.open.china"});
  CHECK(paths(with_policy("    set:\n      gates.(kind=secondary).open.china: false\n")) ==
        Said{"gates.a.open.china", "gates.b.open.china"});
  CHECK(paths(with_policy("    set: {stations.(gate=a).service: 3 min}\n")) ==
        Said{"stations.lane.service"});
  CHECK(paths(with_policy("    set: {stations.*.pace: 60 %}\n")) == Said{"stations.lane.pace"});
}

TEST_CASE("what productivity holds can be set, and the list of it cannot") {
  const std::string lane = with(k_border_with_policies, "service: 5 min,",
                                "service: 5 min, productivity: {by_hour: [{hours: 22:00-06:00 VN, "
                                "pace: 70 %}]},");
  const std::string_view policy =
      "  - name: one\n    set:\n      stations.lane.productivity.by_hour";
  const Loaded loaded =
      load_text(lane + std::string(policy) + "[0]: {pace: 90 %, hours: 20:00-06:00 VN}\n");
  REQUIRE(said(loaded.diagnostics) == Said{});
  CHECK(paths(loaded) == Said{"stations.lane.productivity.by_hour[0].pace",
                              "stations.lane.productivity.by_hour[0].hours"});
  CHECK(said(load_text(lane + std::string(policy) + ": []\n").diagnostics) ==
        Said{"17:7: error: policies[0].set: stations.lane.productivity.by_hour cannot change in "
             "mid-run"});
}

TEST_CASE("a value that cannot be set is said at its key") {
  CHECK(said(with_policy("    set: {gates.d.open.china: true}\n").diagnostics) ==
        Said{"16:11: error: policies[0].set: the scenario has no \"gates.d.open.china\""});
  CHECK(said(with_policy("    set: {demand: 50 %, flows.trucks.route: []}\n").diagnostics) ==
        Said{"16:25: error: policies[0].set: flows.trucks.route cannot change in mid-run"});
  CHECK(
      said(
          with_policy("    set: {demand: 50 %, gates.(kind=rail).open.china: no}\n").diagnostics) ==
      Said{"16:25: error: policies[0].set: gates.(kind=rail).open.china selects nothing"});
  CHECK(said(with_policy("    set: {demand: half}\n").diagnostics) ==
        Said{"16:19: error: policies[0].set.demand: expected a factor such as \"150 %\", found "
             "\"half\""});
}

TEST_CASE("an explained policy reads back as the same plan") {
  const Loaded loaded = with_policy(
      "    set:\n      gates.(kind=secondary).open.china: false\n      stations.lane.servers: 3\n"
      "      stations.lane.hours: 07:00-19:00 VN\n      demand: 50 %\n");
  REQUIRE(said(loaded.diagnostics).empty());
  const Loaded again = load_text(explain_plan(loaded));
  REQUIRE(said(again.diagnostics).empty());
  CHECK(again.plan == loaded.plan);
}

}  // namespace cuakhau::scenario
