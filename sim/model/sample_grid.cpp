#include "model/detail/sample_grid.hpp"

namespace cuakhau::model::detail {

void SampleGrid::look_up(Instant instant) {
  const auto count = static_cast<std::int64_t>(count_);
  if (count == 0 || instant < first_) {
    cell_ = 0;
    cell_from_ = Instant::far_past();
    cell_until_ = count == 0 ? Instant::never() : first_;
    return;
  }
  const std::int64_t passed = std::min((instant - first_) / step_ + 1, count);
  cell_ = static_cast<std::size_t>(passed);
  cell_from_ = at(cell_ - 1);
  cell_until_ = passed == count ? Instant::never() : at(cell_);
}

std::vector<std::uint32_t> SampleCounts::values() const {
  std::vector<std::uint32_t> values(steps_.size() - 1);
  std::int32_t level = 0;
  for (std::size_t index = 0; index < values.size(); ++index) {
    level += steps_[index];
    values[index] = static_cast<std::uint32_t>(level);
  }
  return values;
}

void CellTimes::add_parts(SampleGrid& grid, Instant from, Instant until) {
  if (times_ms_.empty()) return;
  const std::size_t first = std::max<std::size_t>(grid.passed(from), 1);
  const std::size_t last = std::min(grid.passed_before(until), times_ms_.size());
  for (std::size_t cell = first; cell <= last; ++cell)
    times_ms_[cell - 1] +=
        (std::min(until, grid.at(cell)) - std::max(from, grid.at(cell - 1))).count();
}

}  // namespace cuakhau::model::detail
