#include <cuakhau/experiment/kn_screening.hpp>

#include <algorithm>
#include <numeric>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::experiment {

KnScreening::KnScreening(std::size_t alternatives, const KnRule& rule)
    : rule_(rule),
      survivors_(alternatives),
      sums_(alternatives, 0.0),
      first_(alternatives),
      variances_(alternatives * alternatives, 0.0),
      eliminations_(alternatives) {
  CUAKHAU_CHECK(alternatives >= 1 && rule.indifference > 0.0 && rule.first_stage >= 2,
                "{} alternatives, an indifference of {}, {} observations at first", alternatives,
                rule.indifference, rule.first_stage);
  std::iota(survivors_.begin(), survivors_.end(), std::size_t{0});
  if (alternatives > 1)
    h_squared_ =
        kn_constants({static_cast<std::uint32_t>(alternatives), rule.first_stage, rule.confidence})
            .h_squared;
}

void KnScreening::observe(std::span<const double> values) {
  CUAKHAU_CHECK(values.size() == survivors_.size(), "{} observations of {} survivors",
                values.size(), survivors_.size());
  ++observations_;
  const double sign = rule_.goal == Goal::largest ? 1.0 : -1.0;
  for (std::size_t k = 0; k < values.size(); ++k) {
    sums_[survivors_[k]] += sign * values[k];
    if (observations_ <= rule_.first_stage) first_[survivors_[k]].push_back(values[k]);
  }
  if (observations_ == rule_.first_stage) fix_variances();
  if (observations_ >= rule_.first_stage) screen();
}

bool KnScreening::is_decided() const {
  if (observations_ < rule_.first_stage) return survivors_.size() <= 1;
  // Equal ones never differ, and no other pair has an allowance left.
  return std::ranges::all_of(survivors_, [&](std::size_t other) {
    return allowance(survivors_.front(), other) == 0.0 && sums_[survivors_.front()] == sums_[other];
  });
}

double KnScreening::mean(std::size_t alternative) const {
  return sums_[alternative] / observations_;
}

double KnScreening::variance(std::size_t one, std::size_t other) const {
  return variances_[one * sums_.size() + other];
}

double KnScreening::allowance(std::size_t one, std::size_t other) const {
  const double delta = rule_.indifference;
  const double enough = h_squared_ * variance(one, other) / (delta * delta);
  return std::max(0.0, delta / 2.0 * (enough - observations_)) / observations_;
}

void KnScreening::fix_variances() {
  const std::size_t count = sums_.size();
  for (std::size_t one = 0; one < count; ++one)
    for (std::size_t other = 0; other < one; ++other) {
      double sum = 0.0;
      for (std::size_t k = 0; k < rule_.first_stage; ++k) sum += first_[one][k] - first_[other][k];
      double squares = 0.0;
      for (std::size_t k = 0; k < rule_.first_stage; ++k) {
        const double deviation = first_[one][k] - first_[other][k] - sum / rule_.first_stage;
        squares += deviation * deviation;
      }
      variances_[one * count + other] = squares / (rule_.first_stage - 1.0);
      variances_[other * count + one] = variances_[one * count + other];
    }
}

std::optional<Elimination> KnScreening::defeat_of(std::size_t alternative) const {
  std::optional<Elimination> worst;
  double most = 0.0;
  for (const std::size_t other : survivors_) {
    const double behind = mean(other) - mean(alternative);
    const double beyond = behind - allowance(alternative, other);
    if (other == alternative || beyond <= most) continue;
    most = beyond;
    worst = Elimination{observations_, other, behind};
  }
  return worst;
}

void KnScreening::screen() {
  // All against all of the round before: who goes out in it may still put others out.
  std::vector<std::size_t> left;
  for (const std::size_t one : survivors_) {
    eliminations_[one] = defeat_of(one);
    if (!eliminations_[one]) left.push_back(one);
  }
  survivors_ = std::move(left);
}

}  // namespace cuakhau::experiment
