#include "sweep_check.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/scenario/lost_spread.hpp>

#include "output.hpp"

namespace cuakhau::tool {
namespace {

/// Of longer lists the first ones are looked at.
constexpr std::size_t k_most_looks = 64;

std::vector<double> values_to_look_at(const experiment::Factor& factor) {
  if (factor.is_range()) return {factor.low, factor.high};
  std::vector<double> values;
  for (std::size_t k = 0; k < std::min(factor.choices.size(), k_most_looks); ++k)
    values.push_back(static_cast<double>(k));
  return values;
}

/// The diagnostics of the values that are refused.
struct Look {
  std::vector<Diagnostics> refused;
  std::size_t looks = 0;
};

Look look_at(std::size_t place, const experiment::Factor& factor, SweepPlans& plans,
             Hasher& hasher) {
  Look look;
  for (const auto value : values_to_look_at(factor)) {
    auto loaded = plans.load_alone(place, value);
    ++look.looks;
    if (loaded.diagnostics.has_errors()) {
      look.refused.push_back(std::move(loaded.diagnostics));
    } else if (!factor.is_range()) {
      hasher.add(model::plan_digest(loaded.plan).hex());
    }
  }
  return look;
}

/// Where each value that is taken loses it, the first of these; else nothing.
std::optional<scenario::LostSpread> loss_by(std::size_t place, const experiment::Factor& factor,
                                            SweepPlans& plans, const model::Plan& base) {
  std::optional<scenario::LostSpread> first;
  for (const auto value : values_to_look_at(factor)) {
    const auto loaded = plans.load_alone(place, value);
    if (loaded.diagnostics.has_errors()) continue;
    auto loss = scenario::lost_spread(base, loaded.plan, factor.path);
    if (!loss) return std::nullopt;
    if (!first) first = std::move(loss);
  }
  return first;
}

/// "vary stations.lane.pace to keep the law"
std::string remedy_for(const experiment::Factor& factor, const scenario::LostSpread& loss) {
  if (!loss.pace.empty()) return fmt::format("vary {} to keep the law", loss.pace);
  const auto value = experiment::value_text(factor, factor.is_range() ? factor.low : 0.0);
  return fmt::format("list it with its law to keep it: '{}={{rescaled(mean {}, {}), …}}'",
                     factor.path, value, loss.law);
}

}  // namespace

void warn_of_lost_spread(const experiment::Design& design, SweepPlans& plans,
                         const model::Plan& base) {
  for (std::size_t k = 0; k < design.factors.size(); ++k) {
    const auto& factor = design.factors[k];
    if (factor.kind == experiment::FactorKind::policy) continue;
    const auto loss = loss_by(k, factor, plans, base);
    if (!loss) continue;
    print_message(
        fmt::format("warning: {} was {} and is a constant at each point: waits fall with the "
                    "spread; {}\n",
                    factor.path, loss->law, remedy_for(factor, *loss)));
  }
}

std::optional<Hash128> check_factors(const experiment::Design& design, SweepPlans& plans) {
  Hasher hasher;
  bool is_wrong = false;
  for (std::size_t k = 0; k < design.factors.size(); ++k) {
    const auto look = look_at(k, design.factors[k], plans, hasher);
    const bool is_list = design.kind == experiment::DesignKind::list;
    if (look.refused.empty() || (is_list && look.refused.size() < look.looks)) continue;
    is_wrong = true;
    print_message(look.refused.front().render_all());
  }
  if (is_wrong) return std::nullopt;
  return hasher.value();
}

}  // namespace cuakhau::tool
