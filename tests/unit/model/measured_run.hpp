#pragma once

// A made-up run and the readings of its measures.

#include "hand_made.hpp"
#include "model/detail/measure_rows.hpp"
#include "support/catch.hpp"

namespace cuakhau::test {

struct MeasuredRun {
  model::detail::MeasureLayout layout = border_layout();
  Records records;
  model::Catalogue keys = catalogue(layout);
  model::ReplicationMeasures found;

  MeasuredRun(std::uint32_t seed, int trucks) : records(MadeUpRun(seed, layout).make(trucks, 530)) {
    model::detail::MeasureRecorder recorder(layout);
    recorder.add(records.visits);
    recorder.add(records.journeys);
    found = measures(recorder);
  }

  /// What was found under a key, whatever its unit.
  [[nodiscard]] model::Reading reading(const model::MeasureKey& wanted) const {
    for (std::size_t i = 0; i < keys.entries.size(); ++i) {
      model::MeasureKey key = keys.entries[i].key;
      key.unit.clear();
      if (key == wanted) return found.readings[i];
    }
    FAIL("no reading " << wanted.measure << " " << wanted.where << " " << wanted.statistic);
    return {};
  }

  [[nodiscard]] bool is_measured(Instant instant) const {
    return instant >= layout.window.measured_from && instant < layout.window.horizon;
  }
};

/// The window of the border has 462 steps.
inline double trucks_per_day(double trucks) { return trucks / (462.0 / 144.0); }

}  // namespace cuakhau::test
