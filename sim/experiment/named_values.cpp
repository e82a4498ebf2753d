#include <cuakhau/experiment/named_values.hpp>

#include <fmt/format.h>

#include <cuakhau/base/bracket_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment {
namespace {

std::optional<std::size_t> factor_named(std::span<const Factor> factors,
                                        std::span<const std::string> columns,
                                        std::string_view name) {
  for (std::size_t k = 0; k < factors.size(); ++k)
    if (factors[k].name() == name || columns[k] == name) return k;
  return std::nullopt;
}

std::string unknown_factor(std::span<const Factor> factors, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& factor : factors) names.push_back(factor.name());
  const auto near = nearest(name, names);
  return fmt::format("{} is no factor of the sweep: {}", quote(name),
                     near ? fmt::format("did you mean {}?", quote(*near)) : join(names, ", "));
}

}  // namespace

Expected<std::vector<NamedValue>, std::string> parse_named_values(std::string_view text) {
  std::vector<NamedValue> named;
  for (const auto& part : split_outside_brackets(text, ',')) {
    const auto equals = find_outside_brackets(part, "=");
    if (equals == std::string::npos || equals == 0)
      return Unexpected{fmt::format("expected PATH=VALUE,PATH=VALUE, found {}", quote(text))};
    const std::string_view view = part;
    named.push_back({std::string{trimmed(view.substr(0, equals))},
                     std::string{trimmed(view.substr(equals + 1))}});
  }
  return named;
}

Expected<std::vector<std::optional<double>>, std::string> values_by_factor(
    std::span<const Factor> factors, std::span<const std::string> columns,
    std::span<const NamedValue> named) {
  std::vector<std::optional<double>> values(factors.size());
  for (const auto& [name, text] : named) {
    const auto place = factor_named(factors, columns, name);
    if (!place) return Unexpected{unknown_factor(factors, name)};
    if (values[*place]) return Unexpected{fmt::format("{} is said twice", name)};
    const auto value = parse_value(factors[*place], text);
    if (!value) return Unexpected{fmt::format("{}: {}", name, value.error())};
    values[*place] = *value;
  }
  return values;
}

}  // namespace cuakhau::experiment
