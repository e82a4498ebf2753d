#include <cuakhau/model/quantile.hpp>

#include <cmath>
#include <random>
#include <vector>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;

namespace {

constexpr std::array<double, 5> k_asked{0.5, 0.8, 0.9, 0.95, 0.99};

Percentile percentile(const DurationSample& sample, double share) {
  return sample.percentiles(std::vector<double>{share}).front();
}

DurationSample sample_of(const std::vector<int>& known, const std::vector<int>& censored = {}) {
  DurationSample sample;
  for (const int value : known) sample.add(Duration{value});
  for (const int value : censored) sample.add_censored(Duration{value});
  return sample;
}

}  // namespace

TEST_CASE("a percentile of known durations is the order statistic of rank ceil(share n)") {
  for (int n = 1; n <= 200; ++n) {
    DurationSample sample;
    for (int value = n; value >= 1; --value) sample.add(Duration{value});
    for (int percent = 1; percent <= 100; ++percent) {
      const int rank = (n * percent + 99) / 100;
      const Percentile found = percentile(sample, percent / 100.0);
      REQUIRE(found == Percentile{static_cast<double>(rank), false});
    }
  }
}

TEST_CASE("percentiles asked for together are those asked for one by one") {
  DurationSample sample;
  for (int i = 0; i < 1000; ++i) sample.add(Duration{(i * 7919) % 613});
  const std::vector<double> shares{0.0, 0.1, 0.5, 0.5, 0.5004, 0.9, 0.999, 1.0};
  const std::vector<Percentile> found = sample.percentiles(shares);
  REQUIRE(found.size() == shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i) CHECK(found[i] == percentile(sample, shares[i]));
}

// Remission of leukaemia patients under 6-MP, weeks (Freireich et al. 1963; the estimate as printed
// in Kalbfleisch and Prentice 2002, section 1.1.2 and Collett: .857 at 6, .807 at 7, .753 at 10,
// .690 at 13, .627 at 16, .538 at 22, .448 at 23).
TEST_CASE("percentiles with censored durations follow Kaplan and Meier's estimate") {
  const DurationSample sample =
      sample_of({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35});
  const std::vector<std::pair<double, double>> steps{
      {0.857, 6}, {0.807, 7}, {0.753, 10}, {0.690, 13}, {0.627, 16}, {0.538, 22}, {0.448, 23}};
  for (const auto& [survival, weeks] : steps) {
    REQUIRE(percentile(sample, 1.0 - survival - 0.001).value_ms == weeks);
    REQUIRE(percentile(sample, 1.0 - survival + 0.001).value_ms != weeks);
  }
  REQUIRE(percentile(sample, 0.5) == Percentile{23, false});
  REQUIRE(percentile(sample, 0.6) == Percentile{35, true});
}

TEST_CASE("a percentile that was not reached is above the largest time known") {
  REQUIRE(percentile(sample_of({1, 2, 3}, {10}), 0.75) == Percentile{3, false});
  REQUIRE(percentile(sample_of({1, 2, 3}, {10}), 0.8) == Percentile{10, true});
  REQUIRE(percentile(sample_of({}, {4, 9}), 0.01) == Percentile{9, true});
}

TEST_CASE("at equal times a known duration comes before a censored one") {
  REQUIRE(percentile(sample_of({5}, {5}), 0.5) == Percentile{5, false});
  REQUIRE(percentile(sample_of({5}, {5}), 0.6) == Percentile{5, true});
}

TEST_CASE("every value lies within a thousandth of its bucket's middle") {
  std::size_t last = 0;
  for (std::uint64_t value = 0; value < 100'000; ++value) {
    const std::size_t bucket = DurationBuckets::index(value);
    REQUIRE((bucket == last || bucket == last + 1));
    last = bucket;
    const double middle = DurationBuckets::middle(bucket);
    REQUIRE(std::abs(middle - static_cast<double>(value)) <= 0.001 * static_cast<double>(value));
    if (value < 1024) REQUIRE(middle == static_cast<double>(value));
  }
  for (unsigned bits = 10; bits < 53; ++bits)
    for (const std::uint64_t value : {(std::uint64_t{1} << bits) - 1, std::uint64_t{1} << bits}) {
      const double middle = DurationBuckets::middle(DurationBuckets::index(value));
      REQUIRE(std::abs(middle / static_cast<double>(value) - 1.0) <= 1.0 / 1024);
    }
}

TEST_CASE("the histogram's percentiles are within 0.1 % of the exact ones, censored or not") {
  std::mt19937 random(1);
  for (const unsigned one_in : {0U, 4U}) {
    DurationSample sample;
    std::vector<std::uint64_t> codes;
    for (int i = 0; i < 60'000; ++i) {
      const std::uint64_t value = random() % 2'000 * (random() % 5'000);
      const bool censored = one_in > 0 && random() % one_in == 0;
      codes.push_back(value << 1U | (censored ? 1U : 0U));
      if (censored) sample.add_censored(Duration{static_cast<std::int64_t>(value)});
      if (!censored) sample.add(Duration{static_cast<std::int64_t>(value)});
    }
    REQUIRE_FALSE(sample.is_exact());
    // The textbook product over all values, one factor at a time.
    std::ranges::sort(codes);
    double survival = 1.0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < codes.size() && next < k_asked.size(); ++i) {
      if ((codes[i] & 1U) == 0) survival *= 1.0 - 1.0 / static_cast<double>(codes.size() - i);
      while (next < k_asked.size() && survival <= 1.0 - k_asked[next] + 1e-9) {
        const auto exact = static_cast<double>(codes[i] >> 1U);
        const Percentile found = percentile(sample, k_asked[next++]);
        REQUIRE_FALSE(found.is_lower_bound);
        REQUIRE(std::abs(found.value_ms - exact) <= 0.001 * exact);
        REQUIRE(std::abs(found.value_ms - exact * 1.003) > 0.001 * exact);  // the bound can fail
      }
    }
    REQUIRE(next == k_asked.size());
  }
}

TEST_CASE("a sample is exact below 10 000 values") {
  DurationSample sample;
  for (int i = 0; i < 9'999; ++i) sample.add(Duration{1'000'001});
  REQUIRE(sample.is_exact());
  REQUIRE(percentile(sample, 0.5).value_ms == 1'000'001);
  sample.add(Duration{1'000'001});
  REQUIRE_FALSE(sample.is_exact());
  REQUIRE(percentile(sample, 0.5).value_ms == Approx(1'000'001).epsilon(0.001));
}

TEST_CASE("merged samples are the sample of all values") {
  for (const std::size_t count : {100U, 6'000U, 30'000U}) {
    std::mt19937 random(7);
    DurationSample all;
    std::array<DurationSample, 3> parts;
    for (std::size_t i = 0; i < count; ++i) {
      const Duration value{static_cast<std::int64_t>(random() % 10'000'000)};
      DurationSample& part = parts[i % 7 < 5 ? 0 : i % 7 - 4];
      if (i % 5 == 0) {
        all.add_censored(value);
        part.add_censored(value);
      } else {
        all.add(value);
        part.add(value);
      }
    }
    DurationSample merged;
    for (const DurationSample& part : parts) merged.merge(part);
    REQUIRE(merged.size() == all.size());
    REQUIRE(merged.is_exact() == all.is_exact());
    REQUIRE(merged.percentiles(k_asked) == all.percentiles(k_asked));
  }
}
