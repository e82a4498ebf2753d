// What can never come together at an exchange whose turns match.

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

using Names = std::set<std::string>;

/// The commodities that trucks of one exchange carry, and which of them find partners there.
class MatchCheck {
 public:
  MatchCheck(PlanCheck& check, const std::string& name, const Exchange& exchange)
      : check_(check), name_(name), exchange_(exchange) {
    for (const auto& [flow, sides] : sides_that_come(check, name)) {
      for (const Direction side : {Direction::export_, Direction::import_})
        if (sides[static_cast<std::size_t>(side)]) add(flow, side);
    }
  }

  void run() {
    if (carried(Direction::export_).empty() && carried(Direction::import_).empty()) return;
    // A side that nobody brings has been told as such.
    if (lacks(Direction::export_) || lacks(Direction::import_)) return;
    find_partners();
    // Policies may bring other loads.
    if (partners_.empty() && check_.plan.policies.empty())
      check_.problems.error(
          path(".match"),
          fmt::format("the export side carries {}, the import side {}: no turn ever starts",
                      text(carried(Direction::export_)), text(carried(Direction::import_))),
          {"let flows of both sides carry the same commodity"});
    else
      lonely();
    if (!partners_.empty() && can_clog())
      check_.problems.warning(
          path(".places"), "trucks that match nobody there can fill them: then no turn ever starts",
          {"give the visits a `limit`, or one side as many places as it takes"});
  }

 private:
  void add(const std::string& name, Direction side) {
    const Flow& flow = check_.plan.flows.at(name);
    for (std::string& commodity : commodities_of(name, flow)) {
      const auto share = flow.commodity.shares.find(commodity);
      const bool is_ever = share == flow.commodity.shares.end() || share->second.value > 0.0;
      if (is_ever) carried_[static_cast<std::size_t>(side)].insert(std::move(commodity));
    }
    if (!flow.patience && !leaves_unserved(name, side))
      stays_[static_cast<std::size_t>(side)] = true;
  }

  /// Whether the trucks of a flow that wait on a side go on without a turn some day.
  [[nodiscard]] bool leaves_unserved(const std::string& flow, Direction side) const {
    return std::ranges::none_of(check_.routes.at(flow).nodes, [&](const RouteNode& node) {
      return node.visits(name_) && node.travel == side && !node.is_limited;
    });
  }

  [[nodiscard]] const Names& carried(Direction side) const {
    return carried_[static_cast<std::size_t>(side)];
  }
  [[nodiscard]] bool needs(Direction side) const {
    return exchange_.turn.of(side).least.limit() > 0;
  }
  [[nodiscard]] bool lacks(Direction side) const { return needs(side) && carried(side).empty(); }

  void find_partners() {
    for (const Direction side : {Direction::export_, Direction::import_})
      for (const std::string& commodity : carried(side))
        if (!needs(other(side)) || carried(other(side)).contains(commodity))
          partners_.insert(commodity);
  }

  [[nodiscard]] Names alone_on(Direction side) const {
    Names alone;
    std::ranges::set_difference(carried(side), partners_, std::inserter(alone, alone.end()));
    return alone;
  }

  void lonely() {
    for (const Direction side : {Direction::export_, Direction::import_}) {
      const Names alone = alone_on(side);
      if (!alone.empty())
        check_.problems.warning(
            path(".match"),
            fmt::format("only the {} side carries {}: its trucks never find a partner", word(side),
                        text(alone)),
            {fmt::format("a flow of the {} side that carries it, or another way for them",
                         word(other(side)))});
    }
  }

  /// Whether trucks that never leave can hold all places though none of them has a partner: both
  /// sides with loads of different kinds, or one with too few of each kind. Where one side leaves,
  /// others come in its place until one fits, if any can.
  [[nodiscard]] bool can_clog() const {
    const ExchangePlaces& places = exchange_.places;
    const bool has_bounds = !places.export_.is_unlimited && !places.import_.is_unlimited;
    const bool needs_both = needs(Direction::export_) && needs(Direction::import_);
    const std::array sides{Direction::export_, Direction::import_};
    const bool is_for_good = std::ranges::all_of(sides, [&](Direction side) {
      return stays(side) || (stays(other(side)) && !alone_on(other(side)).empty());
    });
    if (has_bounds && needs_both && partners_.size() > 1 && is_for_good) return true;
    return std::ranges::any_of(sides, [&](Direction side) {
      const std::uint32_t least = exchange_.turn.of(side).least.limit();
      const bool makes_do = least < 2 || exchange_.short_after;
      return stays(side) && !makes_do &&
             carried(side).size() * (least - 1) >= places.of(side).limit();
    });
  }

  /// Whether some truck of a side leaves the exchange by a turn alone.
  [[nodiscard]] bool stays(Direction side) const { return stays_[static_cast<std::size_t>(side)]; }

  [[nodiscard]] std::string path(const char* field) const {
    return fmt::format("exchanges.{}{}", name_, field);
  }
  [[nodiscard]] static std::string text(const Names& names) {
    std::vector<std::string> quoted;
    for (const std::string& name : names) quoted.push_back(quote(name));
    return join(quoted, " and ");
  }

  PlanCheck& check_;
  const std::string& name_;
  const Exchange& exchange_;
  std::array<Names, 2> carried_;  // by Direction
  std::array<bool, 2> stays_{};   // by Direction
  Names partners_;                // that turns can be made of
};

}  // namespace

void check_matches(PlanCheck& check) {
  if (check.standing != Standing::alone) return;  // while policies are in force some may stay away
  for (const auto& [name, exchange] : check.plan.exchanges)
    if (exchange.match == TurnMatch::commodity) MatchCheck(check, name, exchange).run();
}

}  // namespace cuakhau::model::detail
