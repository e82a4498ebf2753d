#include <cuakhau/experiment/shift.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numbers>
#include <vector>

namespace cuakhau::experiment {
namespace {

SampleSummary summary_of(const Contributions& one) {
  return experiment::summary_of(one.value, one.errors);
}

SampleSummary summary_of_pairs(const Contributions& before, const Contributions& after) {
  std::vector<double> errors(before.errors.size());
  std::ranges::transform(after.errors, before.errors, errors.begin(), std::minus{});
  return experiment::summary_of(after.value - before.value, errors);
}

/// Nothing where there are fewer than two.
std::optional<SampleSummary> summary_of(Sample sample, model::Pooling pooling) {
  const auto parts = contributions(std::array{sample}, pooling);
  if (!parts || parts->front().errors.size() < 2) return std::nullopt;
  return summary_of(parts->front());
}

// Of a sum of a million numbers, rounded each time.
constexpr double k_rounding = 1e-12;

/// Whether a spread is nothing but rounding.
bool is_noise(double spread, const SampleSummary& before, const SampleSummary& after) {
  return spread <= k_rounding * std::max(std::abs(before.mean), std::abs(after.mean));
}

/// The error of pairs that all differ by the same amount. That they do shows that few would not,
/// and not that none would: the error is what it would be if one more of them differed as two
/// replications do that share nothing, by √2 standard deviations.
double error_of_equal_pairs(const SampleSummary& before, const SampleSummary& after) {
  const double spread = std::max(before.sd, after.sd);
  return is_noise(spread, before, after) ? 0.0 : std::numbers::sqrt2 * spread / before.n;
}

bool is_rise(const Shift& shift) { return shift.difference->value > 0.0; }

/// What is known to lie above may lie anywhere above.
bool may_be_said(const Shift& shift) {
  return shift.bound != (is_rise(shift) ? Bound::at_most : Bound::at_least);
}

}  // namespace

std::string_view word(ShiftVerdict verdict) {
  constexpr std::array<std::string_view, 7> words{
      "same", "better", "worse", "changed", "not_worse", "cannot_tell", "not_measured"};
  return words[static_cast<std::size_t>(verdict)];
}

bool Shift::is_gain() const {
  return difference && better && is_rise(*this) == (*better == Goal::largest);
}

std::optional<MeanDifference> shift_between(const ShiftSamples& samples) {
  if (samples.before.size() == samples.after.size()) {
    const auto pair = contributions(std::array{samples.before, samples.after}, samples.pooling);
    if (!pair || pair->front().errors.size() < 2) return std::nullopt;
    const auto before = summary_of((*pair)[0]);
    const auto after = summary_of((*pair)[1]);
    auto means = paired_means(summary_of_pairs((*pair)[0], (*pair)[1]));
    if (!is_noise(means.error, before, after)) return means;
    means.error = error_of_equal_pairs(before, after);
    means.skewness = 0.0;
    return means;
  }
  const auto before = summary_of(samples.before, samples.pooling);
  const auto after = summary_of(samples.after, samples.pooling);
  if (!before || !after) return std::nullopt;
  return welch_means(*before, *after);
}

ShiftVerdict verdict_of(const Shift& shift, double significance) {
  if (!shift.difference) return ShiftVerdict::not_measured;
  const bool is_one_sided = shift.bound == Bound::at_least || shift.bound == Bound::at_most;
  if (shift.p_same <= significance && !is_one_sided) return ShiftVerdict::same;
  // 2 % of 0 are 0, and no difference at all is within that.
  const bool is_none = shift.difference->value == 0.0 && shift.difference->error == 0.0;
  if (is_none && !is_one_sided) return ShiftVerdict::same;
  if (shift.p_changed > significance || !may_be_said(shift)) return ShiftVerdict::cannot_tell;
  if (!shift.better) return ShiftVerdict::changed;
  return shift.is_gain() ? ShiftVerdict::better : ShiftVerdict::worse;
}

ShiftVerdict last_verdict_of(const Shift& shift, double significance, double looks) {
  const auto verdict = verdict_of(shift, significance);
  if (verdict != ShiftVerdict::cannot_tell || !shift.better) return verdict;
  const bool is_more = *shift.better == Goal::largest;
  if (shift.bound == (is_more ? Bound::at_most : Bound::at_least)) return verdict;
  const auto tests = equivalence(*shift.difference, shift.tolerance);
  const double p_worse = is_more ? tests.above : tests.below;
  return looks * p_worse <= significance ? ShiftVerdict::not_worse : verdict;
}

}  // namespace cuakhau::experiment
