#include "experiment/detail/two_way.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment::detail {
namespace {

std::vector<double> column_means(const PointTable& cells) {
  std::vector<double> means(cells.width(), 0.0);
  for (std::size_t row = 0; row < cells.size(); ++row)
    for (std::size_t k = 0; k < means.size(); ++k) means[k] += cells[row][k];
  for (double& mean : means) mean /= static_cast<double>(cells.size());
  return means;
}

double squares_about(const std::vector<double>& values, double mean) {
  double sum = 0.0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return sum;
}

}  // namespace

TwoWay two_way(const PointTable& cells) {
  CUAKHAU_CHECK(cells.size() >= 2 && cells.width() >= 2, "{} rows of {}", cells.size(),
                cells.width());
  const auto rows = row_means(cells);
  const auto columns = column_means(cells);
  const auto n = static_cast<double>(rows.size());
  const auto r = static_cast<double>(columns.size());
  const double mean = std::accumulate(rows.begin(), rows.end(), 0.0) / n;
  double rest = 0.0;
  for (std::size_t j = 0; j < rows.size(); ++j)
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const double left = cells[j][k] - rows[j] - columns[k] + mean;
      rest += left * left;
    }
  rest /= (n - 1.0) * (r - 1.0);
  const double of_rows = r * squares_about(rows, mean) / (n - 1.0);
  const double of_columns = n * squares_about(columns, mean) / (r - 1.0);
  return {std::max(0.0, (of_rows - rest) / r), std::max(0.0, (of_columns - rest) / n), rest};
}

}  // namespace cuakhau::experiment::detail
