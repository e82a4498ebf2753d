#include "model/detail/check_rows.hpp"

#include <numeric>
#include <string>

#include "model/detail/readings.hpp"

namespace cuakhau::model::detail {

namespace {

/// One reading of a row, by what it is and from what it comes.
class CheckMeasures {
 public:
  CheckMeasures(const MeasureLayout& layout, const Row& row)
      : place_(layout.places[row.index]), layout_(layout), row_(row) {}

  void entries(std::vector<CatalogueEntry>& to) const {
    const char* const measure = place_.kind == StageKind::choice ? "chosen" : "checked";
    to.push_back(entry(measure, k_trucks, "*"));
    for (const std::string& outcome : place_.outcomes) {
      to.push_back(entry(measure, k_trucks, outcome));
      to.push_back(entry(measure, {"%", "share"}, outcome));
    }
    if (!place_.is_test) return;
    to.push_back(entry("tests", {"tests/day", "mean"}, "*"));
    to.push_back(entry("missed", k_trucks, "*"));
  }

  void readings(const MeasureRecorder& recorder, std::vector<Reading>& to) const {
    std::vector<std::uint64_t> by_outcome(place_.outcomes.size());
    TestSums tests;
    for (const PlaceGroup& group : recorder.place_groups()) {
      if (!group.belongs_to(row_)) continue;
      tests += group.tests;
      for (std::size_t i = 0; i < group.by_outcome.size(); ++i)
        by_outcome[i] += group.by_outcome[i];
    }
    const RunWindow& window = layout_.window;
    const std::uint64_t all =
        std::accumulate(by_outcome.begin(), by_outcome.end(), std::uint64_t{0});
    to.push_back(per_day(all, window));
    for (const std::uint64_t trucks : by_outcome) {
      to.push_back(per_day(trucks, window));
      to.push_back(share_of(trucks, all));
    }
    if (!place_.is_test) return;
    to.push_back(per_day(tests.tests, window));
    to.push_back(per_day(tests.missed, window));
  }

 private:
  struct Kind {
    const char* unit;
    const char* statistic;
  };
  static constexpr Kind k_trucks{"trucks/day", "mean"};

  [[nodiscard]] CatalogueEntry entry(const char* measure, Kind kind,
                                     const std::string& outcome) const {
    return {.key = {.measure = measure,
                    .unit = kind.unit,
                    .where = place_.name,
                    .direction = direction_text(row_),
                    .flow = flow_text(layout_, row_),
                    .outcome = outcome,
                    .statistic = kind.statistic},
            .pooling = Pooling::ratio};
  }

  const MeasureLayout::Place& place_;
  const MeasureLayout& layout_;
  const Row& row_;
};

bool has_outcomes(const MeasureLayout& layout, const Row& row) {
  const StageKind kind = layout.places[row.index].kind;
  return kind == StageKind::check || kind == StageKind::choice;
}

}  // namespace

void add_check_entries(const MeasureLayout& layout, const Row& row,
                       std::vector<CatalogueEntry>& entries) {
  if (has_outcomes(layout, row)) CheckMeasures(layout, row).entries(entries);
}

void add_check_readings(const MeasureRecorder& recorder, const Row& row,
                        std::vector<Reading>& readings) {
  if (has_outcomes(recorder.layout(), row))
    CheckMeasures(recorder.layout(), row).readings(recorder, readings);
}

}  // namespace cuakhau::model::detail
