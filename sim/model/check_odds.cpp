#include "model/detail/check_odds.hpp"

#include <algorithm>

#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

namespace {

constexpr std::uint32_t k_most_in_pool = 10'000;
constexpr std::uint64_t k_tries = 1'000;  // for a share to about 2 %: the load is an estimate

double highest(const DatedShare& share) {
  double most = share.always.value;
  for (const auto& [date, one] : share.from) most = std::max(most, one.value);
  return most;
}

/// The share of certificates that are valid when the truck arrives.
double valid_share(const Certificate& certificate) {
  if (kernel::problem(certificate.taken_before.law)) return 1.0;
  const kernel::StreamKey key = kernel::StreamKey::root(0).with("odds of a certificate");
  std::uint64_t valid = 0;
  for (std::uint64_t i = 0; i < k_tries; ++i) {
    kernel::UniformSource source(key, i);
    const Duration age = ticks_from(kernel::sample(certificate.taken_before.law, source));
    valid += age <= certificate.valid_for ? 1U : 0U;
  }
  return static_cast<double>(valid) / static_cast<double>(k_tries);
}

double positive_share(const Test& test, double infected) {
  return infected * test.sensitivity.value + (1.0 - infected) * (1.0 - test.specificity.value);
}

std::uint32_t most_in_pool(const Plan& plan, const Check& check) {
  const auto exchange = plan.exchanges.find(check.at);
  if (exchange == plan.exchanges.end()) return 1;
  const Turn& turn = exchange->second.turn;
  const std::uint32_t most = turn.export_.most.limit() + turn.import_.most.limit();
  return std::clamp(most, 1U, k_most_in_pool);
}

/// That nobody in a pool is infected.
double healthy_share(double prevalence, std::uint32_t trucks) {
  double share = 1.0;
  for (std::uint32_t truck = 0; truck < trucks; ++truck) share *= 1.0 - prevalence;
  return share;
}

}  // namespace

// Dorfman (1943): of a pool of n at prevalence p somebody is infected with 1 - (1 - p)^n.
CheckOdds odds_of(const Plan& plan, const Check& check) {
  CheckOdds odds;
  if (!check.test) {
    for (const auto& [name, share] : check.outcomes) odds.outcomes.push_back(share.value);
    return odds;
  }
  const double prevalence = highest(check.test->prevalence);
  const double infected_pool = 1.0 - healthy_share(prevalence, most_in_pool(plan, check));
  const double positive = positive_share(*check.test, infected_pool);
  odds.outcomes.assign(outcomes_of(check).size(), 0.0);
  odds.outcomes[0] = 1.0 - positive;
  odds.outcomes[check.retest.empty() ? 1 : odds.outcomes.size() - 1] = positive;
  if (check.certificate)
    odds.excused = check.certificate->carried.value * valid_share(*check.certificate);
  const auto retest = plan.checks.find(check.retest);
  if (retest == plan.checks.end() || !retest->second.test || positive <= 0.0) return odds;
  const double still_infected =
      std::min(1.0, prevalence * check.test->sensitivity.value / positive);
  odds.positive_again = positive_share(*retest->second.test, still_infected);
  return odds;
}

}  // namespace cuakhau::model::detail
