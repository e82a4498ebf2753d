#include "scenario/detail/flow_text.hpp"

#include <chrono>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

using namespace std::chrono_literals;

const model::Sides k_sides{{"vietnam", "VN", UtcOffset{7h}}, {"china", "CN", UtcOffset{8h}}};

}  // namespace

TEST_CASE("maps by side, day, date and commodity stand on one line") {
  CHECK(flow_text(model::PerSideFlag{true, false}, k_sides) == "{vietnam: true, china: false}");
  CHECK(flow_text(model::PerDirectionName{"a", ""}, k_sides) == "{export: a}");
  CHECK(flow_text(model::CommodityMix{{{"tea", {0.2}}, {"fruit", {0.8}}}}, k_sides) ==
        "{fruit: 80 %, tea: 20 %}");
  model::WeeklyHours weekly;
  weekly.days[1].intervals = {{7h, 12h}, {13h, 17h}};
  CHECK(flow_text(weekly, k_sides) == "{tue: \"07:00-12:00, 13:00-17:00\"}");
  CHECK(flow_text(model::DateFactors{{{CivilDate{2023, 1, 8}, {0.6}}}}, k_sides) ==
        "{2023-01-08: 60 %}");
  CHECK(flow_text(model::DailyTotal{{2023, 1, 8}, 617.0}, k_sides) ==
        "{date: 2023-01-08, trucks: 617}");
  CHECK(flow_text(model::Side::neighbour, k_sides) == "china");
  CHECK(flow_text(std::vector<std::string>{"a", "b, c"}, k_sides) == "[a, \"b, c\"]");
  CHECK(flow_text(std::vector<double>{}, k_sides) == "[]");
  CHECK(flow_text(true, k_sides) == "true");
}

TEST_CASE("a service by commodity ends with all others") {
  model::ServiceLaw law;
  law.otherwise.law.law = kernel::Constant{60'000};
  CHECK(flow_text(law, k_sides) == "1 min");
  law.by_name["fruit"].law.law = kernel::Uniform{60'000, 120'000};
  CHECK(flow_text(law, k_sides) == "{fruit: \"uniform(1 min, 2 min)\", otherwise: 1 min}");
}

TEST_CASE("blank is what says nothing") {
  CHECK(is_blank(std::string{}));
  CHECK(is_blank(std::vector<double>{}));
  CHECK(is_blank(model::WeekdayFactors{}));
  CHECK(is_blank(model::CommodityMix{}));
  CHECK_FALSE(is_blank(model::Count{}));
  CHECK_FALSE(is_blank(model::PerDirectionName{"a", ""}));
}

}  // namespace cuakhau::scenario::detail
