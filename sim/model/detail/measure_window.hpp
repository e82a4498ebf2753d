#pragma once

// The part of a run that is measured.

#include <cuakhau/model/network.hpp>

namespace cuakhau::model::detail {

struct MeasureWindow : RunWindow {
  /// The whole run after its warm-up.
  MeasureWindow(const RunWindow& run)  // NOLINT(google-explicit-constructor): of which it is one
      : RunWindow(run), run_end(run.horizon) {}

  /// Until then instants are known, of trucks that leave after the horizon too.
  Instant run_end;
};

}  // namespace cuakhau::model::detail
