#include "scenario/detail/keys.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {

using test::k_one_lane;
using test::load_text;
using test::said;
using test::Said;
using test::with;

TEST_CASE("an unknown key names the nearest known one and all that are allowed") {
  const Loaded loaded = load_text(with(k_one_lane, "service:", "servce:"));
  REQUIRE(loaded.diagnostics.errors() == 2);
  const auto diagnostics = loaded.diagnostics.sorted();
  CHECK(diagnostics[0].message == "missing key \"service\"");
  CHECK(diagnostics[0].where.column == 3);  // at the key of the map that lacks it
  CHECK(diagnostics[1].message == "unknown key \"servce\"");
  CHECK(diagnostics[1].where.column == 10);
  CHECK(diagnostics[1].where.length == 6);
  CHECK(diagnostics[1].help ==
        std::vector<std::string>{
            "did you mean \"service\"? allowed here: gate, side, servers, hours, queue, queueing, "
            "discipline, service, pace, productivity, closing, staffed_by, staff, breakdowns, fee, "
            "source, note"});
}

TEST_CASE("source and note may stand in every map of the language, as text") {
  CHECK(said(load_text(with(k_one_lane, "{service:", "{source: s, note: n, service:")).diagnostics)
            .empty());
  CHECK(said(load_text(with(k_one_lane, "{service:", "{note: [n], service:")).diagnostics) ==
        Said{"4:16: error: stations.lane.note: expected text, found a list"});
}

TEST_CASE("a name that could not stand in a path is refused") {
  CHECK(said(load_text(with(k_one_lane, "  lane:", "  a.b: {service: 1 min}\n  lane:"))
                 .diagnostics) == Said{"4:3: error: stations: expected a name, found \"a.b\""});
}

TEST_CASE("a word of a list names the nearest one") {
  const Loaded loaded = load_text(with(k_one_lane, "{service:", "{closing: finsh, service:"));
  REQUIRE(loaded.diagnostics.errors() == 1);
  const Diagnostic diagnostic = loaded.diagnostics.sorted()[0];
  CHECK(diagnostic.message ==
        "expected \"finish\", \"must_end_before_close\", \"suspend\" or \"restart\", found "
        "\"finsh\"");
  CHECK(diagnostic.help == std::vector<std::string>{"did you mean \"finish\"?"});
}

TEST_CASE("a value that a comma has cut is not judged, nor is what follows from it") {
  const std::string cut = "empirical(none.csv, column t, unit min)";
  CHECK(said(load_text(with(k_one_lane, "exponential(5 min)", cut)).diagnostics) ==
        Said{"4:19: error: a comma inside { } ends a value"});
  CHECK(said(load_text(with(k_one_lane, "exponential(5 min)", '"' + cut + '"')).diagnostics) ==
        Said{"4:19: error: stations.lane.service: no such file: \"none.csv\""});  // the twin
}

TEST_CASE("a value of another kind than a word says what it is") {
  CHECK(said(load_text(with(k_one_lane, "{service:", "{queue: [1], service:")).diagnostics) ==
        Said{"4:17: error: stations.lane.queue: expected a whole number or \"unlimited\", found a "
             "list"});
  CHECK(said(load_text(with(k_one_lane, "{service:", "{queue: \"4\", service:")).diagnostics) ==
        Said{"4:17: error: stations.lane.queue: expected a whole number or \"unlimited\", found "
             "text \"4\""});
  CHECK(said(load_text(with(k_one_lane, "{service:", "{queue: , service:")).diagnostics) ==
        Said{"4:10: error: stations.lane.queue: expected a whole number or \"unlimited\", found "
             "nothing"});
}

}  // namespace cuakhau::scenario
