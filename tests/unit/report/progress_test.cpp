#include <cuakhau/report/progress.hpp>

#include "support/catch.hpp"

namespace cuakhau::report {
namespace {

TEST_CASE("progress tells what is done, and what is left once it can tell") {
  using std::chrono::milliseconds;
  CHECK(progress_text(0, 30, milliseconds{5'000}) == "0 of 30 replications");
  CHECK(progress_text(3, 30, milliseconds{300}) == "3 of 30 replications");
  CHECK(progress_text(10, 30, milliseconds{4'000}) == "10 of 30 replications, about 8 s left");
  CHECK(progress_text(10, 30, milliseconds{40'000}) == "10 of 30 replications, about 1.3 min left");
}

}  // namespace
}  // namespace cuakhau::report
