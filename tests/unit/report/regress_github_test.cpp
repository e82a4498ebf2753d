#include <cuakhau/report/regress_github.hpp>

#include "support/catch.hpp"
#include "unit/report/sample_regress.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("annotations are one a level and scenario, escaped, at the line of the expectation") {
  CHECK(regress_github(sample_regress()) ==
        "::error file=scenarios/a.yaml,line=14,title=throughput moved::against its last "
        "baseline:%0Await, p90 (min): worse, +8.00 ±0.50 (+8.0 %25); tolerance 2.00\n"
        "::warning file=scenarios/a.yaml,title=cannot tell whether throughput moved::against its "
        "baseline of a release:%0Await, p90 (min): cannot tell, +2.00 ±0.50 (+2.0 %25); tolerance "
        "2.00; a change of 2.00 would be found in 4 of 5 cases; more replications would hardly "
        "decide it: allow more, or accept it with --update\n"
        "::notice file=scenarios/a.yaml,title=throughput got better::against its baseline of a "
        "release:%0Acleared, export (trucks/day): better, +20.0 ±0.5 (+10.0 %25); tolerance 4.00\n"
        "::error file=scenarios/stuck & <bad>.yaml,title=no answer::replication 0: "
        "deadlock at \"a\", b: 100 %25\n");
}

TEST_CASE("missed expectations and errors have the lines where they stand") {
  auto result = sample_regress();
  result.scenarios = {wrong_scenario(), result.scenarios[2]};
  add_missed_expectation(result.scenarios[1]);
  result.warnings.push_back({Severity::warning, {"b/x.json", 0, 0, 0, {}}, {}, "of none", {}});
  CHECK(regress_github(result) ==
        "::error file=b/w.json,line=7,title=not judged::measures: ends too early; make it anew\n"
        "::error file=scenarios/same.yaml,line=21,title=expectation missed::wait of province: 75.0 "
        "min, expected at most 60 (predicted)\n"
        "::warning file=b/x.json,title=not judged::of none\n");
}

TEST_CASE("what separates properties is escaped in them") {
  auto result = sample_regress();
  result.scenarios = {result.scenarios[3]};
  result.scenarios[0].file = "a,b:c.yaml";
  CHECK(regress_github(result).starts_with("::error file=a%2Cb%3Ac.yaml,title="));
}

}  // namespace
}  // namespace cuakhau::report
