#include <cuakhau/experiment/shift.hpp>

#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

using Readings = std::vector<model::Reading>;

Shift shift_of(double value, double error, std::optional<Goal> better) {
  Shift shift;
  shift.better = better;
  shift.tolerance = 1.0;
  shift.difference = MeanDifference{value, error, 29.0};
  shift.p_same = equivalence(*shift.difference, shift.tolerance).p();
  shift.p_changed = p_of_more(*shift.difference, shift.tolerance);
  return shift;
}

TEST_CASE("a shift is the same, one way or the other, or open") {
  const auto verdict = [](double value, double error, std::optional<Goal> better) {
    return verdict_of(shift_of(value, error, better), 0.05);
  };
  CHECK(verdict(0.2, 0.1, Goal::largest) == ShiftVerdict::same);
  CHECK(verdict(2.0, 0.1, Goal::largest) == ShiftVerdict::better);
  CHECK(verdict(2.0, 0.1, Goal::smallest) == ShiftVerdict::worse);
  CHECK(verdict(-2.0, 0.1, Goal::largest) == ShiftVerdict::worse);
  CHECK(verdict(-2.0, 0.1, std::nullopt) == ShiftVerdict::changed);
  CHECK(verdict(1.0, 0.1, Goal::largest) == ShiftVerdict::cannot_tell);
  CHECK(verdict(0.0, 2.0, Goal::largest) == ShiftVerdict::cannot_tell);
  // A share of 0 is 0: two numbers that are always 0 are the same all the same.
  auto none = shift_of(0.0, 0.0, Goal::largest);
  none.tolerance = 0.0;
  none.p_same = 1.0;
  CHECK(verdict_of(none, 0.05) == ShiftVerdict::same);
  CHECK(verdict_of({}, 0.05) == ShiftVerdict::not_measured);
}

TEST_CASE("at the end what is surely not worse may pass") {
  const auto last = [](double value, std::optional<Goal> better, double looks) {
    return last_verdict_of(shift_of(value, 0.3, better), 0.05, looks);
  };
  CHECK(last(1.0, Goal::largest, 1.0) == ShiftVerdict::not_worse);
  CHECK(last(-1.0, Goal::smallest, 1.0) == ShiftVerdict::not_worse);
  CHECK(last(1.0, Goal::smallest, 1.0) == ShiftVerdict::cannot_tell);
  CHECK(last(1.0, std::nullopt, 1.0) == ShiftVerdict::cannot_tell);
  // One-sided p of t = 1.9 with 29 degrees: 0.034.
  const auto unsure = shift_of(0.9, 1.0, Goal::largest);
  CHECK(last_verdict_of(unsure, 0.05, 1.0) == ShiftVerdict::not_worse);
  CHECK(last_verdict_of(unsure, 0.05, 4.0) == ShiftVerdict::cannot_tell);
}

TEST_CASE("of a bound no more is said than it tells") {
  auto shift = shift_of(2.0, 0.1, Goal::smallest);
  shift.bound = Bound::at_least;
  CHECK(verdict_of(shift, 0.05) == ShiftVerdict::worse);
  shift.bound = Bound::at_most;
  CHECK(verdict_of(shift, 0.05) == ShiftVerdict::cannot_tell);
  shift = shift_of(0.0, 0.1, Goal::smallest);
  shift.bound = Bound::at_least;
  CHECK(verdict_of(shift, 0.05) == ShiftVerdict::cannot_tell);
  CHECK(last_verdict_of(shift, 0.05, 1.0) == ShiftVerdict::cannot_tell);
  shift.bound = Bound::partial;
  CHECK(verdict_of(shift, 0.05) == ShiftVerdict::same);
}

TEST_CASE("as many readings make pairs, another number two samples") {
  const Readings before{{10.0, 1.0}, {20.0, 1.0}, {30.0, 1.0}};
  const Readings after{{11.0, 1.0}, {21.0, 1.0}, {32.0, 1.0}};
  const auto pairs = shift_between({before, after, model::Pooling::mean});
  REQUIRE(pairs);
  CHECK(pairs->value == Approx(4.0 / 3.0));
  CHECK(pairs->error == Approx(1.0 / 3.0));
  CHECK(pairs->degrees == 2.0);
  const auto apart = shift_between({before, std::span{after}.first(2), model::Pooling::mean});
  REQUIRE(apart);
  CHECK(apart->value == Approx(-4.0));
  CHECK(apart->error == Approx(std::sqrt(100.0 / 3.0 + 25.0)));
  const Readings absent(3);
  CHECK_FALSE(shift_between({before, absent, model::Pooling::mean}));
  CHECK_FALSE(shift_between({before, std::span{after}.first(1), model::Pooling::mean}));
  CHECK(word(ShiftVerdict::cannot_tell) == "cannot_tell");
}

TEST_CASE("pairs that all differ alike leave the error of one that would not") {
  const Readings before{{10.0, 1.0}, {20.0, 1.0}, {30.0, 1.0}, {40.0, 1.0}};
  const auto equal = shift_between({before, before, model::Pooling::mean});
  REQUIRE(equal);
  CHECK(equal->value == 0.0);
  // √2 · sd / n, with the sd of 10, 20, 30, 40.
  CHECK(equal->error == Approx(std::sqrt(2.0) * std::sqrt(500.0 / 3.0) / 4.0));
  Readings shifted = before;
  for (auto& reading : shifted) reading.numerator += 0.1;
  CHECK(shift_between({before, shifted, model::Pooling::mean})->error == Approx(equal->error));
  // Nothing varies, but for rounding.
  const Readings constant(4, {0.1 + 0.2, 1.0});
  const Readings other(4, {0.3, 1.0});
  CHECK(shift_between({constant, other, model::Pooling::mean})->error == 0.0);
}

TEST_CASE("whether a shift is a gain hangs on what is better") {
  CHECK(shift_of(1.0, 0.1, Goal::largest).is_gain());
  CHECK_FALSE(shift_of(1.0, 0.1, Goal::smallest).is_gain());
  CHECK_FALSE(shift_of(1.0, 0.1, std::nullopt).is_gain());
}

}  // namespace
}  // namespace cuakhau::experiment
