#include <fmt/format.h>

#include <cuakhau/base/civil.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint64_t k_most_lanes = 65'535;  // records number them with 16 bits

void check_membership(PlanCheck& check, const std::string& path, const Crossing& crossing) {
  const std::vector<Membership>& all = crossing.gate;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string place = all.size() == 1 ? path : fmt::format("{}[{}]", path, i);
    check_gate_name(check, place, all[i].gate);
    if (i == 0) continue;
    if (!all[i].from) {
      check.problems.expected(place, "a date from which on it counts for this gate", "none",
                              {"only the first entry goes without `from`"});
    } else if (all[i - 1].from && *all[i].from <= *all[i - 1].from) {
      check.problems.expected(place + ".from",
                              fmt::format("a date after {}", to_iso(*all[i - 1].from)),
                              to_iso(*all[i].from));
    }
  }
}

void check_lanes(PlanCheck& check, const std::string& path, const Lanes& lanes) {
  std::uint64_t sum = 0;
  const auto add = [&](std::string_view use, Count count) {
    if (count.is_unlimited)
      check.problems.expected(fmt::format("{}.{}", path, use), "a number of lanes", "unlimited");
    sum += count.is_unlimited ? 0 : count.value;
  };
  add("export", lanes.export_);
  add("import", lanes.import_);
  add("reversible", lanes.reversible);
  if (sum > k_most_lanes)
    check.problems.expected(path, fmt::format("at most {} lanes", k_most_lanes),
                            fmt::to_string(sum));
}

void check_turning(PlanCheck& check, const std::string& path, const Crossing& crossing) {
  const bool has_turn = check_law(check, path + ".turn", crossing.turn);
  const bool is_reversible = crossing.lanes.reversible.limit() > 0;
  if (!is_reversible && crossing.turn != DurationLaw{})
    check.problems.error(path + ".turn", "no lane turns", {"give it `reversible` lanes"});
  if (crossing.turning == Turning::exhaustive) return;
  if (!is_reversible) {
    check.problems.error(path + ".turning", "no lane turns", {"give it `reversible` lanes"});
  } else if (has_turn && kernel::mean(crossing.turn.law) < 1.0) {
    check.problems.expected(path + ".turn", "a mean of at least 1 ms", "less",
                            {"a polling lane turns all the time while nobody waits"});
  }
}

void check_crossing(PlanCheck& check, const std::string& path, const Crossing& crossing) {
  check_membership(check, path + ".gate", crossing);
  check_hours(check, path + ".hours", crossing.hours);
  check_lanes(check, path + ".lanes", crossing.lanes);
  check_law(check, path + ".headway", crossing.headway);
  check_law(check, path + ".travel", crossing.travel);
  check_pace(check, path + ".pace", crossing.pace,
             "to shut it, set `open` of a side to false, or its `lanes` to 0");
  check_turning(check, path, crossing);
  check_discipline(check, path + ".discipline", crossing.discipline);
}

}  // namespace

void check_crossings(PlanCheck& check) {
  for (const auto& [name, crossing] : check.plan.crossings)
    check_crossing(check, fmt::format("crossings.{}", name), crossing);
}

}  // namespace cuakhau::model::detail
