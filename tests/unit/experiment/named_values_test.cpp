#include <cuakhau/experiment/named_values.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

std::string outcome(std::string_view text) {
  const std::vector<Factor> factors{*parse_factor("demand=80%..120%"),
                                    *parse_factor("policy:night.yaml")};
  const std::vector<std::string> columns{"demand", "policy_night_yaml"};
  const auto named = parse_named_values(text);
  if (!named) return named.error();
  const auto values = values_by_factor(factors, columns, *named);
  if (!values) return values.error();
  std::string found;
  for (std::size_t k = 0; k < factors.size(); ++k)
    found += (*values)[k] ? value_text(factors[k], *(*values)[k]) + ';' : "-;";
  return found;
}

TEST_CASE("values are found by factor or column, in any order, and what is wrong is named") {
  CHECK(outcome("policy_night_yaml=on, demand=105%") == "105 %;on;");
  CHECK(outcome("demand=90") == "90 %;-;");
  CHECK(outcome("demand") == "expected PATH=VALUE,PATH=VALUE, found \"demand\"");
  CHECK(outcome("demnd=90") == "\"demnd\" is no factor of the sweep: did you mean \"demand\"?");
  CHECK(outcome("demand=90,demand=91") == "demand is said twice");
  CHECK(outcome("demand=200") == "demand: \"200\" is outside its range from 80 % to 120 %");
  CHECK(outcome("policy:night.yaml=maybe") ==
        "policy:night.yaml: expected one of off, on, found \"maybe\"");
}

}  // namespace
}  // namespace cuakhau::experiment
