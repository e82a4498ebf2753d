#include <cuakhau/experiment/expectations.hpp>

#include <array>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
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
    return resolved;
  }

 private:
  [[nodiscard]] std::optional<double> bound(const MeasureBound& said, const std::string& unit,
                                            std::string_view field) {
    if (const auto value = in_unit(said, unit)) return value;
    const auto found = said.unit.empty() ? format_real(said.value)
                                         : fmt::format("{} {}", format_real(said.value), said.unit);
    problems_.push_back({Severity::error,
                         fmt::format("{}.{}", path_, field),
                         fmt::format("expected {}, found {}", bound_example(unit), found),
                         {}});
    return std::nullopt;
  }

  const model::Catalogue& catalogue_;
  std::vector<Problem>& problems_;
  std::string path_;
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
  constexpr std::array<std::string_view, 4> words{"pass", "miss", "expected_miss",
                                                  "unexpected_pass"};
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
  if (passes(expectation, estimate)) {
    result.verdict = is_miss_expected ? Verdict::unexpected_pass : Verdict::pass;
  } else {
    result.verdict = is_miss_expected ? Verdict::expected_miss : Verdict::miss;
  }
  return result;
}

}  // namespace cuakhau::experiment
