#include <cuakhau/model/quantile.hpp>

#include <algorithm>
#include <limits>

namespace cuakhau::model {

namespace {

// The product-limit estimate (Kaplan and Meier 1958, section 3), fed with values in ascending
// order. Between two censored values the estimate is base * at_risk / base_at_risk, so that
// rounding does not add up over values and n uncensored values give exact multiples of 1 / n.
class ProductLimit {
 public:
  ProductLimit(std::uint64_t size, std::span<const double> shares)
      : shares_(shares), at_risk_(size), base_at_risk_(size) {
    found_.reserve(shares.size());
    look_ahead();
  }

  /// @param value whatever the caller knows the value by
  void add(std::uint64_t value, std::uint64_t known, std::uint64_t censored) {
    largest_ = value;
    at_risk_ -= known;
    if (at_risk_ <= near_) find(value);
    if (censored == 0) return;
    base_ = survival();
    at_risk_ -= censored;
    base_at_risk_ = at_risk_;
    look_ahead();
  }
  [[nodiscard]] bool is_done() const { return found_.size() == shares_.size(); }
  /// Of uncensored values: the rank, from 1, of the one at which `share` is reached.
  [[nodiscard]] static std::size_t rank(std::size_t size, double share) {
    const auto is_reached_at = [&](std::size_t rank) {
      return static_cast<double>(size - rank) / static_cast<double>(size) <= left_at(share);
    };
    auto rank = static_cast<std::size_t>(share * static_cast<double>(size));
    rank = std::clamp<std::size_t>(rank, 1, size);
    while (rank > 1 && is_reached_at(rank - 1)) --rank;
    while (rank < size && !is_reached_at(rank)) ++rank;
    return rank;
  }

  /// @param to_ms of a value
  [[nodiscard]] std::vector<Percentile> result(auto&& to_ms) const {
    std::vector<Percentile> percentiles;
    percentiles.reserve(shares_.size());
    for (const std::uint64_t value : found_) percentiles.push_back({to_ms(value), false});
    percentiles.resize(shares_.size(), {to_ms(largest_), true});
    return percentiles;
  }

 private:
  void find(std::uint64_t value) {
    while (!is_done() && is_reached(shares_[found_.size()])) found_.push_back(value);
    look_ahead();
  }
  // No share is reached while more than near_ are at risk; one above the bound, for its rounding.
  void look_ahead() {
    if (is_done() || base_ <= 0.0) return;
    const double bound = left_at(shares_[found_.size()]) / base_;
    near_ = static_cast<std::uint64_t>(bound * static_cast<double>(base_at_risk_)) + 1;
  }
  [[nodiscard]] double survival() const {
    return base_ * static_cast<double>(at_risk_) / static_cast<double>(base_at_risk_);
  }
  // The slack is far below 1 / n and above the rounding of the few operations behind either side.
  [[nodiscard]] static double left_at(double share) { return 1.0 - share + 1e-12; }
  [[nodiscard]] bool is_reached(double share) const { return survival() <= left_at(share); }

  std::span<const double> shares_;
  std::uint64_t at_risk_;
  std::uint64_t base_at_risk_;
  std::uint64_t near_ = std::numeric_limits<std::uint64_t>::max();
  double base_ = 1.0;
  std::uint64_t largest_ = 0;
  std::vector<std::uint64_t> found_;
};

}  // namespace

std::uint64_t DurationSample::size() const {
  std::uint64_t size = exact_.size();
  for (const Buckets& buckets : buckets_)
    for (const std::uint64_t count : buckets.counts()) size += count;
  return size;
}

void DurationSample::add_code(std::uint64_t code) {
  if (!is_exact_) return buckets_[code & 1U].add(DurationBuckets::index(code >> 1U));
  exact_.push_back(code);
  if (exact_.size() == k_exact_below) spill();
}

void DurationSample::spill() {
  for (const std::uint64_t code : exact_)
    buckets_[code & 1U].add(DurationBuckets::index(code >> 1U));
  exact_ = {};
  is_exact_ = false;
}

void DurationSample::Buckets::grow(std::size_t bucket) {
  counts_.resize((bucket / 512 + 1) * 512);
  size_ = counts_.size();
}

void DurationSample::Buckets::merge(const Buckets& other) {
  if (other.size_ > size_) grow(other.size_ - 1);
  for (std::size_t bucket = 0; bucket < other.size_; ++bucket)
    counts_[bucket] += other.counts_[bucket];
}

void DurationSample::merge(const DurationSample& other) {
  if (is_empty()) {
    *this = other;
    return;
  }
  if (is_exact() && other.is_exact()) {
    exact_.insert(exact_.end(), other.exact_.begin(), other.exact_.end());
    if (exact_.size() >= k_exact_below) spill();
    return;
  }
  if (is_exact()) spill();
  for (const std::uint64_t code : other.exact_)
    buckets_[code & 1U].add(DurationBuckets::index(code >> 1U));
  for (std::size_t censored = 0; censored < 2; ++censored)
    buckets_[censored].merge(other.buckets_[censored]);
}

std::vector<Percentile> DurationSample::percentiles(std::span<const double> shares) const {
  CUAKHAU_CHECK(!is_empty(), "percentiles of an empty sample");
  return is_exact() ? exact_percentiles(shares) : bucket_percentiles(shares);
}

std::vector<Percentile> DurationSample::exact_percentiles(std::span<const double> shares) const {
  std::vector<std::uint64_t> codes = exact_;
  if (std::ranges::none_of(codes, [](std::uint64_t code) { return (code & 1U) != 0; }))
    return order_statistics(codes, shares);
  ProductLimit estimate(size(), shares);
  std::ranges::sort(codes);
  for (const std::uint64_t code : codes) estimate.add(code >> 1U, 1 - (code & 1U), code & 1U);
  return estimate.result([](std::uint64_t ticks) { return static_cast<double>(ticks); });
}

// Only those that are asked for need stand where they belong.
std::vector<Percentile> DurationSample::order_statistics(std::span<std::uint64_t> codes,
                                                         std::span<const double> shares) {
  std::vector<Percentile> percentiles;
  auto from = codes.begin();  // what is before is not above it
  for (const double share : shares) {
    const auto rank = static_cast<std::ptrdiff_t>(ProductLimit::rank(codes.size(), share));
    const auto at = codes.begin() + (rank - 1);
    if (at >= from) std::ranges::nth_element(from, at, codes.end());
    from = at + 1;
    percentiles.push_back({static_cast<double>(*at >> 1U), false});
  }
  return percentiles;
}

std::vector<Percentile> DurationSample::bucket_percentiles(std::span<const double> shares) const {
  ProductLimit estimate(size(), shares);
  const std::span<const std::uint64_t> known = buckets_[0].counts();
  const std::span<const std::uint64_t> censored = buckets_[1].counts();
  const std::size_t both = std::min(known.size(), censored.size());
  for (std::size_t bucket = 0; bucket < both; ++bucket)
    if (known[bucket] + censored[bucket] > 0) estimate.add(bucket, known[bucket], censored[bucket]);
  for (std::size_t bucket = both; bucket < known.size() && !estimate.is_done(); ++bucket)
    if (known[bucket] > 0) estimate.add(bucket, known[bucket], 0);
  for (std::size_t bucket = both; bucket < censored.size(); ++bucket)
    if (censored[bucket] > 0) estimate.add(bucket, 0, censored[bucket]);
  return estimate.result([](std::uint64_t bucket) { return DurationBuckets::middle(bucket); });
}

}  // namespace cuakhau::model
