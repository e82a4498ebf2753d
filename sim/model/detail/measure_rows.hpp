#pragma once

// The rows of a result: for which places, gates, directions, flows and commodities there are
// readings, and which readings each row has. Catalogue and readings come from the same tables, in
// the same order.

#include <array>
#include <cstdint>
#include <vector>

#include <cuakhau/model/measure.hpp>

#include "model/detail/measure_recorder.hpp"

namespace cuakhau::model::detail {

inline constexpr std::uint32_t k_any = 0xffffffffU;

/// The trucks that a row is about. Directions are of travel at a place, of the flow elsewhere.
struct Row {
  enum class Kind : std::uint8_t { province, gate, place };
  Kind kind = Kind::province;
  std::uint32_t index = 0;  // of the gate or place
  std::uint32_t direction = k_any;
  std::uint32_t flow = k_any;
  std::uint32_t commodity = k_any;

  [[nodiscard]] bool is_whole() const { return flow == k_any && commodity == k_any; }
};

/// The shares of the percentiles, and their names.
inline constexpr std::array<double, 5> k_shares{0.5, 0.8, 0.9, 0.95, 0.99};
inline constexpr std::array<const char*, 5> k_share_names{"p50", "p80", "p90", "p95", "p99"};

/// Every row of a result, in order: the province, gates, places.
[[nodiscard]] std::vector<Row> rows(const MeasureLayout& layout);
/// The keys of a row's readings, and the readings, in the same order.
void add_entries(const MeasureLayout& layout, const Row& row, std::vector<CatalogueEntry>& entries);
void add_readings(const MeasureRecorder& recorder, const Row& row, std::vector<Reading>& readings);

/// Those of the province and of gates.
void add_way_entries(const MeasureLayout& layout, const Row& row,
                     std::vector<CatalogueEntry>& entries);
void add_way_readings(const MeasureRecorder& recorder, const Row& row,
                      std::vector<Reading>& readings);
/// Those of places.
void add_place_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries);
void add_place_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings);

[[nodiscard]] Catalogue catalogue(const MeasureLayout& layout);
[[nodiscard]] ReplicationMeasures measures(const MeasureRecorder& recorder);

}  // namespace cuakhau::model::detail
