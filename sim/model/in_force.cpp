#include "model/detail/in_force.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/setting.hpp>

namespace cuakhau::model::detail {

namespace {

// A year more on each side than the run has: "tet - 40 d" may lie in the year before.
constexpr int k_years_beside = 2;

/// The length of each time in force, where it is always the same.
std::optional<Duration> fixed_length(const Policy& policy) {
  const auto* const length =
      policy.lasting ? std::get_if<kernel::Constant>(&policy.lasting->law.law) : nullptr;
  return length == nullptr ? std::nullopt : std::optional{ticks_from(length->value)};
}

/// When the policy ends that comes into force at `from`, of one year or the next.
Instant yearly_end(const Policy& policy, Instant from, int year) {
  const auto length = fixed_length(policy);
  Instant end = length ? from + *length : Instant::never();
  if (!policy.until || !policy.until->yearly) return end;
  for (int later = year - 1; later <= year + k_years_beside; ++later) {
    const auto until = policy.until->yearly->in_year(later);
    if (until && from < *until) return std::min(end, *until);
  }
  return end;
}

OpenSpans yearly_windows(const RunWindow& window, const Policy& policy) {
  OpenSpans spans;
  const YearlyMoment& from = *policy.from->yearly;
  const int first = civil(window.start, from.clock).date.year - k_years_beside;
  const int last = civil(window.horizon, from.clock).date.year + k_years_beside;
  for (int year = first; year <= last; ++year) {
    const auto begin = from.in_year(year);
    if (!begin) continue;
    const OpenSpan span{*begin, yearly_end(policy, *begin, year)};
    if (window.start < span.until && span.from < window.horizon) spans.push_back(span);
  }
  return spans;
}

}  // namespace

OpenSpans windows_of(const RunWindow& window, const Policy& policy) {
  if (policy.windows.empty()) return yearly_windows(window, policy);
  OpenSpans spans;
  for (const PolicyWindow& one : policy.windows)
    spans.push_back({one.from.resolve(window.start), one.until.resolve(window.start)});
  return spans;
}

OpenSpans spans_in_force(const RunWindow& window, const Policy& policy) {
  if (policy.has_windows()) return windows_of(window, policy);
  const Instant from = policy.from ? policy.from->resolve(window.start) : window.start;
  Instant until = policy.until ? policy.until->resolve(window.start) : window.horizon;
  const bool is_dated = !policy.every && !policy.when;
  if (const auto length = fixed_length(policy); is_dated && length)
    until = std::min(until, from + *length);
  return {{from, until}};
}

bool never_ends(const RunWindow& window, const Policy& policy) {
  if (policy.has_windows() || policy.every || policy.lasting) return false;
  if (policy.until && policy.until->resolve(window.start) < window.horizon) return false;
  if (!policy.when || !policy.when->check.empty()) return true;
  // A number of trucks is below anything but 0 some day, and members come back.
  return policy.when->free.empty() && policy.when->below == Threshold{Count{0, false}};
}

std::vector<PlanInForce> plans_in_force(const Plan& plan) {
  const RunWindow window = run_window(plan);
  std::vector<OpenSpans> spans;
  for (const Policy& policy : plan.policies) spans.push_back(spans_in_force(window, policy));
  std::vector<PlanInForce> plans{{plan, {window.start, window.horizon}}};
  std::set<std::vector<std::size_t>> seen;
  for (const OpenSpans& onsets : spans) {
    for (const OpenSpan& onset : onsets) {
      OpenSpan now{std::max(onset.from, window.start), window.horizon};
      std::vector<std::size_t> active;
      for (std::size_t policy = 0; policy < spans.size(); ++policy) {
        const auto span = std::ranges::find_if(spans[policy], [&](const OpenSpan& one) {
          return one.from <= now.from && now.from < one.until;
        });
        if (span == spans[policy].end()) continue;
        active.push_back(policy);
        now.until = std::min(now.until, span->until);
      }
      // Else never in force in this run, or known.
      const bool is_in_run = !active.empty() && now.from < now.until;
      if (is_in_run && seen.insert(active).second)
        plans.push_back({under_policies(plan, active), now});
    }
  }
  return plans;
}

}  // namespace cuakhau::model::detail
