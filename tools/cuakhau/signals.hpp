#pragma once

// SIGINT, SIGTERM and the SIGHUP of a terminal that is closed end a run in order: replications
// stop, temporary files go, nothing stays half written. A second signal ends the process at once.
// Under `nohup` a SIGHUP stays without effect.

#include <atomic>

namespace cuakhau::tool {

class SignalWatch {
 public:
  /// From now on the first signal raises the flag. There is one watch at a time.
  SignalWatch();
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  ~SignalWatch();

  /// Raised by the first signal under a watch; a new watch lowers it.
  [[nodiscard]] static const std::atomic<bool>& stop_flag();
  /// The signal that came; 0: none.
  [[nodiscard]] static int signal();
};

}  // namespace cuakhau::tool
