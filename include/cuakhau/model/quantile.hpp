#pragma once

// Percentiles of durations, some of which are only known to exceed a value because the run ended
// first. Exact for fewer than 10 000 durations; from then on a log-linear histogram of fixed memory
// (at most 200 kB) whose percentiles are within 0.1 % of the exact ones. Samples of several groups
// merge into the sample of all.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/time.hpp>

namespace cuakhau::model {

/// Buckets of whole milliseconds: below 1024 one each, above it 512 between two powers of two. A
/// bucket's middle is within 1 / 1024 of every value in it.
class DurationBuckets {
 public:
  [[nodiscard]] static constexpr std::size_t index(std::uint64_t ticks) {
    const auto shift = static_cast<unsigned>(std::bit_width(ticks | 1023U)) - 10U;
    return (std::size_t{shift} << 9U) + static_cast<std::size_t>(ticks >> shift);
  }
  /// The middle of a bucket, ms.
  [[nodiscard]] static constexpr double middle(std::size_t bucket) {
    const std::size_t shift = bucket < 1024 ? 0 : (bucket >> 9U) - 1;
    const std::uint64_t width = std::uint64_t{1} << shift;
    const std::uint64_t low = (bucket - (shift << 9U)) << shift;
    return static_cast<double>(low) + (static_cast<double>(width) - 1.0) / 2.0;
  }
};

/// A percentile in ms. `is_lower_bound`: so many values are censored that it was not reached; it is
/// then the largest time known.
struct Percentile {
  double value_ms = 0.0;
  bool is_lower_bound = false;
  friend bool operator==(const Percentile&, const Percentile&) = default;
};

class DurationSample {
 public:
  static constexpr std::size_t k_exact_below = 10'000;

  /// @param value not negative
  [[gnu::always_inline]] void add(Duration value) { add(value, 0); }
  /// A duration that had lasted this long when the run ended.
  void add_censored(Duration value) { add(value, 1); }
  void merge(const DurationSample& other);

  [[nodiscard]] bool is_empty() const { return is_exact_ && exact_.empty(); }
  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] bool is_exact() const { return is_exact_; }

  /// Kaplan-Meier percentiles: the least t at which the estimated share of durations up to t is at
  /// least the share asked for; without censoring the order statistic of rank ceil(share * n).
  /// @param shares ascending, between 0 and 1; the sample must not be empty
  [[nodiscard]] std::vector<Percentile> percentiles(std::span<const double> shares) const;

 private:
  // How many durations fell into each bucket; none while the sample is exact.
  class Buckets {
   public:
    [[nodiscard]] bool has(std::size_t bucket) const { return bucket < size_; }
    void count(std::size_t bucket) { ++counts_[bucket]; }
    void add(std::size_t bucket) {
      if (!has(bucket)) grow(bucket);
      count(bucket);
    }
    void merge(const Buckets& other);
    [[nodiscard]] std::span<const std::uint64_t> counts() const { return counts_; }

   private:
    void grow(std::size_t bucket);
    std::vector<std::uint64_t> counts_;
    std::size_t size_ = 0;  // of counts_, which would have to divide for it
  };

  // While exact, a value is coded as 2 * ticks + (1 if censored): at equal times the known
  // durations sort before the censored ones, as Kaplan and Meier have it.
  [[gnu::always_inline]] void add(Duration value, unsigned censored) {
    CUAKHAU_DEBUG_CHECK(value.count() >= 0, "a duration of {} ms", value.count());
    const auto ticks = static_cast<std::uint64_t>(value.count());
    const std::size_t bucket = DurationBuckets::index(ticks);
    if (buckets_[censored].has(bucket))
      buckets_[censored].count(bucket);
    else
      add_code((ticks << 1U) | censored);
  }
  void add_code(std::uint64_t code);
  void spill();
  [[nodiscard]] std::vector<Percentile> exact_percentiles(std::span<const double> shares) const;
  static std::vector<Percentile> order_statistics(std::span<std::uint64_t> codes,
                                                  std::span<const double> shares);
  [[nodiscard]] std::vector<Percentile> bucket_percentiles(std::span<const double> shares) const;

  std::array<Buckets, 2> buckets_;  // of known and of censored durations
  std::vector<std::uint64_t> exact_;
  bool is_exact_ = true;
};

}  // namespace cuakhau::model
