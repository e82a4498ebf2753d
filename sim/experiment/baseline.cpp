#include <cuakhau/experiment/baseline.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <utility>

#include <cuakhau/experiment/measure_unit.hpp>

namespace cuakhau::experiment {
namespace {

constexpr double k_percent = 100.0;
constexpr std::string_view k_share = "%";

void add(Hasher& hasher, const Hash128& hash) {
  hasher.add(hash.high);
  hasher.add(hash.low);
}

void add(Hasher& hasher, double value) {
  hasher.add(std::bit_cast<std::uint64_t>(value + 0.0));  // -0 is 0
}

/// What numbers rest on.
void add(Hasher& hasher, const BaselineMeasure& measure) {
  const auto& key = measure.key;
  for (const auto* name : {&key.measure, &key.unit, &key.where, &key.direction, &key.flow,
                           &key.period, &key.outcome, &key.statistic})
    hasher.add(std::string_view{*name});
  hasher.add(static_cast<std::uint64_t>(measure.pooling));
  hasher.add(std::uint64_t{measure.is_lower_bound});
  hasher.add(measure.readings.size());
  for (const auto& reading : measure.readings) {
    hasher.add(std::uint64_t{reading.value.has_value()});
    add(hasher, reading.value.value_or(0.0));
    add(hasher, reading.weight);
  }
}

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

Hash128 Baseline::digest() const {
  Hasher hasher;
  for (const auto* text : {&version, &scenario, &plan}) hasher.add(std::string_view{*text});
  add(hasher, plan_digest);
  hasher.add(seed);
  hasher.add(std::uint64_t{warm_up.has_value()});
  hasher.add(static_cast<std::uint64_t>(warm_up.value_or(Duration{0}).count()));
  hasher.add(measures.size());
  for (const auto& measure : measures) add(hasher, measure);
  hasher.add(paths.size());
  for (const auto& path : paths) add(hasher, path);
  return hasher.value();
}

const BaselineMeasure* Baseline::find(const model::MeasureKey& key) const {
  const auto found = std::ranges::find(measures, key, &BaselineMeasure::key);
  return found == measures.end() ? nullptr : &*found;
}

std::optional<model::Problem> misfit(const Baseline& baseline, const model::Plan& plan) {
  const auto wrong = [](std::string path, std::string message) {
    return model::Problem{Severity::error, std::move(path), std::move(message), {}};
  };
  if (model::plan_digest(plan) != baseline.plan_digest)
    return wrong("plan_digest", "is not that of the plan");
  if (plan.period.warm_up_is_automatic != baseline.warm_up.has_value())
    return wrong("warm_up_ms",
                 baseline.warm_up ? "expected null: the plan does not leave its warm-up to the runs"
                                  : "expected the warm-up that was found: the plan leaves it to "
                                    "the runs");
  const auto window = model::run_window(plan);
  if (baseline.warm_up && *baseline.warm_up >= window.horizon - window.start)
    return wrong("warm_up_ms", "expected less than the period of the plan");
  return std::nullopt;
}

bool is_worse(const BaselineMeasure& before, const BaselineMeasure& now) {
  const auto old = before.estimate().value;
  const auto value = now.estimate().value;
  if (!old || !value) return old.has_value();
  const auto bearable =
      BaselineMeasure::tolerance_in_unit(before.tolerance, before.key, *old).value_or(0.0);
  const double rise = *value - *old;
  if (!before.better) return std::abs(rise) > bearable;
  return (*before.better == Goal::largest ? -rise : rise) > bearable;
}

}  // namespace cuakhau::experiment
