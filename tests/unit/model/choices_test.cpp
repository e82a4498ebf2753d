#include "model/detail/choices.hpp"

#include <algorithm>

#include "support/catch.hpp"
#include "support/routes.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::test;

namespace {

using Ways = std::map<std::string, model::Route>;

model::Step choose_way(Ways ways) { return choose_way_step("gate", std::move(ways)); }

/// A truck every ten minutes chooses between two lanes, left and right, of 15 minutes each.
model::Plan two_lanes(model::ChoiceBy by = model::ChoiceBy::cost) {
  model::Plan plan = plan_for(hours(24));
  plan.costs.waiting = model::MoneyRate{{60'000, "VND"}, hours(1)};
  plan.stations["left_lane"] = station(constant(minutes(15)));
  plan.stations["right_lane"] = station(constant(minutes(15)));
  plan.choices["gate"].by = by;
  plan.choices["gate"].ways = {{"left", {}}, {"right", {}}};
  plan.flows["trucks"].arrivals.every = minutes(10);
  plan.flows["trucks"].route = {
      choose_way({{"left", route({"left_lane"})}, {"right", route({"right_lane"})}})};
  return plan;
}

std::vector<std::uint8_t> chosen(const Kept& kept) {
  std::vector<std::uint8_t> ways;
  for (const model::Visit& visit : kept.at("gate")) ways.push_back(visit.result);
  return ways;
}

double share_of(const Kept& kept, std::uint8_t way) {
  const std::vector<std::uint8_t> ways = chosen(kept);
  return static_cast<double>(std::ranges::count(ways, way)) / static_cast<double>(ways.size());
}

constexpr std::uint8_t k_left = 1;
constexpr std::uint8_t k_right = 2;

model::Hours never() {
  model::Hours hours;
  hours.kind = model::HoursKind::never;
  return hours;
}

model::Policy shut(const char* path, std::int64_t from_min, std::int64_t until_min) {
  model::Policy one;
  one.name = path;
  one.from = model::Moment::after(minutes(from_min));
  one.until = model::Moment::after(minutes(until_min));
  one.set.push_back({path, never()});
  return one;
}

}  // namespace

TEST_CASE("drivers who see the border take the lane that is free sooner") {
  model::Plan plan = two_lanes();
  plan.choices["gate"].ways["right"].fee = model::Money{1'000, "VND"};  // a minute
  // Left at 0 is done at 15; at 10 it is right; at 20 left is free again.
  const std::vector<std::uint8_t> ways = chosen(run(plan));
  CHECK(std::vector(ways.begin(), ways.begin() + 4) ==
        std::vector<std::uint8_t>{k_left, k_right, k_left, k_right});
}

TEST_CASE("a fee above what waiting costs is not paid") {
  model::Plan plan = two_lanes();
  plan.flows["trucks"].arrivals.every = minutes(15);
  plan.choices["gate"].ways["right"].fee = model::Money{1'000, "VND"};
  CHECK(share_of(run(plan), k_left) == 1.0);
  plan.stations["left_lane"].fee = model::Money{2'000, "VND"};
  CHECK(share_of(run(plan), k_left) == 0.0);
}

TEST_CASE("news are of the last full period before they set out") {
  model::Plan plan = two_lanes();
  plan.choices["gate"].information = {.every = hours(1), .late = Duration{0}};
  plan.choices["gate"].ways["right"].fee = model::Money{1'000, "VND"};
  plan.flows["trucks"].arrivals.every = minutes(10);
  // The border is empty until the news of 01:00, when six trucks have come to the left lane.
  const std::vector<std::uint8_t> ways = chosen(run(plan));
  CHECK(std::all_of(ways.begin(), ways.begin() + 6, [](auto way) { return way == k_left; }));
  CHECK(std::all_of(ways.begin() + 6, ways.begin() + 12, [](auto way) { return way == k_right; }));
}

TEST_CASE("late news are older by as much") {
  model::Plan plan = two_lanes();
  plan.choices["gate"].information = {.every = hours(1), .late = minutes(30)};
  plan.choices["gate"].ways["right"].fee = model::Money{1'000, "VND"};
  const std::vector<std::uint8_t> ways = chosen(run(plan));
  CHECK(std::all_of(ways.begin(), ways.begin() + 8, [](auto way) { return way == k_left; }));
  CHECK(ways[8] == k_right);
}

TEST_CASE("a lane that is shut for good is taken only when all are") {
  model::Plan plan = two_lanes();
  plan.policies = {shut("stations.left_lane.hours", 60, 12 * 60)};
  const std::vector<std::uint8_t> ways = chosen(run(plan));
  CHECK(std::all_of(ways.begin() + 7, ways.begin() + 71, [](auto way) { return way == k_right; }));
  plan.policies.push_back(shut("stations.right_lane.hours", 60, 12 * 60));
  CHECK(share_of(run(plan), k_left) > 0.3);
}

TEST_CASE("a lane that opens later counts with its time to opening") {
  model::Plan plan = two_lanes();
  plan.period.length = hours(8);
  plan.flows["trucks"].arrivals.every = minutes(60);
  plan.choices["gate"].ways["right"].time = hours(3);
  plan.stations["left_lane"].hours = daily({{6 * 60, 24 * 60}});
  // Right costs three hours; left opens in 5 h, 4 h, then 3 h less what is there.
  const std::vector<std::uint8_t> ways = chosen(run(plan));
  REQUIRE(ways.size() >= 5);
  CHECK(ways[0] == k_right);  // at 01:00
  CHECK(ways[1] == k_right);
  CHECK(ways[3] == k_left);
}

TEST_CASE("in order the first way that is neither shut nor full is taken") {
  model::Plan plan = two_lanes(model::ChoiceBy::order);
  plan.choices["gate"].order = {"right", "left"};
  CHECK(share_of(run(plan), k_right) == 1.0);
  plan.choices["gate"].ways["right"].full_at = count(2);
  const Kept kept = run(plan);
  CHECK(share_of(kept, k_right) < 0.9);
  std::size_t most = 0;
  for (const model::Visit& visit : kept.at("right_lane")) {
    const auto inside = kept.at("right_lane");
    most = std::max(most, static_cast<std::size_t>(
                              std::ranges::count_if(inside, [&](const model::Visit& other) {
                                return other.arrived <= visit.arrived && visit.arrived < other.left;
                              })));
  }
  CHECK(most == 2);
}

// Hypothesis: the shares are those given. One test at alpha = 1e-4: |z| < 3.9 with
// z = (share - p) / sqrt(p (1 - p) / n). Twin: the share is not 60 %.
TEST_CASE("shares are habits, and those of a shut way go to the others in proportion") {
  model::Plan plan = two_lanes(model::ChoiceBy::shares);
  plan.period.length = hours(24 * 60);
  plan.stations["other_lane"] = station(constant(minutes(15)));
  plan.flows["trucks"].arrivals.every = minutes(1);
  auto& ways = plan.choices["gate"].ways;
  ways["left"].share = model::Probability{0.5};
  ways["other"].share = model::Probability{0.3};
  ways["right"].share = model::Probability{0.2};
  plan.flows["trucks"].route = {choose_way({{"left", route({"left_lane"})},
                                            {"other", route({"other_lane"})},
                                            {"right", route({"right_lane"})}})};
  const auto z = [](double share, double expected, double count) {
    return (share - expected) / std::sqrt(expected * (1.0 - expected) / count);
  };
  Kept kept = run(plan);
  const auto trucks = static_cast<double>(kept.at("gate").size());
  CHECK(std::abs(z(share_of(kept, 1), 0.5, trucks)) < 3.9);
  CHECK(std::abs(z(share_of(kept, 2), 0.3, trucks)) < 3.9);
  CHECK(std::abs(z(share_of(kept, 1), 0.52, trucks)) > 3.9);
  plan.policies = {shut("stations.left_lane.hours", 0, 60 * 24 * 60)};
  kept = run(plan);
  CHECK(share_of(kept, 1) == 0.0);
  CHECK(std::abs(z(share_of(kept, 2), 0.6, trucks)) < 3.9);
  CHECK(std::abs(z(share_of(kept, 2), 0.62, trucks)) > 3.9);
}

TEST_CASE("a fresh load is driven to where it loses least") {
  model::Plan plan = two_lanes();
  plan.costs = {};
  plan.flows["trucks"].arrivals.every = minutes(100);
  plan.cargo["trucks"].worth = {300e6, "VND"};
  plan.cargo["trucks"].fresh_for = hours(1);
  plan.cargo["trucks"].shelf_life = hours(21);
  // Two hours cost a 20th of the load less than what is fresh for an hour: 15 M VND.
  plan.choices["gate"].ways["left"].time = hours(2);
  plan.choices["gate"].ways["right"].fee = model::Money{14e6, "VND"};
  CHECK(share_of(run(plan), k_right) == 1.0);
  plan.choices["gate"].ways["right"].fee = model::Money{24e6, "VND"};
  CHECK(share_of(run(plan), k_right) == 0.0);
}

TEST_CASE("who is diverted leaves, and says so") {
  model::Plan plan = two_lanes();
  plan.flows["trucks"].route = {
      choose_way({{"left", route({"left_lane"})}, {"right", route({"diverted"})}})};
  plan.choices["gate"].ways["right"].time = minutes(10);
  const Kept kept = run(plan);
  const auto diverted =
      std::ranges::count(kept.journeys, model::JourneyOutcome::diverted, &model::Journey::outcome);
  CHECK(diverted == std::ranges::count(chosen(kept), k_right));
  CHECK(diverted > 10);
}

TEST_CASE("another way to choose changes nobody's taste for the others") {
  model::Plan plan = two_lanes();
  plan.choices["gate"].scale = model::Money{50'000, "VND"};
  plan.stations["left_lane"].servers.front().count = model::Count::unlimited();
  plan.stations["right_lane"].servers.front().count = model::Count::unlimited();
  const std::vector<std::uint8_t> before = chosen(run(plan));
  plan.choices["gate"].ways["third"].time = minutes(30);
  plan.flows["trucks"].route[0].ways["third"] = route({"diverted"});
  const std::vector<std::uint8_t> after = chosen(run(plan));
  REQUIRE(before.size() == after.size());
  for (std::size_t truck = 0; truck < before.size(); ++truck)
    CHECK((after[truck] == before[truck] || after[truck] == 3));
  CHECK(std::ranges::count(after, 3) > 0);
}

TEST_CASE("news end when nothing else can happen") {
  model::Plan plan = two_lanes();
  plan.choices["gate"].information = {.every = hours(1), .late = Duration{0}};
  plan.flows["trucks"].arrivals = {};
  plan.flows["trucks"].arrivals.at = at_minutes({0, 10, 30});
  const Kept kept = run(plan);
  CHECK(kept.run.ending == model::RunEnding::drained);
  CHECK(kept.run.events < 12);
}

// By hand: with news of each hour thirty trucks, two minutes apart, come to a lane of three minutes
// each, while the other one works off its own; the k-th of them waits k - 1 minutes. So the mean is
// 14.5 minutes. The twin: drivers who see the lanes wait a minute at most.
TEST_CASE("old news send all to the same lane in turn") {
  model::Plan plan = two_lanes();
  plan.period.length = hours(20);
  plan.stations["left_lane"] = station(constant(minutes(3)));
  plan.stations["right_lane"] = station(constant(minutes(3)));
  plan.flows["trucks"].arrivals.every = minutes(2);
  plan.choices["gate"].ways["right"].fee = model::Money{1, "VND"};
  const auto waits_of = [](const Kept& kept) {
    std::vector<std::int64_t> waits;
    for (const model::Journey& journey : kept.journeys)
      if (journey.truck.number < 540) waits.push_back(journey.waited.count() / 60'000);
    std::ranges::sort(waits);
    return waits;
  };
  CHECK(waits_of(run(plan)).back() <= 1);
  plan.choices["gate"].information.every = hours(1);
  const std::vector<std::int64_t> waits = waits_of(run(plan));
  REQUIRE(waits.size() == 540);
  for (std::size_t i = 0; i < waits.size(); ++i)
    CHECK(waits[i] == static_cast<std::int64_t>(i / 18));
}

TEST_CASE("who waits in vain chooses again and drives on from where he is") {
  model::Plan plan = two_lanes();
  model::Road road;
  road.between = {"left", "right"};
  road.travel = constant(minutes(40));
  plan.roads["road"] = road;
  model::Step to_left;
  to_left.drive = "left";
  model::Step to_right;
  to_right.drive = "right";
  plan.flows["trucks"].from = "left";
  plan.flows["trucks"].arrivals.every.reset();
  plan.flows["trucks"].arrivals.at = at_minutes({0, 1, 2});
  plan.flows["trucks"].route[0].ways = {{"left", {to_left, visit("left_lane")}},
                                        {"right", {to_right, visit("right_lane")}}};
  plan.policies = {shut("stations.left_lane.hours", 5, 24 * 60)};
  const auto minutes_at_right = [](const Kept& kept) {
    std::vector<std::int64_t> minutes;
    for (const model::Visit& visit : kept.at("right_lane"))
      minutes.push_back(kept.minute(visit.arrived));
    return minutes;
  };
  CHECK(minutes_at_right(run(plan)).empty());
  plan.choices["gate"].again = constant(minutes(30));
  const Kept kept = run(plan);
  // The first is being served when the lane shuts. The others wait until they look again.
  CHECK(minutes_at_right(kept) == std::vector<std::int64_t>{71, 72});
  const auto visits = kept.at("left_lane");
  CHECK(std::ranges::count(visits, model::VisitOutcome::turned_back, &model::Visit::outcome) == 2);
  for (const model::Journey& journey : kept.journeys)
    CHECK(journey.outcome == model::JourneyOutcome::cleared);
}

TEST_CASE("who waits stays as long as no other way is better") {
  model::Plan plan = two_lanes();
  plan.flows["trucks"].arrivals.every = minutes(9);
  const std::vector<std::uint8_t> once = chosen(run(plan));
  plan.choices["gate"].again = constant(minutes(5));
  CHECK(chosen(run(plan)) == once);
}
