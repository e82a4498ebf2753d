#pragma once

// Equally spaced instants: which of them have passed, how many intervals cover each, and how long
// intervals lie between them. Records follow each other closely in time, so the cell looked up last
// is tried first and a division is rare.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <cuakhau/base/time.hpp>

namespace cuakhau::model::detail {

/// Points of a series; more make no picture and fill the memory.
inline constexpr std::int64_t k_most_points = 10'000;

class SampleGrid {
 public:
  /// The instants first, first + step, … (count of them).
  SampleGrid(Instant first, Duration step, std::size_t count)
      : first_(first), step_(step), count_(count) {
    look_up(first);
  }

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] Instant at(std::size_t index) const {
    return first_ + static_cast<std::int64_t>(index) * step_;
  }
  /// How many of the instants are at or before this one.
  [[nodiscard]] std::size_t passed(Instant instant) {
    if (instant < cell_from_ || instant >= cell_until_) [[unlikely]]
      look_up(instant);
    return cell_;
  }
  [[nodiscard]] std::size_t passed_before(Instant instant) { return passed(instant - Duration{1}); }
  /// Of the cell looked up last: the instant that begins it and the one that begins the next.
  [[nodiscard]] Instant cell_from() const { return cell_from_; }
  [[nodiscard]] Instant cell_until() const { return cell_until_; }

 private:
  void look_up(Instant instant);

  Instant first_;
  Duration step_;
  std::size_t count_;
  std::size_t cell_ = 0;
  Instant cell_from_;
  Instant cell_until_;
};

/// How many intervals [from, until) cover each instant of a grid: its value after all events of
/// that instant.
class SampleCounts {
 public:
  explicit SampleCounts(const SampleGrid& grid) : steps_(grid.size() + 1) {}

  void add(SampleGrid& grid, Instant from, Instant until) {
    const std::size_t first = grid.passed_before(from);
    const std::size_t last = grid.passed_before(until);
    if (first >= last) return;
    ++steps_[first];
    --steps_[last];
  }
  [[nodiscard]] std::vector<std::uint32_t> values() const;

 private:
  std::vector<std::int32_t> steps_;
};

/// How many ms intervals lie between one instant of a grid and the next.
class CellTimes {
 public:
  explicit CellTimes(const SampleGrid& grid) : times_ms_(grid.size() > 0 ? grid.size() - 1 : 0) {}

  void add(SampleGrid& grid, Instant from, Instant until) {
    if (until <= from) return;
    const std::size_t first = grid.passed(from);
    const std::size_t last = grid.passed_before(until);
    if (first != last || first == 0 || first > times_ms_.size())
      return add_parts(grid, from, until);
    times_ms_[first - 1] += (until - from).count();
  }
  void add_to(std::size_t cell, Duration time) { times_ms_[cell] += time.count(); }
  /// By cell: cell k lies between the instants k and k + 1.
  [[nodiscard]] const std::vector<std::int64_t>& values_ms() const { return times_ms_; }

 private:
  void add_parts(SampleGrid& grid, Instant from, Instant until);

  std::vector<std::int64_t> times_ms_;
};

}  // namespace cuakhau::model::detail
