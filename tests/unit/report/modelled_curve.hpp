#pragma once

// A metamodel of a made-up sweep: a wait that grows with demand, half as long with a policy.

#include <array>

#include <cuakhau/report/metamodel_report.hpp>

#include "support/catch.hpp"

namespace cuakhau::test {

class ModelledCurve {
 public:
  ModelledCurve() : sweep_(made_up()), space_(sweep_.factors, sweep_.points) {}

  /// Of 12 points of 16; asked at 60 %, with the policy.
  [[nodiscard]] report::MetamodelReport report() const {
    report::MetamodelReport report{.version = "0.1.0",
                                   .command = "cuakhau metamodel points.sqlite",
                                   .sweep = sweep_,
                                   .space = space_,
                                   .points = sweep_.points.size(),
                                   .asked = experiment::PointTable{2, {60.0, 1.0}}};
    report.measures.push_back({sweep_.measures.front().key, "wait", 0,
                               experiment::Metamodel::fit(space_, sweep_.points, values_,
                                                          experiment::RandomNumbers::independent)});
    return report;
  }

  /// The mean wait in minutes.
  [[nodiscard]] static double wait(double demand, double policy) {
    return (demand - 40.0) / (1.0 + policy);
  }

 private:
  experiment::SweptPoints made_up() {
    using experiment::PointTable;
    experiment::SweptPoints sweep{{.version = "0.1.0",
                                   .scenario = "lane.yaml",
                                   .command = "cuakhau sweep lane.yaml",
                                   .plan_digest = "00",
                                   .design = "grid",
                                   .effort = "2 replications",
                                   .random_numbers = experiment::RandomNumbers::independent,
                                   .points = 16},
                                  {.answered = 12, .no_answer = 1},
                                  {*experiment::parse_factor("demand=50%..100%"),
                                   *experiment::parse_factor("policy:night.yaml")},
                                  {{"demand", "policy_night_yaml"}, {"wait"}},
                                  {{{.measure = "wait",
                                     .unit = "min",
                                     .where = "province",
                                     .direction = "*",
                                     .flow = "*",
                                     .outcome = "*",
                                     .statistic = "mean"}}},
                                  PointTable{2},
                                  {},
                                  PointTable{2, {100.0, 0.0}}};
    for (std::size_t row = 0; row < 12; ++row) {
      const std::array point{50.0 + 4.0 * static_cast<double>(row / 2),
                             static_cast<double>(row % 2)};
      sweep.points.add(point);
      sweep.indices.push_back(row);
      const double error = row % 3 == 0 ? 0.05 : -0.04;
      values_.emplace_back(
          experiment::SweptValue{{wait(point[0], point[1]) + error, {0.05, -0.05}}});
    }
    return sweep;
  }

  std::vector<std::optional<experiment::SweptValue>> values_;  // before sweep_, which fills it
  experiment::SweptPoints sweep_;
  experiment::FactorSpace space_;
};

}  // namespace cuakhau::test
