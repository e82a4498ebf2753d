#include "report/detail/factor_text.hpp"

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

namespace cuakhau::report::detail {

using experiment::Factor;

std::string factor_head(const Factor& factor) {
  return factor.unit.empty() ? factor.name() : fmt::format("{} ({})", factor.name(), factor.unit);
}

std::string factor_cell(const Factor& factor, double value) {
  auto text = experiment::value_text(factor, value);
  if (!factor.unit.empty() && text.ends_with(factor.unit)) {
    text.resize(text.size() - factor.unit.size());
    while (text.ends_with(' ')) text.pop_back();
  }
  // Points all over a range have more digits than anybody reads.
  if (factor.is_range() && factor.kind == experiment::FactorKind::number)
    return fmt::format("{:.4g}", value);
  // The same of a list that a design in a file has made of them; what somebody wrote is shorter.
  if (!factor.numbers.empty()) {
    auto rounded = fmt::format("{:.6g}", factor.numbers[static_cast<std::size_t>(value)]);
    const bool has_exponent = rounded.find('e') != std::string::npos;
    if (!has_exponent && rounded.size() < text.size()) return rounded;
  }
  return text;
}

std::string range_text(const Factor& factor) {
  if (!factor.is_range()) return join(factor.choices, ", ");
  Factor plain = factor;
  plain.law.clear();
  const auto high = experiment::value_text(plain, plain.high);
  plain.unit.clear();
  return experiment::value_text(plain, plain.low) + " … " + high;
}

}  // namespace cuakhau::report::detail
