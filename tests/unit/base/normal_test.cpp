#include <cuakhau/base/normal.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "accuracy.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;
using test::Words;
using test::Worst;

constexpr double k_beyond = std::numeric_limits<double>::infinity();

/// P(Z > y) in long double; y may be negative.
long double upper_tail(long double y) { return 0.5L * std::erfc(y / std::sqrt(2.0L)); }

/// The quantile by Newton steps in long double from the double; the tail on p's own side keeps
/// every digit.
long double refined_quantile(double p, double start) {
  const bool upper = p > 0.5;
  const long double tail = upper ? 1.0L - p : static_cast<long double>(p);
  long double y = upper ? start : -start;
  for (int step = 0; step < 4; ++step) {
    const long double density =
        std::exp(-y * y / 2.0L) / std::sqrt(2.0L * 3.14159265358979323846264L);
    y += (upper_tail(y) - tail) / density;
  }
  return upper ? y : -y;
}

double relative_error(double got, long double truth) {
  return static_cast<double>(std::abs((got - truth) / truth));
}

/// Where draws are, both tails down to 1e-300, and the seams at |p - 1/2| = 0.425.
template <class Look>
void for_probabilities(Look&& look) {
  Words words(21);
  for (int i = 0; i < 60'000; ++i) {
    look(words.unit() + 0x1p-54);
    look(std::exp(-690.0 * (1.0 - words.unit())));
    look(1.0 - std::exp(-36.0 * (1.0 - words.unit())));
    look(0.075 + (words.unit() - 0.5) * 1e-6);
    look(0.925 + (words.unit() - 0.5) * 1e-6);
    look(0.5 + (words.unit() - 0.5) * 1e-9);
  }
}

TEST_CASE("the normal quantile has a relative error below 1e-15") {
  Worst worst;
  for_probabilities([&](double p) {
    if (p == 0.5 || p >= 1.0) return;
    const double z = det::normal_quantile(p);
    worst.look(p, relative_error(z, refined_quantile(p, z)));
  });
  CAPTURE(worst.at());
  CHECK(worst.count() > 300'000);
  CHECK(worst.error() < 1e-15);
}

TEST_CASE("the check of the normal quantile rejects one with ten ulps too many") {
  Worst worst;
  for_probabilities([&](double p) {
    if (p == 0.5 || p >= 1.0) return;
    const double z = test::shifted(det::normal_quantile(p), 10);
    worst.look(p, relative_error(z, refined_quantile(p, z)));
  });
  REQUIRE(worst.error() > 1e-15);
}

TEST_CASE("the normal quantile is odd about one half and ends at infinity") {
  CHECK(det::normal_quantile(0.5) == 0.0);
  CHECK(det::normal_quantile(0.0) == -k_beyond);
  CHECK(det::normal_quantile(1.0) == k_beyond);
  CHECK(std::isnan(det::normal_quantile(-0.001)));
  CHECK(std::isnan(det::normal_quantile(1.001)));
  CHECK(std::isnan(det::normal_quantile(std::numeric_limits<double>::quiet_NaN())));
  for (const double p : {0x1p-20, 0.03125, 0.25, 0.46875})
    CHECK(det::normal_quantile(p) == -det::normal_quantile(1.0 - p));
  CHECK(det::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
}

TEST_CASE("the normal distribution function has a relative error below 1e-15") {
  Words words(22);
  Worst worst;
  for (int i = 0; i < 300'000; ++i) {
    const double z = words.between(-37.0, 8.0);
    worst.look(z, relative_error(det::normal_cdf(z), upper_tail(-static_cast<long double>(z))));
  }
  CAPTURE(worst.at());
  CHECK(worst.error() < 1e-15);
}

TEST_CASE("the normal distribution function ends at 0 and 1") {
  CHECK(det::normal_cdf(0.0) == 0.5);
  CHECK(det::normal_cdf(-k_beyond) == 0.0);
  CHECK(det::normal_cdf(k_beyond) == 1.0);
  CHECK(det::normal_cdf(-41.0) == 0.0);
  CHECK(det::normal_cdf(9.0) == 1.0);
  CHECK(std::isnan(det::normal_cdf(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("the bits of the normal law are the same in every build") {
  Words words(23);
  Hasher hasher;
  for (int i = 0; i < 20'000; ++i) {
    hasher.add(std::bit_cast<std::uint64_t>(det::normal_quantile(words.unit() + 0x1p-54)));
    hasher.add(std::bit_cast<std::uint64_t>(det::normal_quantile(words.unit() * 0x1p-60)));
    hasher.add(std::bit_cast<std::uint64_t>(det::normal_cdf(words.between(-37.0, 8.0))));
  }
  CHECK(hasher.value().hex() == "2ce9f398b5826337d495edb72a2c81df");
}

}  // namespace
