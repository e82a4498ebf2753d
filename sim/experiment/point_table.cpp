#include <cuakhau/experiment/point_table.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {

PointTable::PointTable(std::size_t width) : PointTable(width, {}) {}

PointTable::PointTable(std::size_t width, std::vector<double> values)
    : width_(width), values_(std::move(values)) {
  CUAKHAU_CHECK(width_ > 0 && values_.size() % width_ == 0, "{} values in rows of {}",
                values_.size(), width_);
}

void PointTable::add(std::span<const double> point) {
  CUAKHAU_CHECK(point.size() == width_, "a point of {} in a table of {}", point.size(), width_);
  values_.insert(values_.end(), point.begin(), point.end());
}

std::vector<double> row_means(const PointTable& table) {
  std::vector<double> means(table.size());
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto values = table[row];
    means[row] =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  }
  return means;
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
  return std::transform_reduce(a.begin(), a.end(), b.begin(), 0.0, std::plus{},
                               [](double x, double y) { return (x - y) * (x - y); });
}

Interval range_of(const PointTable& table, std::size_t column) {
  Interval range{table[0][column], table[0][column]};
  for (std::size_t row = 1; row < table.size(); ++row) {
    range.low = std::min(range.low, table[row][column]);
    range.high = std::max(range.high, table[row][column]);
  }
  return range;
}

}  // namespace cuakhau::experiment
