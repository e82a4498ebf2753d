#include "scenario/detail/quantity.hpp"

#include <chrono>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

using namespace std::chrono_literals;

struct Refused {
  const char* text;
  const char* message;
};

template <class Reader>
void check_refused(Reader read, std::initializer_list<Refused> table) {
  for (const auto& [text, message] : table) {
    INFO(text);
    const auto value = read(text);
    REQUIRE_FALSE(value.has_value());
    CHECK(value.error().message == message);
  }
}

}  // namespace

TEST_CASE("durations carry a unit") {
  CHECK(duration_of("45 s").value() == 45s);
  CHECK(duration_of("2.5 min").value() == 150s);
  CHECK(duration_of("12h").value() == 12h);
  CHECK(duration_of("0 s").value() == 0s);
  CHECK(duration_of("1 wk").value() == 168h);
  check_refused(duration_of,
                {{"90", "expected a duration such as \"90 s\", found 90"},
                 {"5 minutes", "expected a duration such as \"90 s\", found \"5 minutes\""},
                 {"", "expected a duration such as \"90 s\", found nothing"},
                 {"soon", "expected a duration such as \"90 s\", found \"soon\""},
                 {"010 s", "expected a duration such as \"90 s\", found \"010 s\""},
                 {"nan s", "expected a duration such as \"90 s\", found \"nan s\""},
                 {"-5 min", "expected a duration that is not negative, found \"-5 min\""},
                 {"999999999 wk", "expected a shorter duration, found \"999999999 wk\""}});
  CHECK(duration_of("90").error().help ==
        std::vector<std::string>{"units are ms, s, min, h, d, wk"});
}

TEST_CASE("who writes a number as other languages do is told how") {
  using Words = std::vector<std::string>;
  CHECK(duration_of("1e3 min").error().help == Words{"write the number without an exponent"});
  CHECK(milliseconds_of("1.5E-3 h").error().help == Words{"write the number without an exponent"});
  CHECK(duration_of("1_000 s").error().help == Words{"write the digits without separators: 1000"});
  CHECK(rate_of("010 /h").error().help == Words{"write numbers without leading zeros"});
  CHECK(rate_of("0.5 h").error().help == Words{"units are /s, /min, /h, /d, /wk"});
  CHECK(share_of("1e1 %").error().help == Words{"write the number without an exponent"});
  CHECK(money_of("1e6 VND").error().help == Words{"write the number without an exponent"});
  CHECK(money_of("1 EU").error().help.size() == 1);
}

TEST_CASE("parameters of laws are durations that keep their fractions") {
  CHECK(milliseconds_of("2.5 min").value() == 150'000.0);
  CHECK(milliseconds_of("0.25 ms").value() == 0.25);
  check_refused(milliseconds_of,
                {{"5", "expected a duration such as \"90 s\", found 5"},
                 {"1_0 s", "expected a duration such as \"90 s\", found \"1_0 s\""},
                 {"-1 s", "expected a duration that is not negative, found \"-1 s\""},
                 {"99999999999999 h", "expected a shorter duration, found \"99999999999999 h\""}});
}

TEST_CASE("money names its currency") {
  CHECK(money_of("900 M VND").value() == model::Money{900e6, "VND"});
  CHECK(money_of("1.2 bn VND").value() == model::Money{1.2e9, "VND"});
  CHECK(money_of("100000 VND").value() == model::Money{1e5, "VND"});
  CHECK(money_of("12.50 EUR").value() == model::Money{12.5, "EUR"});
  CHECK(money_of("3 tn VND").value() == money_of("3000 bn VND").value());
  CHECK(money_of("0.1 k VND").value() == model::Money{100.0, "VND"});
  check_refused(
      money_of,
      {{"100000", "expected an amount of money such as \"900 M VND\", found 100000"},
       {"VND", "expected an amount of money such as \"900 M VND\", found \"VND\""},
       {"5 M", "expected an amount of money such as \"900 M VND\", found \"5 M\""},
       {"5 vnd", "expected an amount of money such as \"900 M VND\", found \"5 vnd\""},
       {"5 mio VND", "expected an amount of money such as \"900 M VND\", found \"5 mio VND\""},
       {"-5 M VND", "expected an amount that is not negative, found \"-5 M VND\""}});
}

TEST_CASE("money by time names both units") {
  CHECK(money_rate_of("700000 VND/d").value() == model::MoneyRate{{7e5, "VND"}, 24h});
  CHECK(money_rate_of("0.7 M VND / d").value() == model::MoneyRate{{7e5, "VND"}, 24h});
  CHECK(money_rate_of("30 EUR/h").value() == model::MoneyRate{{30.0, "EUR"}, 1h});
  check_refused(
      money_rate_of,
      {{"700000 VND", "expected money by time such as \"700000 VND/d\", found \"700000 VND\""},
       {"700000 /d", "expected money by time such as \"700000 VND/d\", found \"700000 /d\""},
       {"7 VND/day", "expected money by time such as \"700000 VND/d\", found \"7 VND/day\""}});
}

TEST_CASE("fuel by time is in litres, its carbon dioxide in kg a litre") {
  CHECK(fuel_rate_of("2.5 l/h").value() == model::FuelRate{2.5});
  CHECK(fuel_rate_of("48 l/d").value() == model::FuelRate{2.0});
  CHECK(carbon_content_of("2.69 kg/l").value() == model::CarbonContent{2.69});
  check_refused(fuel_rate_of,
                {{"2.5", "expected fuel by time such as \"2.5 l/h\", found 2.5"},
                 {"2.5 /h", "expected fuel by time such as \"2.5 l/h\", found \"2.5 /h\""},
                 {"2.5 gal/h", "expected fuel by time such as \"2.5 l/h\", found \"2.5 gal/h\""},
                 {"2.5 l", "expected fuel by time such as \"2.5 l/h\", found \"2.5 l\""},
                 {"-1 l/h", "expected fuel by time that is not negative, found \"-1 l/h\""}});
  check_refused(
      carbon_content_of,
      {{"2.69", "expected carbon dioxide by fuel such as \"2.69 kg/l\", found 2.69"},
       {"2.69 kg", "expected carbon dioxide by fuel such as \"2.69 kg/l\", found \"2.69 kg\""},
       {"-2 kg/l", "expected an amount that is not negative, found \"-2 kg/l\""}});
}

TEST_CASE("rates are per unit of time") {
  CHECK(rate_of("9 /h").value().value == 9.0);
  CHECK(rate_of("9/h").value().value == 9.0);
  CHECK(rate_of("240 /d").value().value == 10.0);
  CHECK(rate_of("2 /min").value().value == 120.0);
  CHECK(rate_of("1 /s").value().value == 3600.0);
  CHECK(rate_of("168 /wk").value().value == 1.0);
  check_refused(rate_of, {{"9", "expected a rate such as \"20 /h\", found 9"},
                          {".inf /h", "expected a rate such as \"20 /h\", found \".inf /h\""},
                          {"9 per h", "expected a rate such as \"20 /h\", found \"9 per h\""},
                          {"-9 /h", "expected a rate that is not negative, found \"-9 /h\""}});
}

TEST_CASE("who writes a change for a factor is told the factor") {
  const auto help = [](std::string_view text) {
    const auto refused = factor_of(text);
    REQUIRE_FALSE(refused.has_value());
    return refused.error().help;
  };
  using Help = std::vector<std::string>;
  CHECK(help("+50 %") == Help{"a factor is of the whole: 50 % more is \"150 %\""});
  CHECK(help("+ 7.5 %") == Help{"a factor is of the whole: 7.5 % more is \"107.5 %\""});
  CHECK(help("-20%") == Help{"a factor is of the whole: 20% less is \"80 %\""});
  CHECK(help("-150 %") == Help{});
  CHECK(help("1.5").size() == 1);
  CHECK(help("more") == Help{});
}

TEST_CASE("shares and factors are percentages") {
  CHECK(share_of("75 %").value().value == 0.75);
  CHECK(share_of("7%").value().value == 0.07);
  CHECK(factor_of("150 %").value().value == 1.5);
  check_refused(share_of, {{"0.75", "expected a share such as \"75 %\", found 0.75"},
                           {"101 %", "expected a share from 0 % to 100 %, found \"101 %\""},
                           {"-1 %", "expected a share from 0 % to 100 %, found \"-1 %\""},
                           {"many", "expected a share such as \"75 %\", found \"many\""}});
  check_refused(factor_of, {{"1.5", "expected a factor such as \"150 %\", found 1.5"},
                            {"-1 %", "expected a factor of at least 0 %, found \"-1 %\""}});
}

TEST_CASE("counts are whole numbers or unlimited") {
  CHECK(count_of("450").value() == model::Count{450, false});
  CHECK(count_of("0").value() == model::Count{0, false});
  CHECK(count_of("unlimited").value() == model::Count::unlimited());
  check_refused(count_of,
                {{"-1", "expected a whole number or \"unlimited\", found -1"},
                 {"1.5", "expected a whole number or \"unlimited\", found 1.5"},
                 {"010", "expected a whole number or \"unlimited\", found \"010\""},
                 {"1_000", "expected a whole number or \"unlimited\", found \"1_000\""},
                 {"1e3", "expected a whole number or \"unlimited\", found 1e3"},
                 {"4294967295",
                  "expected a whole number below 4294967295, or \"unlimited\", found 4294967295"}});
  CHECK(count_of("010").error().help ==
        std::vector<std::string>{"write numbers without leading zeros"});
  CHECK(count_of("1_000").error().help ==
        std::vector<std::string>{"write the digits without separators: 1000"});
}

TEST_CASE("a threshold is a number of trucks, or a share of the places of a yard") {
  CHECK(threshold_of("30").value() == model::Threshold{model::Count{30, false}});
  CHECK(threshold_of("90 %").value() == model::Threshold{model::Probability{0.9}});
  CHECK(threshold_of("90 %").value().of({50, false}) == 45);
  CHECK(threshold_of("7 %").value().of({100, false}) == 7);
  CHECK(threshold_of("91 %").value().of({50, false}) == 46);
  CHECK(threshold_of("90 %").value().of(model::Count::unlimited()) == 0xffffffffU);
  check_refused(threshold_of,
                {{"many",
                  "expected a whole number, or of a yard a share of its places such as "
                  "\"90 %\", found \"many\""},
                 {"unlimited",
                  "expected a whole number, or of a yard a share of its places such "
                  "as \"90 %\", found \"unlimited\""},
                 {"101 %", "expected a share from 0 % to 100 %, found \"101 %\""}});
}

TEST_CASE("bare numbers") {
  CHECK(whole_number_of("7").value() == 7);
  CHECK(number_of("-2.5").value() == -2.5);
  check_refused(whole_number_of,
                {{"-7", "expected a whole number, found -7"},
                 {"4294967296", "expected a whole number up to 4294967295, found 4294967296"}});
  check_refused(number_of, {{".nan", "expected a number, found \".nan\""},
                            {".inf", "expected a number, found \".inf\""},
                            {"0x10", "expected a number, found \"0x10\""}});
}

TEST_CASE("the only truth values are true and false") {
  CHECK(flag_of("true").value());
  CHECK_FALSE(flag_of("false").value());
  check_refused(flag_of, {{"yes", "expected true or false, found \"yes\""},
                          {"True", "expected true or false, found \"True\""},
                          {"1", "expected true or false, found 1"}});
}

TEST_CASE("a bound of a measure is a number with or without a unit") {
  CHECK(measure_bound_of("900").value() == model::MeasureBound{900.0, ""});
  CHECK(measure_bound_of("90 %").value() == model::MeasureBound{90.0, "%"});
  CHECK(measure_bound_of("2 h").value() == model::MeasureBound{2.0, "h"});
  CHECK(measure_bound_of("400 trucks/day").value() == model::MeasureBound{400.0, "trucks/day"});
  check_refused(measure_bound_of,
                {{"many",
                  "expected a number in the unit of its measure, such as 900, \"90 %\" or \"2 h\", "
                  "found \"many\""},
                 {"2 h 3",
                  "expected a number in the unit of its measure, such as 900, \"90 %\" or \"2 h\", "
                  "found \"2 h 3\""}});
}

}  // namespace cuakhau::scenario::detail
