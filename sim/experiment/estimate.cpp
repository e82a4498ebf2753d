#include <cuakhau/experiment/estimate.hpp>

#include <algorithm>
#include <utility>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {
namespace {

/// The readings of one entry, as columns.
struct Columns {
  std::vector<double> numerators;
  std::vector<double> denominators;
  std::vector<double> values;  // of the replications that have one
  double censored = 0.0;       // weighted by denominators, before division
  double weight = 0.0;
  bool is_lower_bound = false;
};

Columns columns_of(std::span<const model::Reading> readings) {
  Columns columns;
  for (const auto& reading : readings) {
    columns.numerators.push_back(reading.numerator);
    columns.denominators.push_back(reading.denominator);
    columns.censored += reading.censored * reading.denominator;
    columns.weight += reading.denominator;
    columns.is_lower_bound |= reading.is_lower_bound;
    if (!reading.is_absent()) columns.values.push_back(reading.value());
  }
  return columns;
}

SeriesEstimate series_estimate(const model::SeriesKey& key, std::size_t index, Measured measured,
                               std::size_t unit) {
  SeriesEstimate series{key.measure, key.where, key.direction, key.from, key.step, {}, {}, {}};
  std::vector<double> at_point(measured.size() / unit);
  for (std::size_t point = 0; point < key.points; ++point) {
    std::ranges::fill(at_point, 0.0);
    for (std::size_t k = 0; k < measured.size(); ++k)
      at_point[k / unit] += measured[k]->series[index].at(point) / static_cast<double>(unit);
    const auto spread = mean_of(at_point, k_confidence);
    series.values.push_back(spread.value);
    if (!spread.interval) continue;
    series.low.push_back(spread.interval->low);
    series.high.push_back(spread.interval->high);
  }
  return series;
}

}  // namespace

Estimate estimate(const model::CatalogueEntry& entry, std::span<const model::Reading> readings,
                  double confidence) {
  const auto& [key, pooling] = entry;
  const auto columns = columns_of(readings);
  Estimate estimate;
  estimate.key = key;
  estimate.confidence = confidence;
  if (columns.values.empty()) return estimate;
  auto spread = pooling == model::Pooling::ratio
                    ? ratio_of(columns.numerators, columns.denominators, confidence)
                    : mean_of(columns.values, confidence);
  estimate.value = spread.value;
  estimate.interval = spread.interval;
  estimate.sd = spread.sd;
  estimate.n = spread.n;
  estimate.censored = columns.censored / columns.weight;
  const bool is_cut_mean = key.statistic == "mean" && estimate.censored > k_censored_bearable;
  estimate.is_lower_bound = columns.is_lower_bound || is_cut_mean;
  return estimate;
}

Estimate estimate(const model::Catalogue& catalogue, std::size_t entry, Measured measured,
                  double confidence) {
  std::vector<model::Reading> readings;
  readings.reserve(measured.size());
  for (const auto* replication : measured) readings.push_back(replication->readings[entry]);
  return estimate(catalogue.entries.at(entry), readings, confidence);
}

std::vector<SeriesEstimate> series_estimates(const model::Catalogue& catalogue, Measured measured,
                                             std::size_t unit) {
  std::vector<SeriesEstimate> all;
  if (measured.empty()) return all;
  for (std::size_t index = 0; index < catalogue.series.size(); ++index)
    all.push_back(series_estimate(catalogue.series[index], index, measured, unit));
  return all;
}

}  // namespace cuakhau::experiment
