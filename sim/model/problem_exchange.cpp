#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint64_t k_most_bays = 65'534;  // records number them with 16 bits
constexpr std::uint32_t k_most_in_turn = 1'000;

void check_bays(PlanCheck& check, const std::string& path, const std::vector<ServerGroup>& bays) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < bays.size(); ++i) {
    check_hours(check, fmt::format("{}[{}].hours", path, i), bays[i].hours);
    if (bays[i].count.is_unlimited) {
      check.problems.expected(path, "a number of bays", "unlimited");
      return;
    }
    sum += bays[i].count.value;
  }
  const std::uint64_t least = check.standing == Standing::alone ? 1 : 0;
  if (sum < least || sum > k_most_bays)
    check.problems.expected(path, fmt::format("1 to {} bays", k_most_bays), fmt::to_string(sum));
}

void check_share(PlanCheck& check, const std::string& path, const TurnShare& share) {
  const auto text = [](Count count) {
    return count.is_unlimited ? "unlimited" : fmt::to_string(count.value);
  };
  if (share.most.limit() > k_most_in_turn) {
    check.problems.expected(path, fmt::format("at most {} trucks in a turn", k_most_in_turn),
                            text(share.most));
  } else if (share.least.limit() > share.most.limit()) {
    check.problems.expected(path, "the least first, then the most",
                            fmt::format("{} before {}", text(share.least), text(share.most)));
  }
}

void check_turn(PlanCheck& check, const std::string& path, const Exchange& exchange) {
  for (const Direction side : {Direction::export_, Direction::import_}) {
    const TurnShare& share = exchange.turn.of(side);
    const std::string place = fmt::format("{}.turn.{}", path, word(side));
    check_share(check, place, share);
    const Count places = exchange.places.of(side);
    if (share.most.limit() > 0 && share.least.limit() > places.limit())
      check.problems.error(place,
                           fmt::format("a turn needs {} trucks of this side, and only {} can wait",
                                       share.least.value, places.value),
                           {"give the side more `places`"});
    if (share.most.limit() > 0 && places.limit() == 0)
      check.problems.expected(fmt::format("{}.places.{}", path, word(side)), "at least 1", "0");
  }
  const Turn& turn = exchange.turn;
  if (turn.export_.most.limit() == 0 && turn.import_.most.limit() == 0)
    check.problems.expected(path + ".turn", "trucks of at least one side", "none");
}

void check_exchange(PlanCheck& check, const std::string& path, const Exchange& exchange) {
  check_gate_name(check, path + ".gate", exchange.gate);
  check_bays(check, path + ".bays", exchange.bays);
  check_hours(check, path + ".hours", exchange.hours);
  check_turn(check, path, exchange);
  check_law(check, path + ".service", exchange.service);
  check_pace(check, path + ".pace", exchange.pace, "to shut it, set its `bays` to 0");
  if (exchange.short_after) check_law(check, path + ".short_after", *exchange.short_after);
  check_discipline(check, path + ".discipline", exchange.discipline);
}

}  // namespace

void check_exchanges(PlanCheck& check) {
  for (const auto& [name, exchange] : check.plan.exchanges)
    check_exchange(check, fmt::format("exchanges.{}", name), exchange);
}

}  // namespace cuakhau::model::detail
