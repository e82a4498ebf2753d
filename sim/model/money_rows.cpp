#include "model/detail/money_rows.hpp"

#include <algorithm>
#include <array>

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr double k_million = 1e6;

/// What the readings of one row are computed from.
struct MoneyTotals {
  const RunWindow& window;
  MoneySums sums;
  double waiting = 0.0;
  double policies = 0.0;  // of the province as a whole alone
  double staff = 0.0;     // of the province and of gates as a whole

  [[nodiscard]] Reading millions(double sum) const {
    return {.numerator = sum / k_million, .denominator = days_of(window)};
  }
};

bool is_province(const Row& row) {
  return row.kind == Row::Kind::province && row.is_whole() && row.direction == k_any;
}

/// Whether the plan has amounts that the measure of a row is about.
bool spoils(const MoneyLayout& money, const Row&) { return money.spoils(); }
bool waiting_costs(const MoneyLayout& money, const Row&) { return !money.waiting_per_ms.empty(); }
bool has_fees(const MoneyLayout& money, const Row&) { return !money.fees.empty(); }
bool policies_cost(const MoneyLayout& money, const Row& row) {
  return !money.policies.empty() && is_province(row);
}
/// Staff serves trucks of every flow and direction.
bool counts_for(const MoneyLayout::StaffPrice& staff, const Row& row) {
  return row.is_whole() && row.direction == k_any &&
         (row.kind == Row::Kind::province || row.index == staff.gate);
}
bool staff_costs(const MoneyLayout& money, const Row& row) {
  return std::ranges::any_of(
      money.staff, [&](const MoneyLayout::StaffPrice& one) { return counts_for(one, row); });
}
bool costs_anything(const MoneyLayout& money, const Row& row) {
  return spoils(money, row) || waiting_costs(money, row) || has_fees(money, row) ||
         policies_cost(money, row) || staff_costs(money, row);
}

struct MoneyMeasure {
  const char* measure;
  const char* unit;  // null: millions of the plan's currency a day
  const char* statistic;
  bool (*applies)(const MoneyLayout&, const Row&);
  Reading (*read)(const MoneyTotals&);
};

Reading share_lost(const MoneyTotals& totals) {
  const MoneySums& sums = totals.sums;
  const auto loads = static_cast<double>(sums.loads);
  return {.numerator = 100.0 * sums.value_lost,
          .denominator = sums.value,
          .censored = sums.loads > 0 ? static_cast<double>(sums.loads_inside) / loads : 0.0};
}

constexpr auto k_money_measures = std::to_array<MoneyMeasure>({
    {"spoiled", "%", "share", spoils, share_lost},
    {"loads_lost", "trucks/day", "mean", spoils,
     [](const MoneyTotals& t) { return per_day(t.sums.loads_lost, t.window); }},
    {"cost", nullptr, "mean", costs_anything,
     [](const MoneyTotals& t) {
       return t.millions(t.waiting + t.sums.fees + t.sums.spoiled + t.staff + t.policies);
     }},
    {"cost_waiting", nullptr, "mean", waiting_costs,
     [](const MoneyTotals& t) { return t.millions(t.waiting); }},
    {"cost_fees", nullptr, "mean", has_fees,
     [](const MoneyTotals& t) { return t.millions(t.sums.fees); }},
    {"cost_spoiled", nullptr, "mean", spoils,
     [](const MoneyTotals& t) { return t.millions(t.sums.spoiled); }},
    {"cost_staff", nullptr, "mean", staff_costs,
     [](const MoneyTotals& t) { return t.millions(t.staff); }},
    {"cost_policies", nullptr, "mean", policies_cost,
     [](const MoneyTotals& t) { return t.millions(t.policies); }},
});

MoneyTotals money_totals_of(const MeasureRecorder& recorder, const Row& row) {
  const MeasureLayout& layout = recorder.layout();
  const MoneyLayout& money = recorder.money().layout();
  MoneyTotals totals{.window = layout.window, .sums = {}};
  for (std::size_t gate = 0; gate <= layout.gates.size(); ++gate) {
    if (row.kind == Row::Kind::gate && row.index != gate) continue;
    for (std::size_t flow = 0; flow < layout.flows.size(); ++flow) {
      if (!has_flow(layout, row, flow)) continue;
      totals.sums += recorder.money().sums(gate * layout.flows.size() + flow);
    }
  }
  if (!money.waiting_per_ms.empty())
    totals.waiting = weighed_waiting(recorder, row, money.waiting_per_ms);
  if (is_province(row)) totals.policies = recorder.money().policies();
  for (std::size_t i = 0; i < money.staff.size(); ++i)
    if (counts_for(money.staff[i], row))
      totals.staff +=
          recorder.money().staff().cost(i, layout.stages[money.staff[i].pool.index()].open[2]);
  return totals;
}

}  // namespace

void add_money_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries) {
  const bool is_gate = row.kind == Row::Kind::gate;
  for (const MoneyMeasure& measure : k_money_measures)
    if (measure.applies(layout.money, row))
      entries.push_back(
          {.key = {.measure = measure.measure,
                   .unit = measure.unit == nullptr ? "M " + layout.money.currency + "/day"
                                                   : measure.unit,
                   .where = is_gate ? layout.gates[row.index] : "province",
                   .direction = direction_text(row),
                   .flow = flow_text(layout, row),
                   .outcome = "*",
                   .statistic = measure.statistic},
           .pooling = Pooling::ratio});
}

void add_money_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings) {
  if (recorder.money().layout().currency.empty()) return;
  const MoneyTotals totals = money_totals_of(recorder, row);
  for (const MoneyMeasure& measure : k_money_measures)
    if (measure.applies(recorder.money().layout(), row)) readings.push_back(measure.read(totals));
}

}  // namespace cuakhau::model::detail
