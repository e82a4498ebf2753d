#include <cuakhau/model/quantile.hpp>

#include <algorithm>
#include <utility>

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
  }

  void add(double value_ms, std::uint64_t known, std::uint64_t censored) {
    largest_ms_ = value_ms;
    at_risk_ -= known;
    while (found_.size() < shares_.size() && is_reached(shares_[found_.size()]))
      found_.push_back({value_ms, false});
    if (censored == 0) return;
    base_ = survival();
    at_risk_ -= censored;
    base_at_risk_ = at_risk_;
  }

  [[nodiscard]] std::vector<Percentile> result() && {
    found_.resize(shares_.size(), {largest_ms_, true});
    return std::move(found_);
  }

 private:
  [[nodiscard]] double survival() const {
    return base_ * static_cast<double>(at_risk_) / static_cast<double>(base_at_risk_);
  }
  // The slack is far below 1 / n and above the rounding of the few operations behind either side.
  [[nodiscard]] bool is_reached(double share) const { return survival() <= 1.0 - share + 1e-12; }

  std::span<const double> shares_;
  std::uint64_t at_risk_;
  std::uint64_t base_at_risk_;
  double base_ = 1.0;
  double largest_ms_ = 0.0;
  std::vector<Percentile> found_;
};

}  // namespace

void DurationSample::add_exact(std::uint64_t code) {
  exact_.push_back(code);
  if (exact_.size() == k_exact_below) spill();
}

void DurationSample::spill() {
  for (const std::uint64_t code : exact_)
    count(DurationBuckets::index(code >> 1U), static_cast<unsigned>(code & 1U), 1);
  exact_ = {};
  is_exact_ = false;
}

void DurationSample::merge(const DurationSample& other) {
  size_ += other.size_;
  if (is_exact() && other.is_exact()) {
    exact_.insert(exact_.end(), other.exact_.begin(), other.exact_.end());
    if (exact_.size() >= k_exact_below) spill();
    return;
  }
  spill();
  for (const std::uint64_t code : other.exact_)
    count(DurationBuckets::index(code >> 1U), static_cast<unsigned>(code & 1U), 1);
  for (unsigned censored = 0; censored < 2; ++censored) {
    const Counts& counts = other.buckets_[censored];
    for (std::size_t bucket = 0; bucket < counts.size(); ++bucket)
      if (counts[bucket] > 0) count(bucket, censored, counts[bucket]);
  }
}

std::vector<Percentile> DurationSample::percentiles(std::span<const double> shares) const {
  CUAKHAU_CHECK(size_ > 0, "percentiles of an empty sample");
  ProductLimit estimate(size_, shares);
  if (is_exact()) {
    std::vector<std::uint64_t> codes = exact_;
    std::ranges::sort(codes);
    for (const std::uint64_t code : codes)
      estimate.add(static_cast<double>(code >> 1U), 1 - (code & 1U), code & 1U);
    return std::move(estimate).result();
  }
  const std::size_t buckets = std::max(buckets_[0].size(), buckets_[1].size());
  const auto at = [](const Counts& counts, std::size_t bucket) {
    return bucket < counts.size() ? counts[bucket] : 0;
  };
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    const std::uint64_t known = at(buckets_[0], bucket);
    const std::uint64_t censored = at(buckets_[1], bucket);
    if (known + censored > 0) estimate.add(DurationBuckets::middle(bucket), known, censored);
  }
  return std::move(estimate).result();
}

}  // namespace cuakhau::model
