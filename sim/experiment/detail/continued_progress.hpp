#pragma once

// Progress over several batches of replications, told as that of one which grows.

#include <cstdint>

#include <cuakhau/experiment/replicate.hpp>

namespace cuakhau::experiment::detail {

/// A batch is a new one when its count begins anew or it wants another number than the last one.
class ContinuedProgress final : public ProgressListener {
 public:
  /// @param whole told how far all batches are
  explicit ContinuedProgress(ProgressListener& whole) : whole_(whole) {}

  void on_progress(std::uint32_t done, std::uint32_t wanted) override {
    if (done <= latest_ || wanted != wanted_) {
      before_ = done_;
      first_ = done - 1;
    }
    latest_ = done;
    wanted_ = wanted;
    done_ = before_ + done - first_;
    whole_.on_progress(done_, before_ + wanted - first_);
  }

 private:
  ProgressListener& whole_;
  std::uint32_t before_ = 0;  // replications of the batches before
  std::uint32_t first_ = 0;   // the number at which this one began
  std::uint32_t latest_ = 0;
  std::uint32_t wanted_ = 0;
  std::uint32_t done_ = 0;
};

}  // namespace cuakhau::experiment::detail
