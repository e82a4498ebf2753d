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
      if (!sides[0] && !sides[1]) continue;
      add(check.plan.flows.at(flow).commodity, flow, sides);
      may_give_up_ |= check.plan.flows.at(flow).patience.has_value();
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
    if (!partners_.empty() && can_clog() && !may_give_up())
      check_.problems.warning(
          path(".places"), "trucks that match nobody there can fill them: then no turn ever starts",
          {"give the visits a `limit`, or one side as many places as it takes"});
  }

 private:
  void add(const CommodityMix& mix, const std::string& flow, const BySide& sides) {
    for (const Direction side : {Direction::export_, Direction::import_}) {
      if (!sides[static_cast<std::size_t>(side)]) continue;
      Names& names = carried_[static_cast<std::size_t>(side)];
      if (mix.shares.empty()) names.insert(flow);
      for (const auto& [commodity, share] : mix.shares)
        if (share.value > 0.0) names.insert(commodity);
    }
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

  void lonely() {
    for (const Direction side : {Direction::export_, Direction::import_}) {
      Names alone;
      std::ranges::set_difference(carried(side), partners_, std::inserter(alone, alone.end()));
      if (!alone.empty())
        check_.problems.warning(
            path(".match"),
            fmt::format("only the {} side carries {}: its trucks never find a partner", word(side),
                        text(alone)),
            {fmt::format("a flow of the {} side that carries it, or another way for them",
                         word(other(side)))});
    }
  }

  /// Whether trucks of a side can hold all its places though none of them has a partner: both sides
  /// with loads of different kinds, or one with too few of each kind.
  [[nodiscard]] bool can_clog() const {
    const ExchangePlaces& places = exchange_.places;
    const bool has_bounds = !places.export_.is_unlimited && !places.import_.is_unlimited;
    const bool needs_both = needs(Direction::export_) && needs(Direction::import_);
    if (has_bounds && needs_both && partners_.size() > 1) return true;
    return std::ranges::any_of(
        std::array{Direction::export_, Direction::import_}, [&](Direction side) {
          const std::uint32_t least = exchange_.turn.of(side).least.limit();
          const bool makes_do = least < 2 || exchange_.short_after;
          return !makes_do && carried(side).size() * (least - 1) >= places.of(side).limit();
        });
  }

  /// Whether some truck leaves the exchange without a turn.
  [[nodiscard]] bool may_give_up() const {
    return may_give_up_ || std::ranges::any_of(check_.routes, [&](const auto& route) {
             return std::ranges::any_of(route.second.nodes, [&](const RouteNode& node) {
               return node.is_limited && node.visits(name_);
             });
           });
  }

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
  Names partners_;                // that turns can be made of
  bool may_give_up_ = false;
};

}  // namespace

void check_matches(PlanCheck& check) {
  if (check.standing != Standing::alone) return;  // while policies are in force some may stay away
  for (const auto& [name, exchange] : check.plan.exchanges)
    if (exchange.match == TurnMatch::commodity) MatchCheck(check, name, exchange).run();
}

}  // namespace cuakhau::model::detail
