#include <cuakhau/scenario/assumed_factors.hpp>

#include <optional>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>

#include "scenario/detail/call.hpp"
#include "scenario/detail/quantity.hpp"

namespace cuakhau::scenario {
namespace {

using experiment::Factor;

/// Both ends in one unit, which factors need: where they have two, durations in seconds and money
/// in its currency.
std::optional<std::string> range_text(const Assumption& assumption) {
  auto plain = fmt::format("{}..{}", assumption.low, assumption.high);
  if (experiment::parse_factor("x=" + plain)) return plain;
  const auto low = detail::milliseconds_of(assumption.low);
  const auto high = detail::milliseconds_of(assumption.high);
  if (low && high)
    return fmt::format("{} s..{} s", format_real(*low / 1'000.0), format_real(*high / 1'000.0));
  const auto least = detail::money_of(assumption.low);
  const auto most = detail::money_of(assumption.high);
  if (!least || !most || least->currency != most->currency) return std::nullopt;
  return fmt::format("{:.0f} {}..{:.0f} {}", least->amount, least->currency, most->amount,
                     most->currency);
}

std::optional<Factor> factor_of(const Assumption& assumption) {
  const auto range = range_text(assumption);
  if (!range) return std::nullopt;
  auto factor = experiment::parse_factor(fmt::format("{}={}", assumption.path, *range));
  if (!factor) return std::nullopt;
  if (detail::split_call(assumption.value)) {
    factor->law = assumption.value;
    factor->kind = experiment::FactorKind::number;
  }
  return std::move(*factor);
}

}  // namespace

AssumedFactors assumed_factors(const Loaded& loaded) {
  AssumedFactors found;
  for (const auto& assumption : loaded.assumptions) {
    if (auto factor = factor_of(assumption))
      found.factors.push_back(std::move(*factor));
    else
      found.left_out.push_back(assumption.path);
  }
  return found;
}

}  // namespace cuakhau::scenario
