#include <cuakhau/experiment/factor.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

Factor factor(std::string_view text) {
  auto parsed = parse_factor(text);
  INFO(text << ": " << (parsed ? "" : parsed.error()));
  REQUIRE(parsed);
  return std::move(*parsed);
}

std::string error_of(std::string_view text) {
  const auto parsed = parse_factor(text);
  REQUIRE_FALSE(parsed);
  return parsed.error();
}

using Texts = std::vector<std::string>;

/// Its values in a grid, as a scenario writes them.
Texts values_of(std::string_view text) {
  const auto one = factor(text);
  Texts texts;
  for (std::uint64_t place = 0; place < grid_values(one).value_or(0); ++place)
    texts.push_back(value_text(one, grid_value(one, place)));
  return texts;
}

TEST_CASE("a range of numbers has a unit and as many values as it says") {
  CHECK(values_of("demand=80%..120% in 5") == Texts{"80 %", "90 %", "100 %", "110 %", "120 %"});
  CHECK(values_of("service.time = 1 .. 2 min in 3") == Texts{"1 min", "1.5 min", "2 min"});
  CHECK(values_of("x=0.1..0.3 in 3") == Texts{"0.1", "0.2", "0.3"});
  CHECK(values_of("x=-1.5..1.5 in 2") == Texts{"-1.5", "1.5"});
  CHECK(values_of("x=1..1000 s in 4 log") == Texts{"1 s", "10 s", "100 s", "1000 s"});
  CHECK_FALSE(grid_values(factor("demand=80%..120%")));
}

TEST_CASE("a range between whole numbers without a unit has whole numbers") {
  CHECK(values_of("stations.desk.servers=1..4") == Texts{"1", "2", "3", "4"});
  CHECK(values_of("stations.desk.servers=0..100 in 3") == Texts{"0", "50", "100"});
  CHECK(values_of("servers=1..2 in 9") == Texts{"1", "2"});
  CHECK(factor("servers=1..4.0").kind == FactorKind::number);
}

TEST_CASE("a range may be of days or of minutes") {
  CHECK(values_of("period.from=2023-02-27..2023-03-02") ==
        Texts{"2023-02-27", "2023-02-28", "2023-03-01", "2023-03-02"});
  CHECK(values_of("policies[0].from=2023-01-12 07:00 VN..2023-01-13 06:59 VN in 2") ==
        Texts{"2023-01-12 07:00 VN", "2023-01-13 06:59 VN"});
  CHECK(values_of("x=1969-12-31 23:58..1970-01-01 00:01") ==
        Texts{"1969-12-31 23:58", "1969-12-31 23:59", "1970-01-01 00:00", "1970-01-01 00:01"});
}

TEST_CASE("a list has values of any kind") {
  CHECK(values_of("yards.a.discipline={fifo, lifo}") == Texts{"fifo", "lifo"});
  CHECK(values_of("x={triangular(1 min, 2 min, 4 min), 2 min}") ==
        Texts{"triangular(1 min, 2 min, 4 min)", "2 min"});
  CHECK(values_of("stations.(gate=north).servers={[1, 2], 3}") == Texts{"[1, 2]", "3"});
  CHECK(factor("stations.(gate=north).servers={1, 3}").path == "stations.(gate=north).servers");
}

TEST_CASE("a policy is off or on") {
  CHECK(values_of("policy:a/longer-hours.yaml") == Texts{"off", "on"});
  const auto one = factor("policy:lib:longer={on, off}");
  CHECK(one.path == "lib:longer");
  CHECK(one.name() == "policy:lib:longer");
  CHECK(one.choices == Texts{"on", "off"});
}

TEST_CASE("cells of tables are numbers where the values are") {
  const auto cell = [](std::string_view text, std::uint64_t place) {
    const auto one = factor(text);
    return value_cell(one, grid_value(one, place));
  };
  CHECK(cell("demand=80%..120% in 5", 1) == FactorCell{90.0});
  CHECK(cell("servers=1..4", 1) == FactorCell{std::int64_t{2}});
  CHECK(cell("servers={1, 4}", 1) == FactorCell{4.0});
  CHECK(cell("demand={80 %, 100%}", 1) == FactorCell{100.0});
  CHECK(cell("demand={80 %, high}", 0) == FactorCell{"80 %"});
  CHECK(cell("wait={80 s, 2 min}", 1) == FactorCell{"2 min"});
  CHECK(cell("from=2023-01-08..2023-01-09", 1) == FactorCell{"2023-01-09"});
  CHECK(cell("from=2023-01-08 07:00 VN..2023-01-08 07:05 VN", 1) == FactorCell{"2023-01-08T07:01"});
  CHECK(cell("policy:x.yaml", 1) == FactorCell{"on"});
}

TEST_CASE("shares of a range are spread over its values") {
  const auto servers = factor("servers=1..4");
  CHECK(value_at(servers, 0.0) == 1.0);
  CHECK(value_at(servers, 0.2499) == 1.0);
  CHECK(value_at(servers, 0.25) == 2.0);
  CHECK(value_at(servers, 0.9999) == 4.0);
  const auto demand = factor("demand=50%..200% log");
  CHECK(value_at(demand, 0.5) == 100.0);
  CHECK(value_at(factor("x={a, b}"), 0.5) == 1.0);
}

TEST_CASE("small numbers are written without an exponent") {
  CHECK(values_of("x=0.0000001..1.0 in 2") == Texts{"0.0000001", "1"});
}

TEST_CASE("what is no factor says what was expected") {
  CHECK(error_of("demand") ==
        "expected PATH=LOW..HIGH, PATH={VALUE, VALUE} or policy:FILE, found \"demand\"");
  CHECK(error_of("=1..2").starts_with("expected PATH="));
  CHECK(error_of("demand=90%") ==
        "demand: expected a range LOW..HIGH or a list {VALUE, VALUE}, found \"90%\"");
  CHECK(error_of("demand=80%..120 /h") ==
        "demand: the ends of a range have one unit, found \"%\" and \"/h\"");
  CHECK(error_of("demand=120%..80%") ==
        "demand: a range begins at its lower end, found \"120%..80%\"");
  CHECK(error_of("demand=a..b") ==
        "demand: expected a range from a number, day or minute to another, such as 80%..120%, "
        "found \"a..b\"");
  CHECK(error_of("from=2023-01-08..4").starts_with("from: expected a range"));
  CHECK(error_of("from=2023-01-08 07:00:30..2023-01-09 07:00").starts_with("from: expected"));
  CHECK(error_of("demand=80%..120% in 1") ==
        "demand: expected a number of values from 2 to 1000000 after \"in\", found \"1\"");
  CHECK(error_of("demand=0%..120% log") == "demand: a log scale begins above 0");
  CHECK(error_of("servers=1..4 log") ==
        "servers: log is of numbers; write whole numbers with a point, such as 1.0..100.0");
  CHECK(error_of("x={a,}") == "x: expected values between commas, found \"{a,}\"");
  CHECK(error_of("x={a, a}") == "x: \"a\" stands twice in \"{a, a}\"");
  CHECK(error_of("policy:x.yaml={on}") ==
        "policy:x.yaml: a policy that is a factor is off and on, found \"{on}\"");
  CHECK(error_of("policy:x.yaml={yes, no}") ==
        "policy:x.yaml: a policy is off or on, found \"yes\"");
  CHECK(error_of("policy:x.yaml=on") == "policy:x.yaml: a policy is {off, on}, found \"on\"");
}

/// The value as a scenario writes it, or what is wrong.
std::string parsed(const Factor& factor, std::string_view text) {
  const auto value = parse_value(factor, text);
  return value ? value_text(factor, *value) : value.error();
}

TEST_CASE("a value is read as it is written, within its range and in its unit") {
  const auto demand = *parse_factor("demand=80%..120%");
  CHECK(parsed(demand, "105%") == "105 %");
  CHECK(parsed(demand, " 105.5 ") == "105.5 %");
  CHECK(parsed(demand, "105 h") == "expected a number of %, found \"105 h\"");
  CHECK(parsed(demand, "200 %") == "\"200 %\" is outside its range from 80 % to 120 %");
  const auto servers = *parse_factor("servers=1..4");
  CHECK(parsed(servers, "3.0") == "3");
  CHECK(parsed(servers, "2.5") == "expected a whole number, found \"2.5\"");
  const auto from = *parse_factor("period.from=2023-01-08..2023-01-14");
  CHECK(parsed(from, "2023-01-10") == "2023-01-10");
  CHECK(parsed(from, "soon") == "expected a day such as 2023-01-08, found \"soon\"");
  const auto opens = *parse_factor("x=2023-01-12 07:00 VN..2023-01-12 09:00 VN");
  CHECK(parsed(opens, "2023-01-12T08:15") == "2023-01-12 08:15 VN");
  const auto list = *parse_factor("service={5 min, 10 min}");
  CHECK(parsed(list, "10") == "10 min");
  CHECK(parsed(list, "7 min") == "expected one of 5 min, 10 min, found \"7 min\"");
}

TEST_CASE("a list of numbers or days of one unit is a range, other lists are none") {
  const auto range = as_range(*parse_factor("service={10 min, 5 min, 7.5 min}"));
  REQUIRE(range);
  CHECK(range->kind == FactorKind::number);
  CHECK(value_text(*range, range->low) == "5 min");
  CHECK(value_text(*range, range->high) == "10 min");
  CHECK(as_range(*parse_factor("servers={4, 2}"))->kind == FactorKind::whole);
  CHECK(as_range(*parse_factor("from={2023-01-08, 2023-01-20}"))->kind == FactorKind::day);
  CHECK_FALSE(as_range(*parse_factor("service={5 min, 10 h}")));
  CHECK_FALSE(as_range(*parse_factor("rule={fifo, lifo}")));
  CHECK_FALSE(as_range(*parse_factor("policy:night.yaml")));
}

}  // namespace
}  // namespace cuakhau::experiment
