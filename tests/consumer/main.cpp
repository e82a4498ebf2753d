// A researcher's program on the kernel alone: an alarm that rings every hour until noon. The
// narrowing below would be an error under our own warnings, and is a consumer's good right.

#include <cstdio>

#include <cuakhau/kernel/simulator.hpp>

namespace {

using cuakhau::kernel::Event;
using cuakhau::kernel::Phase;
using cuakhau::kernel::Simulator;

class Alarm {
 public:
  explicit Alarm(Simulator& simulator) : simulator_(simulator) { set(); }
  void handle(Event) { set(); }

 private:
  void set() { simulator_.schedule_after(std::chrono::hours{1}, Phase::arrival, Event{}); }

  Simulator& simulator_;
};

}  // namespace

int main() {
  Simulator simulator;
  Alarm alarm{simulator};
  const auto noon = cuakhau::Instant{} + std::chrono::hours{12};
  const auto end = simulator.run(alarm, {.horizon = noon + cuakhau::Duration{1}});
  const int rings = end.events;
  std::printf("%d rings\n", rings);
  return 0;
}
