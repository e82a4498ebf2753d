#include "model/detail/staff_book.hpp"

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::test;
using detail::MoneyLayout;
using detail::StaffBook;

namespace {

constexpr StageId k_crew{std::size_t{3}};

Instant hour(std::int64_t number) { return Instant{} + hours(number); }

/// Two days, of which the second is measured.
const RunWindow k_window{.start = hour(0), .measured_from = hour(24), .horizon = hour(48)};

/// From 22:00 to 06:00, and half as much again.
MoneyLayout::StaffPrice price(double per_hour, double night_premium) {
  return {.pool = k_crew,
          .per_hour = per_hour,
          .night_premium = night_premium,
          .night = {{hour(0), hour(6)}, {hour(22), hour(30)}, {hour(46), hour(48)}}};
}

/// Four by day and two by night.
const std::vector<OpenLevel> k_levels{
    {hour(0), 2}, {hour(6), 4}, {hour(18), 2}, {hour(30), 4}, {hour(42), 2}};

}  // namespace

TEST_CASE("members cost for each hour of the window, and more at night") {
  // 6 h of 2, 12 h of 4, 6 h of 2: 72 h, of which 6 h and 2 h of 2 are the night's.
  CHECK(StaffBook({price(10.0, 0.0)}, k_window).cost(0, k_levels) == 720.0);
  CHECK(StaffBook({price(10.0, 0.5)}, k_window).cost(0, k_levels) == 720.0 + 0.5 * 160.0);
}

TEST_CASE("each hour has the price that is in force then") {
  StaffBook book({price(10.0, 0.5)}, k_window);
  book.follow(hour(12), {price(100.0, 0.5)});
  book.follow(hour(36), {price(20.0, 0.0)});
  book.follow(hour(40), {price(20.0, 0.0)});
  // Until 36: 6 h of 2 at night and 6 h of 4 by day; then 6 h of 4 and 6 h of 2.
  CHECK(book.cost(0, k_levels) == 150.0 * 12 + 100.0 * 24 + 20.0 * 36);
}

TEST_CASE("overtime is paid as the hours are in which it is worked") {
  StaffBook book({price(10.0, 0.5)}, k_window);
  book.add({.pool = k_crew, .from = hour(20), .until = hour(32)});  // in the window from 24 on
  book.add({.pool = StageId{std::size_t{1}}, .from = hour(30), .until = hour(40)});
  CHECK(book.cost(0, {}) == 15.0 * 6 + 10.0 * 2);
  book.follow(hour(44), {price(100.0, 0.5)});
  book.add({.pool = k_crew, .from = hour(43), .until = hour(47)});
  CHECK(book.cost(0, {}) == 15.0 * 6 + 10.0 * 2 + 10.0 + 100.0 * 2 + 150.0);
}
