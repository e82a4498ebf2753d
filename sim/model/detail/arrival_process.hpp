#pragma once

// The arrivals of one flow, one after the other. Poisson kinds invert the cumulative rate at the
// sums of unit exponential gaps (Çinlar 1975): truck k keeps its gap when the rate changes, so that
// it arrives a little earlier or later but remains the same truck.

#include <cstdint>
#include <optional>
#include <vector>

#include <cuakhau/kernel/stream.hpp>
#include <cuakhau/kernel/variate_stream.hpp>

#include "model/detail/rate_profile.hpp"
#include "model/detail/tables.hpp"

namespace cuakhau::model::detail {

class ArrivalProcess {
 public:
  struct Batch {
    Instant at;  // never() when there are no more before the horizon
    std::uint32_t trucks = 1;
  };

  /// @param day_effects that outlive it
  ArrivalProcess(const Network::Tables& tables, FlowId flow, kernel::StreamKey root,
                 DayEffects& day_effects);

  /// The next arrival, not before the last one.
  [[nodiscard]] Batch next() {
    Batch batch{.at = next_instant()};
    if (batches_) [[unlikely]]
      batch.trucks = next_batch();
    ++index_;
    if (batch.at >= window_.horizon)
      batch.at = Instant::never();
    else
      last_ = batch.at;
    return batch;
  }

  /// Goes by the rates of another plan from now on: the arrival asked for last comes when the new
  /// rates have made up what is left of its gap.
  /// @return whether the rates differ
  [[nodiscard]] bool follow(const Network::Tables& tables, Instant now);
  /// The instant of the arrival asked for last, by the present rates; never() when it does not come
  /// before the horizon.
  [[nodiscard]] Instant again();

 private:
  enum class Kind : std::uint8_t { none, poisson, profile, gaps, listed, counts };

  static constexpr double k_longest_ms = 1e15;

  [[nodiscard]] static Kind kind_of(const Arrivals& arrivals);
  [[nodiscard]] Instant next_instant() {
    if (kind_ != Kind::poisson && kind_ != Kind::profile) return next_without_rates();
    events_ += gaps_.at(index_);
    return at_rates();
  }
  [[nodiscard]] Instant next_without_rates();
  [[nodiscard]] std::uint32_t next_batch();
  [[nodiscard]] Instant next_listed();
  [[nodiscard]] Instant next_counted();
  void place_day(const DailyTotal& day);

  [[nodiscard]] Instant at_rates() {
    if (kind_ == Kind::profile) return profile_->when(events_);
    const double ahead = (events_ - events_before_) * ms_per_event_;
    // Beyond what a run can last, and no more ticks than an instant has.
    if (!(ahead < k_longest_ms)) return Instant::never();
    return rate_from_ + ticks_from(ahead);
  }
  void set_rate();
  /// By the plan in force.
  [[nodiscard]] RateProfile whole_profile() const;

  const Network::Tables* tables_;
  DayEffects* day_effects_;
  FlowId flow_;
  const Arrivals* arrivals_;
  RunWindow window_;
  Kind kind_;
  kernel::VariateStream gaps_;
  std::optional<kernel::VariateStream> batches_;
  std::optional<RateProfile> profile_;
  kernel::StreamKey places_;   // of `daily` as counts
  std::uint64_t index_ = 0;    // of the next gap, listed instant or batch
  double events_ = 0.0;        // sum of the unit exponential gaps
  double ms_per_event_ = 0.0;  // of `poisson`; infinite when there are none
  // Of `poisson`: since when that is so, and how many events were expected until then.
  Instant rate_from_;
  double events_before_ = 0.0;
  Instant last_;
  std::size_t next_day_ = 0;
  std::vector<Instant> placed_;  // of the present day, the last first
};

}  // namespace cuakhau::model::detail
