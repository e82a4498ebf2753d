#pragma once

// A capacity made by hand, for what writes capacities: one goal, its bottleneck and the next one.

#include <cuakhau/experiment/capacity.hpp>

#include "unit/report/sample_comparison.hpp"

namespace cuakhau::report {

inline experiment::DemandPoint sample_point(double multiple, double wait, double half) {
  experiment::DemandPoint point{multiple, 30};
  const experiment::ServiceGoal goal{.measure = k_wait, .at_most = 120.0};
  point.goals = {experiment::standing(goal, sample(k_wait, wait, half))};
  return point;
}

inline experiment::StageRelief sample_relief(std::string stage, double effect) {
  experiment::StageRelief relief{std::move(stage), model::StageKind::station, 97.25};
  relief.effect = *compared(1, k_wait, effect, 5.0).difference;
  relief.helps = effect < -5.0;
  return relief;
}

inline experiment::CapacityResult sample_capacity() {
  const auto run = sample_result();
  experiment::CapacityResult result;
  result.provenance = run.provenance;
  result.provenance.command = "cuakhau capacity x.yaml --goal wait,at_most=2h";
  result.window = run.window;
  result.clock = run.clock;
  result.goals = {{.measure = k_wait, .at_most = 120.0}};
  result.flows = {"fruit", "starch"};
  result.demand = {{"export", 400.0, 0.0}, {"import", 500.0, 20.0}};
  experiment::CapacityStep first;
  first.multiple = 1.25;
  first.low = 1.2375;
  first.high = 1.2625;
  first.points = {sample_point(0.9375, 60.0, 20.0), sample_point(1.2375, 110.0, 5.0),
                  sample_point(1.25, 118.0, 6.0), sample_point(1.2625, 130.0, 6.0)};
  first.points.front().replications = 6;
  first.reliefs = {sample_relief("customs", -40.0), sample_relief("park", -2.0)};
  auto second = first;
  second.relieved = {"customs"};
  second.multiple = 1.5;
  second.low = 1.4;
  second.high.reset();
  second.points = {sample_point(1.4, 100.0, 5.0), sample_point(1.5, 119.0, 5.0),
                   experiment::DemandPoint{1.75, 1, {}, "replication 0: backlog"}};
  second.reliefs = {sample_relief("park", -2.0)};
  result.steps = {first, second};
  return result;
}

}  // namespace cuakhau::report
