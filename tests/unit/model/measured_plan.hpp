#pragma once

// The measures of one replication of a plan.

#include <array>

#include <cuakhau/model/border.hpp>
#include <cuakhau/model/measure.hpp>

#include "support/catch.hpp"

namespace cuakhau::test {

struct MeasuredPlan {
  model::Catalogue keys;
  model::ReplicationMeasures measures;
};

inline MeasuredPlan measure_run(const model::Plan& plan) {
  const model::Network network(plan);
  model::MeasureCollector collector(network);
  const std::array<model::RecordObserver*, 1> observers{&collector};
  static_cast<void>(run_replication(network, {}, observers));
  MeasuredPlan found{catalogue(network), collector.finish()};
  REQUIRE(found.keys.entries.size() == found.measures.readings.size());
  return found;
}

}  // namespace cuakhau::test
