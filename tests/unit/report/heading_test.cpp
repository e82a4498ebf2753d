#include "report/detail/heading.hpp"

#include "support/catch.hpp"
#include "unit/report/sample_result.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("a heading names the scenario and what of it was measured") {
  const auto result = sample_result();
  CHECK(heading("a gate", result.window, result.clock, Palette::plain) ==
        "a gate\nmeasured from 2023-01-09 until 2023-01-11 (2 d), after 1 d of warm-up\n");
}

TEST_CASE("an instant that is no midnight has its time") {
  const auto result = sample_result();
  const auto from = result.window.start + std::chrono::minutes{420};
  CHECK(heading("a gate", {from, from, result.window.horizon}, result.clock, Palette::plain) ==
        "a gate\nmeasured from 2023-01-08 07:00 until 2023-01-11 (65 h)\n");
}

}  // namespace
}  // namespace cuakhau::report::detail
