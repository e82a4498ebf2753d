#include "model/detail/money_book.hpp"

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;
using namespace cuakhau::test;

namespace {

const Instant k_epoch{};
// Two days, of which the second is measured.
const RunWindow k_second_day{k_epoch, k_epoch + hours(24), k_epoch + hours(48)};

// Fresh for 2 h, worthless at 10 h.
MoneyLayout fruit() {
  MoneyLayout layout;
  layout.currency = "VND";
  layout.loads = {{.value = 800.0, .fresh_for = hours(2), .shelf_life = hours(10), .spoils = true}};
  return layout;
}

Journey cleared(Duration arrived, Duration stay, Duration age = Duration{0}) {
  Journey journey;
  journey.truck = {FlowId{std::size_t{0}}, CommodityId{std::size_t{0}}, 0};
  journey.outcome = JourneyOutcome::cleared;
  journey.arrived = k_epoch + arrived;
  journey.cleared = journey.left = journey.arrived + stay;
  journey.age = age;
  return journey;
}

MoneySums sums_of(const Journey& journey) {
  MoneyBook book(fruit(), k_second_day, 1);
  book.add(0, journey);
  return book.sums(0);
}

}  // namespace

TEST_CASE("a load loses nothing while it is fresh, all at its shelf life, and evenly between") {
  const LoadValue load = fruit().loads.front();
  CHECK(load.lost_by(hours(0)) == 0.0);
  CHECK(load.lost_by(hours(2)) == 0.0);
  CHECK(load.lost_by(hours(6)) == 0.5);
  CHECK(load.lost_by(hours(10)) == 1.0);
  CHECK(load.lost_by(hours(99)) == 1.0);
  CHECK(LoadValue{.value = 5.0}.lost_by(hours(99)) == 0.0);
  const LoadValue at_once{
      .value = 5.0, .fresh_for = hours(3), .shelf_life = hours(3), .spoils = true};
  CHECK(at_once.lost_by(hours(3) - Duration{1}) == 0.0);
  CHECK(at_once.lost_by(hours(3)) == 1.0);
}

TEST_CASE("a journey loses between its arrival and its end, older by the age on arrival") {
  CHECK(sums_of(cleared(hours(25), hours(6))).spoiled == 400.0);
  const MoneySums old = sums_of(cleared(hours(25), hours(2), hours(4)));
  CHECK(old.spoiled == 200.0);
  CHECK(old.value == 600.0);  // what it is worth on arrival
  CHECK(old.value_lost == 200.0);
  CHECK(old.loads_lost == 0);
  CHECK(sums_of(cleared(hours(25), hours(20))).loads_lost == 1);
  const MoneySums rotten = sums_of(cleared(hours(25), hours(5), hours(10)));
  CHECK(rotten.spoiled == 0.0);
  CHECK(rotten.loads_lost == 0);
}

TEST_CASE("losses go to the instants at which they happen, shares to the day of the arrival") {
  const MoneySums before = sums_of(cleared(hours(20), hours(8)));  // 4 h of it measured
  CHECK(before.spoiled == 400.0);
  CHECK(before.loads == 0);
  CHECK(before.value == 0.0);
  Journey inside = cleared(hours(42), hours(0));
  inside.outcome = JourneyOutcome::inside;
  inside.cleared = inside.left = Instant::never();
  const MoneySums at_end = sums_of(inside);  // 6 h old at the horizon
  CHECK(at_end.spoiled == 400.0);
  CHECK(at_end.loads_inside == 1);
  CHECK(at_end.value_lost == 400.0);
}

TEST_CASE("who turns back has lost until then, who is refused has not lost here") {
  Journey journey = cleared(hours(25), hours(6));
  journey.cleared = Instant::never();
  journey.outcome = JourneyOutcome::turned_back;
  CHECK(sums_of(journey).spoiled == 400.0);
  journey.outcome = JourneyOutcome::refused;
  CHECK(sums_of(journey).spoiled == 0.0);
  CHECK(sums_of(journey).loads == 0);
}

TEST_CASE("a fee is that of the instant at which the truck leaves") {
  MoneyLayout layout;
  layout.fees = {100.0};
  layout.policies = {{}};
  MoneyBook book(layout, k_second_day, 1);
  layout.fees = {30.0};
  book.follow({.policy = 0, .kind = FiringKind::begins, .at = k_epoch + hours(30)}, layout);
  Visit visit;
  visit.stage = StageId{std::size_t{0}};
  for (const std::int64_t hour : {20, 25, 30, 31}) {  // one before the window
    visit.left = k_epoch + hours(hour);
    book.pay(0, visit);
  }
  visit.outcome = VisitOutcome::turned_back;
  book.pay(0, visit);
  CHECK(book.sums(0).fees == 160.0);
}

TEST_CASE("a policy costs once, and by its days in force within the window") {
  MoneyLayout layout;
  layout.policies = {{.once = 1000.0, .per_day = 24.0}};
  MoneyBook book(layout, k_second_day, 1);
  const auto fire = [&](FiringKind kind, Duration at) {
    book.follow({.policy = 0, .kind = kind, .at = k_epoch + at}, layout);
  };
  fire(FiringKind::begins, hours(25));
  fire(FiringKind::ends, hours(28));
  CHECK(book.policies() == 1003.0);
  fire(FiringKind::begins, hours(40));
  CHECK(book.policies() == 1011.0);  // until the horizon
  MoneyBook early(layout, k_second_day, 1);
  early.follow({.policy = 0, .kind = FiringKind::begins, .at = k_epoch + hours(12)}, layout);
  CHECK(early.policies() == 24.0);  // spent before the window
}
