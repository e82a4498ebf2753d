#include "experiment/detail/guard.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/looks.hpp>
#include <cuakhau/experiment/power.hpp>

#include "experiment/detail/warmed_plans.hpp"

namespace cuakhau::experiment::detail {
namespace {

std::vector<model::MeasureKey> keys_of(const Baseline& baseline) {
  std::vector<model::MeasureKey> keys;
  std::ranges::transform(baseline.measures, std::back_inserter(keys), &BaselineMeasure::key);
  return keys;
}

bool has_all(const model::Plan& plan, const std::vector<model::MeasureKey>& keys) {
  const auto catalogue = model::catalogue(model::Network{plan});
  return std::ranges::all_of(keys, [&](const model::MeasureKey& key) {
    return std::ranges::find(catalogue.entries, key, &model::CatalogueEntry::key) !=
           catalogue.entries.end();
  });
}

Bound bound_between(const Estimate& before, const Estimate& after) {
  if (before.is_lower_bound && after.is_lower_bound) return Bound::partial;
  if (before.is_lower_bound) return Bound::at_most;
  return after.is_lower_bound ? Bound::at_least : Bound::none;
}

}  // namespace

Guard::Guard(const Guarded& guarded, const model::Plan& plan, GrowingRuns& runs,
             const RegressRequest& request)
    : guarded_(guarded),
      runs_(runs),
      significance_(1.0 - request.confidence),
      looks_(looks(guarded.baseline.replications(), request.at_most)) {
  const auto& baseline = guarded.baseline;
  const auto keys = keys_of(baseline);
  now_ = runs.add(plan, baseline.seed, keys);
  if (guarded.reference == Reference::last) add_expectations(plan);
  result_.name = guarded.name;
  result_.reference = guarded.reference;
  result_.baseline_version = baseline.version;
  result_.seed = baseline.seed;
  result_.plan_digest = model::plan_digest(*guarded.plan);
  result_.old_plan_digest = baseline.plan_digest;
  result_.kept = kept();
  if (guarded.old_plan) {
    old_plan_ = guarded.old_plan;
    if (old_plan_->period.warm_up_is_automatic) {
      old_plan_->period.warm_up_is_automatic = false;
      old_plan_->period.warm_up = baseline.warm_up.value_or(Duration{0});
    }
    if (!are_alike(model::Network{*old_plan_}.window(), model::Network{plan}.window()))
      result_.warnings.emplace_back(
          "it is measured over another period than its baseline: what differs is not the scenario "
          "alone");
  }
  const bool is_changed = result_.plan_digest != baseline.plan_digest;
  if (is_changed && old_plan_ && has_all(*old_plan_, keys))
    old_ = runs.add(*old_plan_, baseline.seed, keys);
}

void Guard::add_expectations(const model::Plan& plan) {
  const auto catalogue = model::catalogue(model::Network{plan});
  auto resolved = resolve_expectations(plan.expect, catalogue);
  CUAKHAU_CHECK(resolved.has_value(), "{} has expectations that cannot be resolved", plan.name);
  for (auto& expectation : *resolved) {
    if (expectation.is_of_baseline()) continue;
    expected_.push_back(catalogue.entries[expectation.entry].key);
    expectations_.push_back(std::move(expectation));
  }
  runs_.add(plan, guarded_.baseline.seed, expected_);
}

void Guard::add_wishes(std::vector<GrowingRuns::Wish>& wishes) const {
  if (!is_open_) return;
  wishes.push_back({now_, looks_[looked_]});
  if (looked_ > 0 && old_ && !is_unpaired()) wishes.push_back({*old_, looks_[looked_]});
}

void Guard::look() {
  const auto n = looks_[looked_++];
  result_.replications = n;
  result_.no_answer = runs_.no_answer(now_, n);
  if (!result_.no_answer.empty()) {
    is_open_ = false;
    result_.shifts.clear();
    p_changed_.clear();
    return;
  }
  if (looked_ == 1) {
    compare_paths();
    result_.shifts.resize(guarded_.baseline.measures.size());
    p_changed_.resize(result_.shifts.size(), 1.0);
  } else {
    extend(n);
  }
  for (std::size_t index = 0; index < result_.shifts.size(); ++index)
    if (result_.shifts[index].verdict == ShiftVerdict::cannot_tell) compare(index, n);
}

/// Adds pairs as long as the plan of the baseline gives what it gave, and an answer.
void Guard::extend(std::uint32_t n) {
  if (is_unpaired()) return;
  result_.unpaired_because = why_unpaired(n);
  const bool can_pair = result_.unpaired_because.empty();
  result_.extension = can_pair ? Extension::paired : Extension::unpaired;
  if (can_pair) old_replications_ = n;
}

std::string Guard::why_unpaired(std::uint32_t n) const {
  const bool is_plan_changed = result_.plan_digest != result_.old_plan_digest;
  if (is_plan_changed && !old_) return "the plan of the baseline can no longer be run";
  if (is_plan_changed) {
    if (auto why = runs_.no_answer(*old_, n); !why.empty())
      return "the plan of the baseline gives no answer: " + why;
    if (result_.extension == Extension::paired || is_reproduced()) return {};
  }
  return "the program no longer gives what the baseline has";
}

void Guard::compare_paths() {
  const auto digests = runs_.digests(now_, kept());
  for (std::uint32_t k = 0; k < kept(); ++k)
    if (digests[k].path != guarded_.baseline.paths[k]) ++result_.changed_paths;
}

void Guard::compare(std::size_t index, std::uint32_t n) {
  const auto& measure = guarded_.baseline.measures[index];
  auto& shift = result_.shifts[index];
  const auto old = before(index);
  const auto entry = runs_.entry(now_, measure.key);
  const auto now = runs_.sample(now_, measure.key, n);
  const auto difference = shift_between({old, now, measure.pooling});
  // Pairs that tell more than two samples stay: what is chosen hangs on errors alone.
  const bool is_paired = old.size() == now.size();
  const bool is_known = shift.difference && shift.difference->error > 0.0;
  if (!is_paired && is_known && difference && shift.difference->error <= difference->error) return;
  shift.key = measure.key;
  shift.better = measure.better;
  shift.before = estimate({measure.key, measure.pooling}, old, 1.0 - significance_);
  shift.before.is_lower_bound |= measure.is_lower_bound;
  shift.after = estimate(entry, now, 1.0 - significance_);
  shift.bound = bound_between(shift.before, shift.after);
  if (looked_ == 1) shift.is_identical = is_identical(index);
  shift.tolerance = BaselineMeasure::tolerance_in_unit(measure.tolerance, measure.key,
                                                       measure.estimate().value.value_or(0.0))
                        .value_or(0.0);
  shift.difference = difference;
  if (!shift.difference) return;
  // The same paths leave no doubt.
  if (shift.is_identical && result_.changed_paths == 0) shift.difference->error = 0.0;
  shift.interval = interval_of(*shift.difference, 1.0 - significance_);
  shift.pairs = is_paired ? static_cast<std::uint32_t>(shift.difference->degrees) + 1 : 0;
  const auto times = static_cast<double>(looks_.size());
  shift.p_same = std::min(1.0, times * equivalence(*shift.difference, shift.tolerance).p());
  p_changed_[index] = std::min(1.0, times * p_of_more(*shift.difference, shift.tolerance));
}

std::vector<model::Reading> Guard::before(std::size_t index) const {
  const auto& measure = guarded_.baseline.measures[index];
  auto all = measure.sample();
  if (old_replications_ <= kept()) return all;
  const auto further = runs_.sample(*old_, measure.key, old_replications_).subspan(kept());
  all.insert(all.end(), further.begin(), further.end());
  return all;
}

bool Guard::is_identical(std::size_t index) const {
  const auto& measure = guarded_.baseline.measures[index];
  return std::ranges::equal(runs_.sample(now_, measure.key, kept()), measure.readings, {},
                            experiment::kept);
}

bool Guard::is_reproduced() const {
  const auto digests = runs_.digests(*old_, kept());
  return std::ranges::equal(digests, guarded_.baseline.paths, {}, &ReplicationDigests::path) &&
         std::ranges::all_of(guarded_.baseline.measures, [&](const BaselineMeasure& measure) {
           return std::ranges::equal(runs_.sample(*old_, measure.key, kept()), measure.readings, {},
                                     experiment::kept);
         });
}

void Guard::judge(std::span<const AdjustedP> adjusted) {
  bool is_any_open = false;
  for (std::size_t index = 0; index < result_.shifts.size(); ++index) {
    auto& shift = result_.shifts[index];
    if (shift.verdict != ShiftVerdict::cannot_tell) continue;
    shift.p_changed = adjusted[index].p;
    const bool is_same_path = result_.changed_paths == 0 || !shift.difference;
    if (shift.is_identical && is_same_path) {
      shift.verdict = ShiftVerdict::same;
      continue;
    }
    if (is_undecided(shift)) {
      is_any_open = true;
      continue;
    }
    shift.verdict = verdict_of(shift, significance_);
    if (shift.verdict == ShiftVerdict::cannot_tell) is_any_open |= would_more_tell(shift);
  }
  if (is_any_open && looked_ < looks_.size()) return;
  is_open_ = false;
  for (auto& shift : result_.shifts)
    if (shift.verdict == ShiftVerdict::cannot_tell)
      shift.verdict = last_verdict_of(shift, significance_, static_cast<double>(looks_.size()));
}

/// A number that never varies, such as 0 of what is rare, shows nothing by being the same a few
/// times: it is believed at the last look.
bool Guard::is_undecided(const Shift& shift) const {
  return shift.difference && shift.difference->error == 0.0 && looked_ < looks_.size();
}

/// Where no pair can be added, those that there are may tell more than any number of runs without.
bool Guard::would_more_tell(const Shift& shift) const {
  if (old_ && !is_unpaired()) return true;
  if (shift.pairs == 0) return true;
  if (!shift.before.sd || !shift.after.sd) return false;
  const auto in_error = [](double sd, std::uint32_t n) { return sd * sd / n; };
  return in_error(*shift.before.sd, shift.before.n) + in_error(*shift.after.sd, looks_.back()) <
         shift.difference->error * shift.difference->error;
}

void Guard::add_power(Shift& shift, double significance) const {
  const auto& found = *shift.difference;
  if (found.error == 0.0) return;
  const bool can_grow = shift.pairs > 0 && old_ && !is_unpaired();
  const auto present = static_cast<std::uint32_t>(found.degrees) + 1;
  const auto n = can_grow ? std::max(present, looks_.back()) : present;
  const double sd = found.error * std::sqrt(static_cast<double>(present));
  const double error = sd / std::sqrt(static_cast<double>(n));
  shift.detectable = shift.tolerance + sd * detectable_effect(n, significance);
  shift.power_of_same = equivalence_power(shift.tolerance / error, n - 1.0,
                                          significance_ / static_cast<double>(looks_.size()));
  if (can_grow) shift.needed = needed(shift, sd, significance);
}

/// As for a difference that is what it seems. @param significance of a claim that it moved
std::optional<std::uint32_t> Guard::needed(const Shift& shift, double sd,
                                           double significance) const {
  const double size = std::abs(shift.difference->value);
  const double effect = std::abs(size - shift.tolerance) / sd;
  const auto present = shift.pairs;
  auto enough = 2 * present;  // fewer have just shown nothing
  constexpr int most_rounds = 4;
  for (int round = 0; round < most_rounds; ++round) {
    const auto times = static_cast<double>(looks(kept(), enough).size());
    const double same = 2.0 * significance_ / times;  // one-sided
    const double moved = significance * static_cast<double>(looks_.size()) / times;
    const auto pairs = pairs_needed(effect, size < shift.tolerance ? same : moved);
    if (!pairs) return std::nullopt;
    enough = std::max(2 * present, *pairs);
  }
  return enough;
}

void Guard::judge_expectations() {
  for (std::size_t index = 0; index < expected_.size(); ++index) {
    const auto& key = expected_[index];
    const auto found = estimate(runs_.entry(now_, key),
                                runs_.sample(now_, key, result_.replications), 1.0 - significance_);
    result_.expectations.push_back(experiment::judge(expectations_[index], found));
  }
}

GuardedResult Guard::finish(std::size_t family) {
  const double each =
      significance_ / (static_cast<double>(looks_.size()) * static_cast<double>(family));
  for (auto& shift : result_.shifts)
    if (shift.difference && !result_.is_identical()) add_power(shift, each);
  if (result_.no_answer.empty()) judge_expectations();
  return std::move(result_);
}

}  // namespace cuakhau::experiment::detail
