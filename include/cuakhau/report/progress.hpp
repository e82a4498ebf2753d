#pragma once

// Progress on a terminal: one line on standard error, drawn over itself and wiped at the end.

#include <chrono>
#include <string>

#include <cuakhau/experiment/replicate.hpp>

namespace cuakhau::report {

/// "12 of 30 replications, about 8 s left". The rest is told once there is something to tell from.
[[nodiscard]] std::string progress_text(std::uint32_t done, std::uint32_t wanted,
                                        std::chrono::milliseconds elapsed);

class TerminalProgress final : public experiment::ProgressListener {
 public:
  TerminalProgress() = default;
  ~TerminalProgress() override;
  void on_progress(std::uint32_t done, std::uint32_t wanted) override;

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point drawn_;
  bool is_drawn_ = false;
};

/// Whether standard error is a terminal that can draw over a line.
[[nodiscard]] bool can_draw_progress();

}  // namespace cuakhau::report
