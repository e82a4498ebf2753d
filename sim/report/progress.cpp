#include <cuakhau/report/progress.hpp>

#include <cstdlib>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include <cuakhau/base/duration_text.hpp>

namespace cuakhau::report {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds k_between_drawings{100};
constexpr std::string_view k_wipe = "\r\x1b[K";

/// What cannot be drawn is lost: progress is never worth an error.
void draw(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string progress_text(std::uint32_t done, std::uint32_t wanted, milliseconds elapsed) {
  auto text = fmt::format("{} of {} replications", done, wanted);
  if (done == 0 || elapsed < milliseconds{1'000}) return text;
  const auto left = std::chrono::ceil<std::chrono::seconds>(elapsed * (wanted - done) / done);
  const bool is_short = left < std::chrono::minutes{1};
  return text + fmt::format(", about {} left",
                            is_short ? format_duration(left) : format_duration_short(left));
}

TerminalProgress::~TerminalProgress() {
  if (is_drawn_) draw(k_wipe);
}

void TerminalProgress::on_progress(std::uint32_t done, std::uint32_t wanted) {
  const auto now = Clock::now();
  if (is_drawn_ && now - drawn_ < k_between_drawings) return;
  const auto elapsed = std::chrono::duration_cast<milliseconds>(now - begin_);
  draw(fmt::format("{}{}", k_wipe, progress_text(done, wanted, elapsed)));
  is_drawn_ = true;
  drawn_ = now;
}

bool can_draw_progress() {
  const char* terminal = std::getenv("TERM");  // NOLINT(concurrency-mt-unsafe): before any thread
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr &&
         std::string_view{terminal} != "dumb";
}

}  // namespace cuakhau::report
