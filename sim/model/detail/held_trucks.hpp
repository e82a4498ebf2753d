#pragma once

// Trucks of a flow that are held where they come from, and those that have been released and are on
// their way: only their numbers, since they are not in the model yet.

#include <cstdint>
#include <vector>

#include <cuakhau/base/time.hpp>

namespace cuakhau::model::detail {

class HeldTrucks {
 public:
  /// Trucks `first`, `first` + 1, … are held.
  void hold(std::uint64_t first, std::uint32_t count);
  [[nodiscard]] bool has_held() const { return !held_.empty(); }

  /// Lets all of them go.
  /// @param arrival_of when a truck arrives, by its number
  template <class ArrivalOf>
  void release(const ArrivalOf& arrival_of) {
    for (const std::uint64_t number : held_) on_the_way_.push_back({arrival_of(number), number});
    held_.clear();
    order();
  }

  /// When the next one arrives; never if none is on its way.
  [[nodiscard]] Instant next_arrival() const {
    return on_the_way_.empty() ? Instant::never() : on_the_way_.back().at;
  }
  /// The number of that truck, which is no longer on its way.
  [[nodiscard]] std::uint64_t take_next();

 private:
  struct OnTheWay {
    Instant at;
    std::uint64_t number = 0;
  };
  void order();

  std::vector<std::uint64_t> held_;   // in the order of their numbers
  std::vector<OnTheWay> on_the_way_;  // the first to arrive last
};

}  // namespace cuakhau::model::detail
