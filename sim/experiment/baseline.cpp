#include <cuakhau/experiment/baseline.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

#include <cuakhau/experiment/measure_unit.hpp>

namespace cuakhau::experiment {
namespace {

constexpr double k_percent = 100.0;
constexpr std::string_view k_share = "%";

}  // namespace

model::MeasureBound usual_tolerance() { return {2.0, std::string{k_share}}; }

KeptReading kept(const model::Reading& reading) {
  if (reading.is_absent()) return {};
  return {reading.value(), reading.denominator};
}

std::vector<model::Reading> BaselineMeasure::sample() const {
  std::vector<model::Reading> sample;
  sample.reserve(readings.size());
  std::ranges::transform(readings, std::back_inserter(sample), [](const KeptReading& one) {
    return model::Reading{one.value.value_or(0.0) * one.weight, one.weight};
  });
  return sample;
}

Estimate BaselineMeasure::estimate(double confidence) const {
  auto found = experiment::estimate({key, pooling}, sample(), confidence);
  found.is_lower_bound = is_lower_bound;
  return found;
}

std::optional<double> BaselineMeasure::tolerance_in_unit(const model::MeasureBound& tolerance,
                                                         const model::MeasureKey& key,
                                                         double mean) {
  if (tolerance.unit == k_share && key.unit != k_share)
    return tolerance.value / k_percent * std::abs(mean);
  return in_unit(tolerance, key.unit);
}

Hash128 Baseline::plan_text_digest() const {
  Hasher hasher;
  hasher.add(std::string_view{plan});
  return hasher.value();
}

const BaselineMeasure* Baseline::find(const model::MeasureKey& key) const {
  const auto found = std::ranges::find(measures, key, &BaselineMeasure::key);
  return found == measures.end() ? nullptr : &*found;
}

}  // namespace cuakhau::experiment
