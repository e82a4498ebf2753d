#pragma once

// A sweep over the lanes and the demand of one station, for tests of what keeps and joins sweeps.

#include <string>
#include <utility>

#include <cuakhau/experiment/compared_measures.hpp>
#include <cuakhau/experiment/sweep.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"

namespace cuakhau::test {

/// Lanes 1 … 3, of which 3 is refused, at each of these demands in percent; of those the second
/// floods the lane.
class LanePlans final : public experiment::PlanSource {
 public:
  [[nodiscard]] Expected<model::Plan, std::string> plan(
      std::span<const double> point) const override {
    if (point[0] == 3.0) return Unexpected{std::string{"no third lane"}};
    auto plan = one_lane(48);
    plan.stations.at("lane").servers = {
        {.count = {static_cast<std::uint32_t>(point[0]), false}, .hours = {}}};
    plan.demand = model::Factor{point[1] / 100.0};
    plan.measures.backlog_limit = 60;
    return plan;
  }
};

inline experiment::SweepHead lane_sweep(const char* lanes = "stations.lane.servers=1..3",
                                        const char* demand = "demand=80%..500% in 2") {
  const experiment::Contender base{"base", one_lane(48)};
  const auto catalogue = model::catalogue(model::Network{base.plan});
  experiment::SweepHead head{
      .version = "0.1.0",
      .scenario = "lane.yaml",
      .command = "cuakhau sweep lane.yaml",
      .plan_digest = model::plan_digest(base.plan),
      .choices_digest = {},
      .design = *experiment::make_design(
          {.factors = {*experiment::parse_factor(lanes), *experiment::parse_factor(demand)}}),
      .shard = {},
      .measures = {},
      .seed = 1,
      .effort = "3 replications"};
  for (const auto* name : {"wait", "cleared"})
    head.measures.push_back(
        catalogue.entries[*experiment::find_measure(catalogue, experiment::measure_of_all(name))]);
  return head;
}

/// Runs it to its end with 3 replications a point.
inline experiment::SweepStore swept(const std::optional<std::string>& path,
                                    const experiment::SweepHead& head, unsigned threads = 1) {
  auto store = experiment::SweepStore::open(path, head);
  REQUIRE(store);
  const auto ending =
      experiment::sweep({head, LanePlans{}, {.replications = 3, .threads = threads}}, {}, *store);
  REQUIRE(ending);
  CHECK(*ending == experiment::SweepEnding::done);
  REQUIRE_FALSE(store->finish());
  return std::move(*store);
}

/// Every row of every table, ordered by key.
inline std::string dump(files::Database& database) {
  std::string text;
  for (const auto* table : {"about", "factors", "measures", "points", "estimates", "readings"}) {
    auto rows = database.prepare(std::string{"SELECT * FROM "} + table + " ORDER BY 1, 2, 3");
    if (!rows) rows = database.prepare(std::string{"SELECT * FROM "} + table + " ORDER BY 1, 2");
    REQUIRE(rows);
    while (*rows->next()) {
      text += table;
      for (std::size_t k = 0; k < rows->columns(); ++k) text += '|' + rows->text(k);
      text += '\n';
    }
  }
  return text;
}

}  // namespace cuakhau::test
