#include "report/detail/expectation_list.hpp"

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/measure_unit.hpp>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

using experiment::ExpectationResult;
using experiment::Verdict;

// Enough to tell which one: addresses go on for ever.
constexpr std::size_t k_longest_source = 60;

std::string what(const model::Expectation& said) {
  auto text = fmt::format("{} of {}", said.measure, said.where);
  for (const auto* part : {&said.direction, &said.flow, &said.outcome})
    if (*part != "*") text += ", " + *part;
  return said.statistic == "mean" ? text : text + ", " + said.statistic;
}

std::string wanted(const experiment::ResolvedExpectation& expectation) {
  const auto& [said, entry, low, high] = expectation;
  if (const auto& loss = said.no_worse_than_baseline_by)
    return "no worse than its baseline by " + experiment::bound_text(*loss);
  if (low && high) return fmt::format("{} to {}", format_real(*low), format_real(*high));
  if (low) return "at least " + format_real(*low);
  return high ? "at most " + format_real(*high) : "any value";
}

std::string found(const ExpectationResult& result) {
  Estimate estimate;
  estimate.value = result.value;
  estimate.interval = result.interval;
  estimate.is_lower_bound = result.is_lower_bound;
  return fmt::format("{} {}", figure(&estimate), result.unit);
}

/// What to know beyond the tick or cross.
std::string remark(const ExpectationResult& result) {
  const auto& said = result.expectation.said;
  if (result.verdict == Verdict::expected_miss) return "; a known miss: " + said.expected_miss;
  if (result.verdict == Verdict::unexpected_pass)
    return "; no longer a miss: take expected_miss out of the scenario";
  if (result.verdict == Verdict::not_judged) return "; not judged here: cuakhau regress does";
  return {};
}

std::string_view mark(Verdict verdict) {
  if (verdict == Verdict::not_judged) return "·";
  return verdict == Verdict::pass || verdict == Verdict::unexpected_pass ? "✓" : "✗";
}

Ink ink(const ExpectationResult& result) {
  if (result.verdict == Verdict::not_judged) return Ink::dim;
  return result.is_failure() ? Ink::red : Ink::green;
}

}  // namespace

std::string expected_text(const ExpectationResult& result) {
  const auto& expectation = result.expectation;
  const auto* unit = expectation.is_of_baseline() ? "" : result.unit.c_str();
  return fmt::format("{}, {}{}{}", what(expectation.said), wanted(expectation),
                     *unit == '\0' ? "" : " ", unit);
}

std::string expectation_sentence(const ExpectationResult& result) {
  const auto& said = result.expectation.said;
  const auto* kind = said.kind == model::ExpectationKind::input ? "echoes the input" : "predicted";
  return fmt::format(
      "{}: {}, expected {}{} ({}{}){}", what(said), found(result), wanted(result.expectation),
      said.on == model::ExpectationOn::bound ? " with its whole interval" : "", kind,
      said.source.empty() ? "" : "; " + abbreviate(said.source, k_longest_source), remark(result));
}

std::string expectation_lines(std::span<const ExpectationResult> expectations, Palette palette) {
  std::string text;
  for (const auto& one : expectations) {
    const auto line = fmt::format("  {} {}", mark(one.verdict), expectation_sentence(one));
    text += inked(wrapped(line, 4), ink(one), palette);
  }
  return text;
}

std::string expectation_list(const experiment::Result& result, Palette palette) {
  if (result.expectations.empty()) return {};
  return inked("Expectations", Ink::bold, palette) + '\n' +
         expectation_lines(result.expectations, palette);
}

}  // namespace cuakhau::report::detail
