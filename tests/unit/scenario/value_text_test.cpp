#include <cuakhau/scenario/value_text.hpp>

#include <chrono>
#include <random>

#include "scenario/detail/clock_word.hpp"
#include "scenario/detail/discipline.hpp"
#include "scenario/detail/law.hpp"
#include "scenario/detail/quantity.hpp"
#include "support/catch.hpp"

namespace cuakhau::scenario {
namespace {

using namespace std::chrono_literals;

const model::Sides k_sides{{"vietnam", "VN", UtcOffset{7h}}, {"china", "CN", UtcOffset{8h}}};
const detail::Clocks k_clocks{k_sides, true};

/// Doubles of every size, whole, short and ragged.
class Numbers {
 public:
  double next() {
    const double unit = static_cast<double>(engine_() >> 11U) * 0x1p-53;
    switch (engine_() % 4) {
      case 0: return static_cast<double>(engine_() % 1000);
      case 1: return static_cast<double>(engine_() % 100000) / 1000.0;
      case 2: return unit;
      default: return unit * 1e9;
    }
  }
  std::uint64_t whole() { return engine_(); }

 private:
  std::mt19937_64 engine_{20230108};
};

constexpr int k_rounds = 2000;

}  // namespace

TEST_CASE("values read as a person would write them") {
  CHECK(value_text(Duration{90min}) == "90 min");
  CHECK(value_text(model::PerHour{9}) == "9 /h");
  CHECK(value_text(model::PerHour{400.0 / 24.0}) == "400 /d");
  CHECK(value_text(model::PerHour{7200}) == "2 /s");
  CHECK(value_text(model::Probability{0.07}) == "7 %");
  CHECK(value_text(model::Factor{1.5}) == "150 %");
  CHECK(value_text(model::Money{900e6, "VND"}) == "900 M VND");
  CHECK(value_text(model::Money{1.2e9, "VND"}) == "1.2 bn VND");
  CHECK(value_text(model::Money{12.5, "EUR"}) == "12.5 EUR");
  CHECK(value_text(model::MoneyRate{{7e5, "VND"}, 24h}) == "700 k VND/d");
  CHECK(value_text(model::FuelRate{2.55}) == "2.55 l/h");
  CHECK(value_text(model::FuelRate{17.0 / 24.0}) == "17 l/d");
  CHECK(value_text(model::CarbonContent{2.69}) == "2.69 kg/l");
  CHECK(value_text(model::Count::unlimited()) == "unlimited");
  CHECK(value_text(model::MeasureBound{90, "%"}) == "90 %");
  CHECK(value_text(model::MeasureBound{900, ""}) == "900");
  CHECK(value_text(model::CountLaw{{kernel::Constant{4}}}) == "4");
  CHECK(value_text(model::CountLaw{{kernel::Discrete{{1, 3}, {0.5, 0.5}}}}) ==
        "discrete(1: 50 %, 3: 50 %)");
  CHECK(value_text(model::Closing::suspend) == "suspend");
  CHECK(value_text(CivilDate{2023, 1, 8}) == "2023-01-08");
  CHECK(value_text(UtcOffset{7h}) == "+07:00");
}

TEST_CASE("quantities survive text and back, exactly") {
  Numbers numbers;
  for (int i = 0; i < k_rounds; ++i) {
    const double number = numbers.next();
    const model::PerHour rate{number};
    REQUIRE(detail::rate_of(value_text(rate)).value() == rate);
    const model::Factor factor{number};
    REQUIRE(detail::factor_of(value_text(factor)).value() == factor);
    const model::Money money{number * 1e3, "VND"};
    REQUIRE(detail::money_of(value_text(money)).value() == money);
    const model::MoneyRate by_day{money, Duration{24h}};
    REQUIRE(detail::money_rate_of(value_text(by_day)).value() == by_day);
    const model::FuelRate fuel{number};
    REQUIRE(detail::fuel_rate_of(value_text(fuel)).value() == fuel);
    const model::CarbonContent carbon{number};
    REQUIRE(detail::carbon_content_of(value_text(carbon)).value() == carbon);
    const model::MeasureBound bound{number, i % 2 == 0 ? "min" : ""};
    REQUIRE(detail::measure_bound_of(value_text(bound)).value() == bound);
    const Duration span{static_cast<std::int64_t>(numbers.whole() >> 12U)};
    REQUIRE(detail::duration_of(value_text(span)).value() == span);
    REQUIRE(detail::number_of(value_text(number)).value() == number);
    const model::DurationLaw law{{kernel::LogNormal{number + 1e-3, numbers.next() + 1e-3}}};
    REQUIRE(detail::law_of(value_text(law), {}).value() == law);
    const model::DurationLaw gamma{{kernel::Gamma{numbers.next() + 1e-3, number + 1e-3}}};
    REQUIRE(detail::law_of(value_text(gamma), {}).value() == gamma);
  }
}

TEST_CASE("times survive text and back") {
  Numbers numbers;
  for (int i = 0; i < k_rounds; ++i) {
    const std::chrono::seconds span{numbers.whole() % (86'400ULL * 365 * 400)};
    const auto moment = i % 2 == 0 ? model::Moment::at(Instant{Duration{span}})
                                   : model::Moment::after(Duration{span});
    REQUIRE(detail::moment_of(value_text(moment, k_sides), k_clocks).value() == moment);
    model::DayHours day;
    for (std::uint64_t part = numbers.whole() % 3; part > 0; --part)
      day.intervals.push_back({std::chrono::minutes{numbers.whole() % 1440},
                               std::chrono::seconds{numbers.whole() % 86'401}});
    REQUIRE(detail::day_hours_of(value_text(day)).value() == day);
    if (day.intervals.empty()) continue;
    const model::Hours hours{.kind = model::HoursKind::daily,
                             .clock = i % 3 == 0 ? model::Side::home : model::Side::neighbour,
                             .daily = day,
                             .calendar = {}};
    REQUIRE(detail::hours_of(value_text(hours, k_sides), k_clocks).value() == hours);
  }
}

TEST_CASE("words for hours, moments and disciplines read back") {
  for (const char* text :
       {"always", "never", "07:00-19:00 VN", "22:00-02:00, 03:00:30-04:00 CN", "customs_cn"})
    CHECK(value_text(detail::hours_of(text, k_clocks).value(), k_sides) == text);
  for (const char* text : {"2023-01-08", "2023-01-08 07:30 VN", "start", "start + 90 min"})
    CHECK(value_text(detail::moment_of(text, k_clocks).value(), k_sides) == text);
  for (const char* text : {"closed", "all day", "07:00-12:00, 13:00-17:00"})
    CHECK(value_text(detail::day_hours_of(text).value()) == text);
  for (const char* text : {"fifo", "priority(fruit, seafood)"})
    CHECK(value_text(detail::discipline_of(text).value()) == text);
}

}  // namespace cuakhau::scenario
