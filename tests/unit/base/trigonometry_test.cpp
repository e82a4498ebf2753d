#include <cuakhau/base/trigonometry.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "accuracy.hpp"
#include "support/broken_contract.hpp"
#include "support/catch.hpp"

// Reference: the C library's long double, as in elementary_test.cpp.

namespace {

using namespace cuakhau;
using test::ulps;
using test::Words;
using test::Worst;

constexpr double k_endless = std::numeric_limits<double>::infinity();

/// Points near zero, in the whole domain, and beside the multiples of a quarter turn, where digits
/// cancel.
template <class Look>
void for_angles(Look&& look) {
  constexpr long double k_quarter_turn = 1.57079632679489661923132169163975144L;
  Words words(11);
  for (int i = 0; i < 300'000; ++i) {
    look(words.between(-4.0, 4.0));
    look(words.between(-det::k_largest_angle, det::k_largest_angle));
  }
  for (int i = 1; i < 667'000; i += 2) {
    look(static_cast<double>(i * k_quarter_turn));
    look(-static_cast<double>((i + 1) * k_quarter_turn));
  }
}

TEST_CASE("sine and cosine are within 1 ulp of the true value in their domain") {
  Worst sine;
  Worst cosine;
  for_angles([&](double x) {
    sine.look(x, ulps(det::sin(x), std::sin(static_cast<long double>(x))));
    cosine.look(x, ulps(det::cos(x), std::cos(static_cast<long double>(x))));
  });
  CAPTURE(sine.at(), cosine.at());
  CHECK(sine.count() >= 1'000'000);
  CHECK(sine.error() <= 1.0);
  CHECK(sine.error() > 0.5);
  CHECK(cosine.error() <= 1.0);
  CHECK(cosine.error() > 0.5);
}

TEST_CASE("the check of sine rejects one whose quarter turn has only 53 bits") {
  Worst worst;
  for_angles([&](double x) {
    const double turns = std::nearbyint(x / M_PI);
    const double rest = x - turns * M_PI;
    const double naive = std::fmod(turns, 2.0) == 0.0 ? det::sin(rest) : -det::sin(rest);
    worst.look(x, ulps(naive, std::sin(static_cast<long double>(x))));
  });
  REQUIRE(worst.error() > 1.0);
}

TEST_CASE("sine and cosine follow the C library at the edges") {
  CHECK(std::bit_cast<std::uint64_t>(det::sin(0.0)) == 0);
  CHECK(std::signbit(det::sin(-0.0)));
  CHECK(det::sin(std::numeric_limits<double>::denorm_min()) ==
        std::numeric_limits<double>::denorm_min());
  CHECK(det::cos(0.0) == 1.0);
  CHECK(det::cos(-0.0) == 1.0);
  for (const double x : {k_endless, -k_endless, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(std::isnan(det::sin(x)));
    CHECK(std::isnan(det::cos(x)));
  }
}

TEST_CASE("an angle beyond the domain breaks a contract") {
  volatile double sink = 0.0;
  const auto died = test::death_of([&] { sink = det::sin(2 * det::k_largest_angle); });
  CHECK(died.status == 70);
  CHECK(died.message.find("the angle is 2097152") != std::string::npos);
  CHECK(test::death_of([&] { sink = det::cos(det::k_largest_angle); }).status == 0);
}

TEST_CASE("the bits of sine and cosine are the same in every build") {
  Words words(12);
  Hasher hasher;
  for (int i = 0; i < 20'000; ++i) {
    hasher.add(std::bit_cast<std::uint64_t>(det::sin(words.between(-10.0, 10.0))));
    hasher.add(std::bit_cast<std::uint64_t>(det::cos(words.between(-1e6, 1e6))));
  }
  CHECK(hasher.value().hex() == "7b674f1046c12a6f7616b7f727a86665");
}

}  // namespace
