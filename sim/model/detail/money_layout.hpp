#pragma once

// What the measures need to know of a network's money, as plain values. Amounts are in units of the
// plan's currency.

#include <optional>
#include <string>
#include <vector>

#include <cuakhau/base/time.hpp>
#include <cuakhau/model/network.hpp>

namespace cuakhau::model::detail {

/// A load of one commodity: its value while fresh, and the share of it that is lost by an age.
struct LoadValue {
  double value = 0.0;
  Duration fresh_for{0};
  Duration shelf_life{0};
  bool spoils = false;

  [[nodiscard]] double lost_by(Duration age) const {
    if (!spoils || age < fresh_for) return 0.0;
    if (age >= shelf_life) return 1.0;
    return static_cast<double>((age - fresh_for).count()) /
           static_cast<double>((shelf_life - fresh_for).count());
  }
};

struct MoneyLayout {
  struct PolicyPrice {
    double once = 0.0;
    double per_day = 0.0;
  };

  /// What a pool's members cost.
  struct StaffPrice {
    StageId pool{};
    std::size_t gate = 0;  // its index; as many as there are: none
    double per_hour = 0.0;
    double night_premium = 0.0;  // a share of it, on top
    OpenSpans night{};           // of the run
  };

  std::string currency;                    // empty: nothing is counted in money
  std::vector<LoadValue> loads;            // by CommodityId; empty: no load has a value
  std::vector<double> waiting_per_ms;      // by FlowId; empty: waiting costs nothing
  std::vector<double> fees;                // by StageId, now; empty: no stage ever takes a fee
  std::vector<std::uint8_t> free_results;  // by StageId: the outcome that nobody pays for, or 0
  std::vector<PolicyPrice> policies;       // as in the plan; empty: none costs anything
  std::vector<StaffPrice> staff{};         // of the pools that cost something

  [[nodiscard]] bool spoils() const;
};

[[nodiscard]] MoneyLayout money_layout(const Network& network);

/// What something counts for, by FlowId: by the flow's own rate, else by the usual one. Empty: the
/// plan has neither.
template <class Rate, class ToNumber>
std::vector<double> by_flow(const Network& network, std::optional<Rate> Flow::* own,
                            const std::optional<Rate>& usual, ToNumber number) {
  std::vector<double> numbers;
  bool is_any = false;
  for (const FlowInfo& info : network.flows()) {
    const std::optional<Rate>& of_flow = network.plan().flows.at(info.name).*own;
    const std::optional<Rate>& rate = of_flow ? of_flow : usual;
    numbers.push_back(rate ? number(*rate) : 0.0);
    is_any |= rate.has_value();
  }
  return is_any ? numbers : std::vector<double>{};
}

}  // namespace cuakhau::model::detail
