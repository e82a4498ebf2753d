#pragma once

// Why a run ended, as a value. Reasons that need knowledge of the model (a deadlock, a backlog) are
// the model's: it stops the simulator and keeps its own reason.

#include <cstdint>

#include <cuakhau/base/time.hpp>

namespace cuakhau::kernel {

enum class Ending : std::uint8_t {
  horizon,      // everything before the horizon has run; the run can be continued
  drained,      // nothing is pending any more
  stopped,      // the model called stop(); the run can be continued
  event_limit,  // as many events as allowed have run; the run can be continued
  exhausted,    // more events were pending, or scheduled in all, than an event list can number
};

struct RunEnd {
  Ending ending = Ending::drained;
  Instant at;                // the simulator's clock at the end
  std::uint64_t events = 0;  // fired by this call of run()

  friend constexpr bool operator==(const RunEnd&, const RunEnd&) = default;
};

}  // namespace cuakhau::kernel
