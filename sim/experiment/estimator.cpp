#include <cuakhau/experiment/estimator.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/antithetic.hpp>
#include <cuakhau/experiment/control_variates.hpp>
#include <cuakhau/experiment/paired.hpp>
#include <cuakhau/model/expected_arrivals.hpp>

namespace cuakhau::experiment {
namespace {

using Readings = std::vector<model::Reading>;

/// Of each flow, `arrived` in the province: that of all where the plan has one flow.
std::map<std::string, std::size_t> arrived_entries(const model::Catalogue& catalogue) {
  std::map<std::string, std::size_t> entries;
  for (std::size_t entry = 0; entry < catalogue.entries.size(); ++entry) {
    const auto& key = catalogue.entries[entry].key;
    if (key.measure != "arrived" || key.where != "province") continue;
    if (key.flow != "*" || key.direction == "*") entries.try_emplace(key.flow, entry);
  }
  return entries;
}

Readings readings_of(std::size_t entry, Measured measured) {
  Readings readings;
  readings.reserve(measured.size());
  for (const auto* replication : measured) readings.push_back(replication->readings[entry]);
  return readings;
}

/// One reading of two: ratios add up, of others the mean counts, or the one that there is.
model::Reading pair_of(const model::Reading& a, const model::Reading& b, model::Pooling pooling) {
  const double weight = a.denominator + b.denominator;
  if (weight == 0.0) return {};
  model::Reading both{a.numerator + b.numerator, weight,
                      (a.censored * a.denominator + b.censored * b.denominator) / weight,
                      a.is_lower_bound || b.is_lower_bound};
  if (pooling == model::Pooling::mean && !a.is_absent() && !b.is_absent())
    both.numerator = weight * (a.value() + b.value()) / 2.0;
  return both;
}

Readings pairs_of(const Readings& readings, model::Pooling pooling) {
  CUAKHAU_CHECK(readings.size() % 2 == 0, "{} replications are no pairs", readings.size());
  Readings pairs;
  pairs.reserve(readings.size() / 2);
  for (std::size_t k = 0; k < readings.size(); k += 2)
    pairs.push_back(pair_of(readings[k], readings[k + 1], pooling));
  return pairs;
}

std::optional<Contributions> contributions_of(const Readings& readings, model::Pooling pooling) {
  const std::array samples{Sample{readings}};
  auto found = contributions(samples, pooling);
  if (!found || found->front().errors.size() != readings.size()) return std::nullopt;
  return std::move(found->front());
}

bool varies(std::span<const double> errors) {
  return std::ranges::any_of(errors, [](double error) { return error != 0.0; });
}

/// What pairs do to the variance.
std::optional<double> ratio_of_pairs(const Readings& readings, model::Pooling pooling,
                                     double confidence) {
  if (readings.size() < 4) return std::nullopt;
  const auto found = contributions_of(readings, pooling);
  if (!found || !varies(found->errors)) return std::nullopt;
  const auto saving = antithetic_mean(found->errors, confidence).saving;
  return saving ? std::optional{1.0 / *saving} : std::nullopt;
}

/// Takes out of an estimate what the luck of its replications explains.
void control(const Readings& readings, model::Pooling pooling, const PointTable& luck,
             Estimate& estimate) {
  if (readings.size() < luck.width() + 3) return;
  const auto found = contributions_of(readings, pooling);
  if (!found || !varies(found->errors)) return;
  std::vector<double> values = found->errors;
  for (double& value : values) value += found->value;
  const auto controlled = controlled_mean(values, luck, estimate.confidence);
  estimate.value = controlled.value;
  estimate.interval = controlled.interval;
  estimate.sd = controlled.error * std::sqrt(static_cast<double>(values.size()));
  estimate.variance_ratio = estimate.variance_ratio.value_or(1.0) * controlled.variance_left;
}

}  // namespace

ArrivalControls::ArrivalControls(const model::Network& network, const model::Catalogue& catalogue) {
  const auto expected = model::expected_arrivals(network);
  const auto entries = arrived_entries(catalogue);
  std::map<model::Direction, std::vector<Term>> controls;
  for (const auto& [name, flow] : network.plan().flows) {
    const auto known = expected.find(name);
    if (known == expected.end()) continue;
    const auto entry = entries.contains(name) ? entries.at(name) : entries.at("*");
    controls[flow.direction].push_back({entry, known->second});
  }
  for (auto& [direction, terms] : controls) controls_.push_back(std::move(terms));
}

PointTable ArrivalControls::deviations(Measured measured) const {
  PointTable rows{size()};
  for (const auto* replication : measured) {
    std::vector<double> row;
    for (const auto& terms : controls_)
      row.push_back(
          std::accumulate(terms.begin(), terms.end(), 0.0, [&](double sum, const Term& term) {
            return sum + replication->readings[term.entry].value() - term.expected;
          }));
    rows.add(row);
  }
  return rows;
}

Estimator::Estimator(const model::Catalogue& catalogue, Draw draw, const ArrivalControls* controls)
    : catalogue_(catalogue),
      draw_(draw),
      controls_(controls != nullptr && controls->is_empty() ? nullptr : controls) {}

PointTable Estimator::luck(Measured measured) const {
  if (controls_ == nullptr) return PointTable{1};
  auto rows = controls_->deviations(measured);
  if (draw_ == Draw::independent) return rows;
  PointTable pairs{rows.width()};
  for (std::size_t k = 0; k < rows.size(); k += 2) {
    std::vector<double> mean(rows.width());
    for (std::size_t j = 0; j < mean.size(); ++j) mean[j] = (rows[k][j] + rows[k + 1][j]) / 2.0;
    pairs.add(mean);
  }
  return pairs;
}

Estimate Estimator::estimate(std::size_t entry, Measured measured, const PointTable& luck,
                             double confidence) const {
  const auto& described = catalogue_.entries.at(entry);
  auto readings = readings_of(entry, measured);
  std::optional<double> of_pairs;
  if (draw_ == Draw::antithetic) {
    of_pairs = ratio_of_pairs(readings, described.pooling, confidence);
    readings = pairs_of(readings, described.pooling);
  }
  auto found = experiment::estimate(described, readings, confidence);
  found.variance_ratio = of_pairs;
  if (controls_ != nullptr) control(readings, described.pooling, luck, found);
  return found;
}

Estimate Estimator::estimate(std::size_t entry, Measured measured, double confidence) const {
  return estimate(entry, measured, luck(measured), confidence);
}

std::vector<Estimate> Estimator::estimates(Measured measured) const {
  const auto rows = luck(measured);
  std::vector<Estimate> all;
  all.reserve(catalogue_.entries.size());
  for (std::size_t entry = 0; entry < catalogue_.entries.size(); ++entry)
    all.push_back(estimate(entry, measured, rows, k_confidence));
  return all;
}

std::vector<SeriesEstimate> Estimator::series(Measured measured) const {
  return series_estimates(catalogue_, measured, unit());
}

}  // namespace cuakhau::experiment
