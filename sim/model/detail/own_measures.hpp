#pragma once

// Measures of the user's own, from the same records as all others.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/model/measure.hpp>
#include <cuakhau/model/own_measure.hpp>
#include <cuakhau/model/quantile.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/measure_layout.hpp"
#include "model/detail/visit_sums.hpp"

namespace cuakhau::model::detail {

/// What one figure of a measure is about: the texts of its key, and for how many days it counts.
struct OwnGroup {
  std::string where;
  std::string direction;
  std::string flow;
  std::string period;
  double days = 0.0;
};

/// The groups of a measure, in the order of its figures.
[[nodiscard]] std::vector<OwnGroup> groups_of(const MeasureLayout& layout,
                                              const OwnMeasure& measure);

void add_own_entries(const MeasureLayout& layout, std::vector<CatalogueEntry>& entries);

class OwnMeasures {
 public:
  /// @param layout outlives it
  explicit OwnMeasures(const MeasureLayout& layout);

  void add(std::span<const Visit> visits);
  void add(std::span<const Journey> journeys);
  /// In the order of add_own_entries().
  void add_readings(std::vector<Reading>& readings) const;

 private:
  /// A time of a truck, and what decides where it counts.
  struct Time {
    TruckRef truck;
    Instant arrived;
    Instant done;  // never(): not by the end of the run
    Duration length{0};
    Known known = Known::yes;
    std::uint32_t place = 0;
    std::uint32_t gate = MeasureLayout::k_none;
    Marks marks = 0;
  };
  struct Sums {
    TimeSum all;
    std::uint64_t above = 0;
    std::uint64_t unknown_above = 0;  // below it so far when the run ended
    Duration longest{0};
    DurationSample sample;
  };
  struct Measure {
    const OwnMeasure* plan = nullptr;
    std::vector<std::uint32_t> places{};  // of `at`; empty: the whole way
    std::uint32_t gate = MeasureLayout::k_none;
    Marks found = 0;  // 0: all trucks
    std::vector<OwnGroup> groups{};
    std::vector<Sums> sums{};  // by group
  };

  void add(Measure& measure, const Visit& visit);
  void add(Measure& measure, const Journey& journey);
  [[nodiscard]] bool is_meant(const Measure& measure, const Time& time) const;
  void add(Measure& measure, const Time& time);
  [[nodiscard]] std::size_t group_of(const Measure& measure, const Time& time,
                                     Instant instant) const;
  [[nodiscard]] static Reading reading(const OwnMeasure& plan, const OwnGroup& group,
                                       const Sums& sums);

  const MeasureLayout& layout_;
  std::vector<Measure> measures_;
};

}  // namespace cuakhau::model::detail
