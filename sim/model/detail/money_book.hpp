#pragma once

// Adds up the money of one replication: fees by visit, value lost by journey, what policies cost.
// What waiting costs follows from the time waited, which the groups of journeys have.

#include <cstdint>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/record.hpp>

#include "model/detail/measure_window.hpp"
#include "model/detail/money_layout.hpp"
#include "model/detail/staff_book.hpp"

namespace cuakhau::model::detail {

/// Of the journeys of one flow that count for one gate.
struct MoneySums {
  // Within the window, whenever the truck arrived.
  double fees = 0.0;
  double spoiled = 0.0;
  std::uint64_t loads_lost = 0;
  // Of loads that arrived in the window: their value on arrival, and what they lost of it.
  double value = 0.0;
  double value_lost = 0.0;
  std::uint64_t loads = 0;
  std::uint64_t loads_inside = 0;  // not cleared at the end: they go on losing

  MoneySums& operator+=(const MoneySums& other);
};

class MoneyBook {
 public:
  MoneyBook(MoneyLayout layout, const MeasureWindow& window, std::size_t groups);

  [[nodiscard]] const MoneyLayout& layout() const { return layout_; }
  [[nodiscard]] bool has_loads() const { return !layout_.loads.empty(); }
  [[nodiscard]] bool has_fees() const { return !layout_.fees.empty(); }

  /// The truck has left the stage: it pays the fee of that instant.
  void pay(std::size_t group, const Visit& visit);
  void add(std::size_t group, const Journey& journey);
  /// @param later the amounts in force from then on
  void follow(const PolicyFiring& firing, const MoneyLayout& later);

  [[nodiscard]] const MoneySums& sums(std::size_t group) const { return sums_[group]; }
  [[nodiscard]] StaffBook& staff() { return staff_; }
  [[nodiscard]] const StaffBook& staff() const { return staff_; }
  /// Of all policies, within the window.
  [[nodiscard]] double policies() const;

 private:
  struct FeeFrom {
    Instant from;
    double fee = 0.0;
  };
  struct PolicyState {
    std::uint64_t onsets = 0;
    Instant since = Instant::never();  // while it is in force
    double once = 0.0;
    Duration in_force{0};
  };

  MoneyLayout layout_;
  MeasureWindow window_;
  std::vector<MoneySums> sums_;
  std::vector<std::vector<FeeFrom>> fees_;  // by stage, ascending
  std::vector<PolicyState> policies_;
  StaffBook staff_;
};

}  // namespace cuakhau::model::detail
