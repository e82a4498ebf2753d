#include "experiment/detail/continued_progress.hpp"

#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment::detail {
namespace {

using Told = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

class Listener final : public ProgressListener {
 public:
  void on_progress(std::uint32_t done, std::uint32_t wanted) override {
    told.emplace_back(done, wanted);
  }
  Told told;
};

TEST_CASE("batches are told as one that grows, also those that begin in the middle") {
  Listener listener;
  ContinuedProgress progress{listener};
  progress.on_progress(1, 2);
  progress.on_progress(2, 2);
  progress.on_progress(1, 2);
  progress.on_progress(2, 2);
  progress.on_progress(7, 8);  // replications 6 and 7
  progress.on_progress(8, 8);
  CHECK(listener.told == Told{{1, 2}, {2, 2}, {3, 4}, {4, 4}, {5, 6}, {6, 6}});
}

}  // namespace
}  // namespace cuakhau::experiment::detail
