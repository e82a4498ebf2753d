#include "scenario/detail/law.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/model/mean_law.hpp>

#include "scenario/detail/call.hpp"
#include "scenario/detail/data_file.hpp"
#include "scenario/detail/quantity.hpp"
#include "scenario/detail/unit_table.hpp"

namespace cuakhau::scenario::detail {
namespace {

using kernel::Distribution;

enum class Kind : std::uint8_t { none, number, whole, span };

struct Parameter {
  std::string_view name;
  Kind kind = Kind::none;
};

/// A law that is its name and at most three parameters.
struct Form {
  std::string_view name;
  std::string_view example;
  std::array<Parameter, 3> parameters;
  Distribution (*make)(const std::array<double, 3>& values);

  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        parameters, [](const Parameter& parameter) { return parameter.kind != Kind::none; }));
  }
};

using Values = std::array<double, 3>;

const std::array k_forms{
    Form{"constant",
         "constant(5 min)",
         {{{"value", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Constant{v[0]}}; }},
    Form{"exponential",
         "exponential(12 min)",
         {{{"mean", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Exponential{v[0]}}; }},
    Form{"uniform",
         "uniform(1 min, 3 min)",
         {{{"low", Kind::span}, {"high", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Uniform{v[0], v[1]}}; }},
    Form{"erlang",
         "erlang(2, 6 min)",
         {{{"k", Kind::whole}, {"mean", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Gamma{v[0], v[1]}}; }},
    Form{"gamma",
         "gamma(shape 2.5, mean 6 min)",
         {{{"shape", Kind::number}, {"mean", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Gamma{v[0], v[1]}}; }},
    Form{"triangular",
         "triangular(1 min, 2 min, 4 min)",
         {{{"low", Kind::span}, {"mode", Kind::span}, {"high", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Triangular{v[0], v[1], v[2]}}; }},
    Form{"normal",
         "normal(mean 5 min, sd 1 min)",
         {{{"mean", Kind::span}, {"sd", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::TruncatedNormal{v[0], v[1]}}; }},
    Form{"lognormal",
         "lognormal(mean 20 min, cv 0.5)",
         {{{"mean", Kind::span}, {"cv", Kind::number}}},
         [](const Values& v) { return Distribution{kernel::LogNormal{v[0], v[1]}}; }},
    Form{"weibull",
         "weibull(shape 1.5, scale 10 min)",
         {{{"shape", Kind::number}, {"scale", Kind::span}}},
         [](const Values& v) { return Distribution{kernel::Weibull{v[0], v[1]}}; }},
};

constexpr std::string_view k_discrete = "discrete(4 min: 90 %, 30 min: 10 %)";
constexpr std::string_view k_mix = "mix(90 %: exponential(4 min), 10 %: exponential(30 min))";
constexpr std::string_view k_rescaled = "rescaled(mean 24 min, triangular(1 min, 2 min, 4 min))";
constexpr std::string_view k_empirical = "empirical(FILE.csv, column NAME, unit min)";

/// An argument and the name that it may carry: "mean 6 min".
struct Argument {
  std::string_view label;
  std::string_view value;
};

Argument split_label(std::string_view text) {
  const bool has_label = !text.empty() && std::string_view("0123456789-+.").find(text.front()) ==
                                              std::string_view::npos;
  if (!has_label) return {{}, text};
  const std::size_t blank = std::min(text.find(' '), text.size());
  return {text.substr(0, blank), trimmed(text.substr(blank))};
}

std::optional<std::size_t> slot_of(const Form& form, const Argument& argument,
                                   std::size_t position) {
  if (argument.label.empty()) return position;
  const auto known = std::ranges::find(form.parameters, argument.label, &Parameter::name);
  if (known == form.parameters.end()) return std::nullopt;
  return static_cast<std::size_t>(known - form.parameters.begin());
}

Parsed<double> parameter_of(Kind kind, std::string_view text) {
  if (kind == Kind::span) return milliseconds_of(text);
  if (kind == Kind::number) return number_of(text);
  const auto whole = whole_number_of(text);
  if (!whole) return Unexpected{whole.error()};
  return static_cast<double>(*whole);
}

Unexpected<Complaint> misshapen(std::string_view text, std::string_view example) {
  return unexpected(fmt::format("\"{}\"", example), text);
}

Parsed<Values> values_of(const Form& form, const Call& call, std::string_view text) {
  Values values{};
  std::array<bool, 3> is_given{};
  if (call.arguments.size() != form.count()) return misshapen(text, form.example);
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const Argument argument = split_label(call.arguments[i]);
    const auto slot = slot_of(form, argument, i);
    if (!slot || is_given[*slot]) return misshapen(text, form.example);
    const auto value = parameter_of(form.parameters[*slot].kind, argument.value);
    if (!value) return about(argument.value, value.error());
    values[*slot] = *value;
    is_given[*slot] = true;
  }
  return values;
}

/// The unit that the text writes durations in, to say in it what is wrong with them.
const Unit& unit_of(const Call& call) {
  for (const std::string_view argument : call.arguments) {
    const NumberAndUnit parts = split_unit(split_label(argument).value);
    const auto unit = std::ranges::find(k_duration_units, parts.unit, &Unit::name);
    if (unit != k_duration_units.end()) return *unit;
  }
  return k_duration_units.back();
}

Parsed<Distribution> plain_law(const Form& form, const Call& call, std::string_view text) {
  const auto values = values_of(form, call, text);
  if (!values) return Unexpected{values.error()};
  Distribution law = form.make(*values);
  if (!kernel::problem(law)) return law;
  const Unit& unit = unit_of(call);
  Values scaled = *values;
  for (std::size_t i = 0; i < scaled.size(); ++i)
    if (form.parameters[i].kind == Kind::span) scaled[i] /= unit.size;
  const auto problem = kernel::problem(form.make(scaled));
  return Unexpected{Complaint{
      fmt::format("{}: {}, in {}", form.name, problem.value_or("no law"), unit.name), {}}};
}

Parsed<double> weight_of(std::string_view text) {
  const auto share = share_of(text);
  if (!share) return about(text, share.error());
  return share->value;
}

std::optional<Complaint> unless_whole(const std::vector<double>& weights) {
  double sum = 0.0;
  for (const double weight : weights) sum += weight;
  if (std::abs(sum - 1.0) <= 1e-9) return std::nullopt;
  return Complaint{"expected shares that add up to 100 %, found " +
                       format_real(std::round(sum * 1e8) / 1e6) + " %",
                   {}};
}

using ValueReader = Parsed<double> (*)(std::string_view text);

Parsed<Distribution> discrete_law(const Call& call, ValueReader value_of, std::string_view text) {
  std::vector<std::pair<double, double>> points;
  std::vector<double> weights;
  for (const std::string_view argument : call.arguments) {
    const auto pair = split_pair(argument);
    if (!pair) return misshapen(text, k_discrete);
    const auto value = value_of(pair->left);
    if (!value) return about(pair->left, value.error());
    const auto weight = weight_of(pair->right);
    if (!weight) return Unexpected{weight.error()};
    points.emplace_back(*value, *weight);
    weights.push_back(*weight);
  }
  if (const auto complaint = unless_whole(weights)) return Unexpected{*complaint};
  std::ranges::sort(points);
  kernel::Discrete law;
  for (const auto& [value, weight] : points) {
    law.values.push_back(value);
    law.weights.push_back(weight);
  }
  return Distribution{std::move(law)};
}

constexpr std::size_t k_most_components = 100;

Parsed<Distribution> distribution_of(std::string_view text, const Whereabouts& files, int depth);

constexpr int k_deepest_mix = 4;

Parsed<Distribution> mixed_law(const Call& call, const Whereabouts& files, int depth) {
  if (depth == k_deepest_mix)
    return about(call.name,
                 {fmt::format("a mixture inside {} others is not allowed", k_deepest_mix),
                  {"write its parts into the one around it"}});
  kernel::Mixture law;
  for (const std::string_view argument : call.arguments) {
    const auto pair = split_pair(argument);
    if (!pair || call.arguments.size() > k_most_components) return misshapen(argument, k_mix);
    const auto weight = weight_of(pair->left);
    if (!weight) return Unexpected{weight.error()};
    auto component = distribution_of(pair->right, files, depth + 1);
    if (!component) return about(pair->right, component.error());
    law.weights.push_back(*weight);
    law.components.push_back(std::move(*component));
  }
  if (const auto complaint = unless_whole(law.weights)) return Unexpected{*complaint};
  return Distribution{std::move(law)};
}

Parsed<Distribution> rescaled_law(const Call& call, const Whereabouts& files, int depth) {
  const bool has_both = call.arguments.size() == 2;
  const Argument mean = has_both ? split_label(call.arguments[0]) : Argument{};
  if (mean.label != "mean") return misshapen(call.inside, k_rescaled);
  if (depth == k_deepest_mix)
    return about(call.name,
                 {fmt::format("a law inside {} others is not allowed", k_deepest_mix), {}});
  const auto wanted = milliseconds_of(mean.value);
  if (!wanted) return about(mean.value, wanted.error());
  auto law = distribution_of(call.arguments[1], files, depth + 1);
  if (!law) return about(call.arguments[1], law.error());
  if (*wanted <= 0.0 || kernel::mean(*law) <= 0.0)
    return Unexpected{
        Complaint{"rescaled: a law is stretched from one mean above 0 to another", {}}};
  return model::with_mean({std::move(*law)}, *wanted).law;
}

Parsed<std::vector<double>> values_of_file(const Call& call, const Whereabouts& files) {
  const Argument column = split_label(call.arguments[1]);
  const Argument unit = split_label(call.arguments[2]);
  const auto size = std::ranges::find(k_duration_units, unit.value, &Unit::name);
  if (column.label != "column" || unit.label != "unit" || size == k_duration_units.end())
    return misshapen(call.inside, k_empirical);
  auto values = numbers_of({std::string(call.arguments[0]), std::string(column.value)}, files);
  if (values)
    for (double& value : *values) value *= size->size;
  return values;
}

Parsed<std::vector<double>> values_of_list(const Call& call) {
  std::vector<double> values;
  for (const std::string_view argument : call.arguments) {
    const auto value = milliseconds_of(argument);
    if (!value) return about(argument, value.error());
    values.push_back(*value);
  }
  return values;
}

Parsed<Distribution> empirical_law(const Call& call, const Whereabouts& files) {
  const bool is_file = call.arguments.size() == 3 && call.arguments[1].starts_with("column ");
  auto values = is_file ? values_of_file(call, files) : values_of_list(call);
  if (!values) return Unexpected{values.error()};
  std::ranges::sort(*values);
  Distribution law{kernel::Empirical{std::move(*values)}};
  if (const auto problem = kernel::problem(law))
    return Unexpected{Complaint{"empirical: " + *problem, {}}};
  return law;
}

Unexpected<Complaint> unknown_law(std::string_view name) {
  std::vector<std::string> names;
  for (const Form& form : k_forms) names.emplace_back(form.name);
  for (const char* other : {"discrete", "empirical", "mix", "rescaled"}) names.emplace_back(other);
  std::vector<std::string> help;
  if (const auto close = nearest(name, names))
    help.push_back("did you mean " + quote(*close) + "?");
  help.push_back("laws are " + join(names, ", "));
  return about(name, {"unknown law " + quote(name), std::move(help)});
}

Parsed<Distribution> distribution_of(std::string_view text, const Whereabouts& files, int depth) {
  const auto call = split_call(text);
  if (!call) {
    const auto span = milliseconds_of(text);
    if (span) return Distribution{kernel::Constant{*span}};
    const std::string_view number = split_unit(text).number;
    const bool is_quantity = number.find_first_of("0123456789") != std::string_view::npos;
    if (is_quantity) return Unexpected{span.error()};
    return unexpected("a duration or a law such as \"exponential(12 min)\"", text);
  }
  const auto form = std::ranges::find(k_forms, call->name, &Form::name);
  if (form != k_forms.end()) return plain_law(*form, *call, text);
  if (call->name == "discrete") return discrete_law(*call, milliseconds_of, text);
  if (call->name == "mix") return mixed_law(*call, files, depth);
  if (call->name == "rescaled") return rescaled_law(*call, files, depth);
  if (call->name == "empirical") return empirical_law(*call, files);
  return unknown_law(call->name);
}

Parsed<double> positive_count(std::string_view text) {
  const auto count = whole_number_of(text);
  if (!count || *count == 0) return unexpected("a whole number from 1 up", text);
  return static_cast<double>(*count);
}

}  // namespace

Parsed<model::DurationLaw> law_of(std::string_view text, const Whereabouts& files) {
  auto law = distribution_of(text, files, 0);
  if (!law) return Unexpected{law.error()};
  return model::DurationLaw{std::move(*law)};
}

Parsed<model::CountLaw> count_law_of(std::string_view text) {
  const auto call = split_call(text);
  if (!call) {
    const auto count = positive_count(text);
    if (!count) return Unexpected{count.error()};
    return model::CountLaw{{kernel::Constant{*count}}};
  }
  if (call->name != "discrete" || call->arguments.empty())
    return unexpected("a whole number or \"discrete(1: 50 %, 3: 50 %)\"", text);
  auto law = discrete_law(*call, positive_count, text);
  if (!law) return Unexpected{law.error()};
  return model::CountLaw{std::move(*law)};
}

}  // namespace cuakhau::scenario::detail
