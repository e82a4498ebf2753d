#include <cuakhau/experiment/expectations.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/baseline.hpp>
#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/experiment/measure_unit.hpp>

namespace cuakhau::experiment {
namespace {

using model::Expectation;
using model::MeasureBound;
using model::MeasureKey;
using model::Problem;

MeasureKey key_of(const Expectation& said) {
  return {said.measure, "",           said.where,     said.direction,
          said.flow,    said.outcome, said.statistic, said.period};
}

class Resolver {
 public:
  Resolver(const model::Catalogue& catalogue, std::vector<Problem>& problems)
      : catalogue_(catalogue), problems_(problems) {}

  [[nodiscard]] ResolvedExpectation resolve(const Expectation& said, std::size_t index) {
    path_ = fmt::format("expect[{}]", index);
    ResolvedExpectation resolved{said, 0, std::nullopt, std::nullopt};
    auto entry = find_measure(catalogue_, key_of(said));
    if (!entry) {
      auto& unknown = entry.error();
      problems_.push_back({Severity::error, fmt::format("{}.{}", path_, unknown.field),
                           std::move(unknown.message), std::move(unknown.help)});
      return resolved;
    }
    resolved.entry = *entry;
    const auto& unit = catalogue_.entries[*entry].key.unit;
    if (said.between.size() == 2) {
      resolved.at_least = bound(said.between[0], unit, "between[0]");
      resolved.at_most = bound(said.between[1], unit, "between[1]");
    }
    if (said.at_least) resolved.at_least = bound(*said.at_least, unit, "at_least");
    if (said.at_most) resolved.at_most = bound(*said.at_most, unit, "at_most");
    if (said.no_worse_than_baseline_by) check_loss(resolved);
    return resolved;
  }

 private:
  void check_loss(const ResolvedExpectation& resolved) {
    const auto& said = *resolved.said.no_worse_than_baseline_by;
    const auto& key = catalogue_.entries[resolved.entry].key;
    if (!BaselineMeasure::tolerance_in_unit(said, key, 1.0))
      refuse(said, "no_worse_than_baseline_by",
             fmt::format("a share such as \"5 %\" or {}", bound_example(key.unit)));
    if (std::ranges::find(held_, resolved.entry) != held_.end())
      problems_.push_back({Severity::error,
                           fmt::format("{}.no_worse_than_baseline_by", path_),
                           "another expectation holds this measure against its baseline",
                           {}});
    held_.push_back(resolved.entry);
  }

  [[nodiscard]] std::optional<double> bound(const MeasureBound& said, const std::string& unit,
                                            std::string_view field) {
    if (const auto value = in_unit(said, unit)) return value;
    refuse(said, field, bound_example(unit));
    return std::nullopt;
  }

  void refuse(const MeasureBound& said, std::string_view field, const std::string& expected) {
    problems_.push_back({Severity::error,
                         fmt::format("{}.{}", path_, field),
                         fmt::format("expected {}, found {}", expected, bound_text(said)),
                         {}});
  }

  const model::Catalogue& catalogue_;
  std::vector<Problem>& problems_;
  std::string path_;
  std::vector<std::size_t> held_;  // entries that are held against a baseline
};

/// The smallest and the largest value that count.
std::optional<Interval> judged_range(const ResolvedExpectation& expectation,
                                     const Estimate& estimate) {
  if (expectation.said.on == model::ExpectationOn::bound) return estimate.interval;
  if (!estimate.value) return std::nullopt;
  return Interval{*estimate.value, *estimate.value};
}

bool passes(const ResolvedExpectation& expectation, const Estimate& estimate) {
  const auto range = judged_range(expectation, estimate);
  if (!range) return false;
  if (expectation.at_most && estimate.is_lower_bound) return false;
  return (!expectation.at_least || range->low >= *expectation.at_least) &&
         (!expectation.at_most || range->high <= *expectation.at_most);
}

}  // namespace

std::string_view word(Verdict verdict) {
  constexpr std::array<std::string_view, 5> words{"pass", "miss", "expected_miss",
                                                  "unexpected_pass", "not_judged"};
  return words[static_cast<std::size_t>(verdict)];
}

Expected<std::vector<ResolvedExpectation>, std::vector<Problem>> resolve_expectations(
    std::span<const Expectation> expectations, const model::Catalogue& catalogue) {
  std::vector<Problem> problems;
  std::vector<ResolvedExpectation> resolved;
  Resolver resolver{catalogue, problems};
  resolved.reserve(expectations.size());
  for (std::size_t index = 0; index < expectations.size(); ++index)
    resolved.push_back(resolver.resolve(expectations[index], index));
  if (!problems.empty()) return Unexpected{std::move(problems)};
  return resolved;
}

ExpectationResult judge(const ResolvedExpectation& expectation, const Estimate& estimate) {
  ExpectationResult result{expectation,       estimate.key.unit,       estimate.value,
                           estimate.interval, estimate.is_lower_bound, Verdict::miss};
  const bool is_miss_expected = !expectation.said.expected_miss.empty();
  if (expectation.is_of_baseline()) {
    result.verdict = Verdict::not_judged;
  } else if (passes(expectation, estimate)) {
    result.verdict = is_miss_expected ? Verdict::unexpected_pass : Verdict::pass;
  } else {
    result.verdict = is_miss_expected ? Verdict::expected_miss : Verdict::miss;
  }
  return result;
}

std::vector<BaselineExpectation> baseline_expectations(const model::Plan& plan) {
  const auto catalogue = model::catalogue(model::Network{plan});
  const auto resolved = resolve_expectations(plan.expect, catalogue);
  CUAKHAU_CHECK(resolved.has_value(), "{} has expectations that cannot be resolved", plan.name);
  std::vector<BaselineExpectation> all;
  for (std::size_t index = 0; index < resolved->size(); ++index) {
    const auto& [said, entry, low, high] = (*resolved)[index];
    if (said.no_worse_than_baseline_by)
      all.push_back({catalogue.entries[entry].key, *said.no_worse_than_baseline_by, index});
  }
  return all;
}

}  // namespace cuakhau::experiment
