#include <cuakhau/base/elementary.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "accuracy.hpp"
#include "support/catch.hpp"

// The reference is the C library's long double, which has at least 11 more bits than a double and
// errs by at most an ulp of its own: 2^-11 of ours. The bounds below are those the header states;
// nothing was measured into them.

namespace {

using namespace cuakhau;
using test::ulps;
using test::Words;
using test::Worst;

constexpr double k_infinity = std::numeric_limits<double>::infinity();
constexpr double k_smallest = std::numeric_limits<double>::denorm_min();
constexpr int k_points = 400'000;

/// Error of `function` against logl where it is hardest (around 1), where draws are, and in every
/// binade.
template <class Function>
Worst worst_of_log(Function&& function) {
  Worst worst;
  Words words(1);
  const auto look = [&](double x) {
    worst.look(x, ulps(function(x), std::log(static_cast<long double>(x))));
  };
  for (int i = 0; i < k_points; ++i) {
    look(words.between(0.5, 2.0));
    look(words.unit() + 0x1p-54);
    look(words.any_positive());
  }
  double below = 1.0;
  double above = 1.0;
  for (int i = 0; i < 1000; ++i) {
    look(below = std::nextafter(below, 0.0));
    look(above = std::nextafter(above, 2.0));
  }
  return worst;
}

template <class Function>
Worst worst_of_exp(Function&& function) {
  Worst worst;
  Words words(2);
  const auto look = [&](double x) {
    worst.look(x, ulps(function(x), std::exp(static_cast<long double>(x))));
  };
  for (int i = 0; i < k_points; ++i) {
    look(words.between(-2.0, 2.0));
    look(words.between(-708.0, 709.0));
    look(words.between(-745.0, -708.0));  // subnormal results
  }
  return worst;
}

TEST_CASE("log is within 1 ulp of the true value everywhere") {
  const Worst worst = worst_of_log([](double x) { return det::log(x); });
  CAPTURE(worst.at());
  CHECK(worst.count() >= 1'000'000);
  CHECK(worst.error() <= 1.0);
  CHECK(worst.error() > 0.5);  // the search found points that are not easy
}

TEST_CASE("the check of log rejects a log that is one ulp off") {
  const Worst worst = worst_of_log([](double x) { return test::shifted(det::log(x), 1); });
  REQUIRE(worst.error() > 1.0);
}

TEST_CASE("log follows the C library at the edges") {
  CHECK(std::bit_cast<std::uint64_t>(det::log(1.0)) == 0);
  CHECK(det::log(0.0) == -k_infinity);
  CHECK(det::log(-0.0) == -k_infinity);
  CHECK(det::log(k_infinity) == k_infinity);
  CHECK(std::isnan(det::log(-1.0)));
  CHECK(std::isnan(det::log(-k_smallest)));
  CHECK(std::isnan(det::log(-k_infinity)));
  CHECK(std::isnan(det::log(std::numeric_limits<double>::quiet_NaN())));
  for (const double x : {k_smallest, 3 * k_smallest, 0x1.fffffffffffffp-1023, 0x1p-1022,
                         std::numeric_limits<double>::max(), std::sqrt(0.5), std::sqrt(2.0)})
    CHECK(ulps(det::log(x), std::log(static_cast<long double>(x))) <= 1.0);
}

TEST_CASE("a block of logs has the bits of the single ones") {
  Words words(3);
  for (std::size_t count = 0; count <= 67; ++count) {
    std::vector<double> in(count);
    for (double& x : in) x = 0x1p-1022 + words.any_positive();
    std::vector<double> out(count + 1, -7.0);
    det::log_block(in.data(), out.data(), count);
    for (std::size_t i = 0; i < count; ++i)
      REQUIRE(std::bit_cast<std::uint64_t>(out[i]) ==
              std::bit_cast<std::uint64_t>(det::log(in[i])));
    REQUIRE(out[count] == -7.0);
    det::log_block(in.data(), in.data(), count);  // in place
    for (std::size_t i = 0; i < count; ++i) REQUIRE(in[i] == out[i]);
  }
}

TEST_CASE("exp is within 1 ulp of the true value, subnormal results included") {
  const Worst worst = worst_of_exp([](double x) { return det::exp(x); });
  CAPTURE(worst.at());
  CHECK(worst.count() >= 1'000'000);
  CHECK(worst.error() <= 1.0);
  CHECK(worst.error() > 0.5);
}

TEST_CASE("the check of exp rejects an exp that is one ulp off") {
  const Worst worst = worst_of_exp([](double x) { return test::shifted(det::exp(x), 1); });
  REQUIRE(worst.error() > 1.0);
}

TEST_CASE("exp follows the C library at the edges") {
  CHECK(det::exp(0.0) == 1.0);
  CHECK(det::exp(-0.0) == 1.0);
  CHECK(det::exp(k_infinity) == k_infinity);
  CHECK(std::bit_cast<std::uint64_t>(det::exp(-k_infinity)) == 0);
  CHECK(std::isnan(det::exp(std::numeric_limits<double>::quiet_NaN())));
  CHECK(det::exp(k_smallest) == 1.0);
  CHECK(det::exp(0x1.62e42fefa39efp+9) < k_infinity);  // log of the largest double, rounded down
  CHECK(det::exp(0x1.62e42fefa39f0p+9) == k_infinity);
  CHECK(det::exp(-745.13) == k_smallest);
  CHECK(det::exp(-745.14) == 0.0);
  CHECK(det::exp(-1e300) == 0.0);
  CHECK(det::exp(1e300) == k_infinity);
}

TEST_CASE("pow stays within its stated error and is exact where it says so") {
  Words words(4);
  for (int i = 0; i < 100'000; ++i) {
    const double x = words.between(1e-3, 1e3);
    const double y = words.between(-50.0, 50.0);
    const long double truth = std::pow(static_cast<long double>(x), static_cast<long double>(y));
    const double error = static_cast<double>(std::abs(det::pow(x, y) / truth - 1.0L));
    const double bound = (2.0 + std::abs(y * std::log(x))) * 2.3e-16;
    CAPTURE(x, y);
    if (error > bound) FAIL("relative error " << error << " above " << bound);
  }
  CHECK(det::pow(0.0, 0.0) == 1.0);
  CHECK(det::pow(7.25, 0.0) == 1.0);
  CHECK(det::pow(1.0, 1e300) == 1.0);
  CHECK(det::pow(0.0, 2.5) == 0.0);
  CHECK(det::pow(0.0, -2.5) == k_infinity);
  CHECK(std::isnan(det::pow(-2.0, 2.0)));
  CHECK(std::isnan(det::pow(0.0, std::numeric_limits<double>::quiet_NaN())));
}

// The same constant in every build: g++ or clang, Debug or Release. A change of a polynomial
// changes it on purpose.
TEST_CASE("the bits of log, exp and pow are the same in every build") {
  Words words(5);
  Hasher hasher;
  for (int i = 0; i < 20'000; ++i) {
    hasher.add(std::bit_cast<std::uint64_t>(det::log(words.any_positive())));
    hasher.add(std::bit_cast<std::uint64_t>(det::log(words.unit() + 0x1p-54)));
    hasher.add(std::bit_cast<std::uint64_t>(det::exp(words.between(-745.0, 709.0))));
    const double base = words.unit();
    hasher.add(std::bit_cast<std::uint64_t>(det::pow(base, words.between(-3.0, 3.0))));
  }
  CHECK(hasher.value().hex() == "490d786c5ba767c0f19664e72a9a89ab");
}

}  // namespace
