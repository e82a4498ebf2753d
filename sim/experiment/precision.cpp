#include <cuakhau/experiment/precision.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace cuakhau::experiment {

std::optional<double> relative_half_width(const Estimate& estimate) {
  if (!estimate.value) return std::nullopt;
  if (!estimate.interval) return std::numeric_limits<double>::infinity();
  const double half = estimate.interval->half_width();
  return half == 0.0 ? 0.0 : half / std::abs(*estimate.value);
}

double bound_on_half_width(const Precision& precision) {
  return precision.relative / (1.0 + precision.relative);
}

std::uint32_t look_ahead(std::uint32_t n) { return std::max(n, 100U) * 5 / 100; }

StoppingRule::StoppingRule(const Precision& precision, const Estimator& estimator,
                           std::vector<std::size_t> targets)
    : precision_(precision), estimator_(estimator), targets_(std::move(targets)) {}

bool StoppingRule::holds(Measured measured) const {
  const double bound = bound_on_half_width(precision_);
  return std::ranges::all_of(targets_, [&](std::size_t target) {
    return relative_half_width(estimator_.estimate(target, measured)).value_or(0.0) <= bound;
  });
}

void StoppingRule::look_at(Measured measured) {
  const auto now = static_cast<std::uint32_t>(measured.size()) / estimator_.unit();
  for (auto n = std::max(seen_ + 1, precision_.first); n <= now && !is_reached_; ++n) {
    if (!holds(measured.first(std::size_t{n} * estimator_.unit()))) {
      holds_since_.reset();
      continue;
    }
    if (!holds_since_) holds_since_ = n;
    is_reached_ = n - *holds_since_ >= look_ahead(*holds_since_);
  }
  seen_ = std::max(seen_, now);
}

std::uint32_t StoppingRule::wanted() const {
  if (is_reached_) return seen_ * estimator_.unit();
  const auto earliest = holds_since_.value_or(std::max(seen_ + 1, precision_.first));
  const auto units = std::min(earliest + look_ahead(earliest), std::max(precision_.most, seen_));
  return units * estimator_.unit();
}

}  // namespace cuakhau::experiment
