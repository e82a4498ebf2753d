#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/setting.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

class HandoverCheck {
 public:
  HandoverCheck(PlanCheck& check, const std::string& path, const Handover& handover)
      : check_(check), path_(path), handover_(handover), method_(handover.method) {}

  void run() {
    check_.problems.must_name(path_ + ".crossing", check_.crossings, handover_.crossing);
    exchange();
    names(".unload", check_.stations, handover_.unload);
    pool();
    companies();
    driver();
    load();
    zone();
    backhaul();
  }

 private:
  void exchange() {
    if (belongs(".exchange", !handover_.exchange.empty(), swaps(method_),
                "the methods trailer_swap and tractor_change"))
      check_.problems.must_name(path_ + ".exchange", check_.exchanges, handover_.exchange);
    else if (swaps(method_) && handover_.exchange.empty())
      lacks("an `exchange`");
  }

  void pool() {
    const bool has_pool = takes_pool(method_);
    const bool is_given = handover_.pool != PerDirectionName{};
    if (belongs(".pool", is_given, has_pool, "the methods dedicated_driver, transshipment and agv"))
      names(".pool", check_.pools, handover_.pool);
    else if (needs_pool(method_) && !is_given && handover_.companies.empty())
      lacks(method_ == HandoverMethod::agv ? "a `pool` of vehicles" : "a `pool` of drivers");
    if (!belongs(".back", handover_.back != DurationLaw{}, has_pool,
                 "the methods dedicated_driver, transshipment and agv"))
      return;
    check_law(check_, path_ + ".back", handover_.back);
    if (has_pool && !is_given && !needs_pool(method_))
      check_.problems.error(path_ + ".back", "nobody comes back", {"say who, by `pool`"});
  }

  void companies() {
    const std::vector<Company>& all = handover_.companies;
    const std::string path = path_ + ".companies";
    if (handover_.hire != Hiring::order && all.empty())
      check_.problems.error(path_ + ".hire", "there is no choice without `companies`");
    if (!belongs(".companies", !all.empty(), method_ == HandoverMethod::dedicated_driver,
                 "the method dedicated_driver"))
      return;
    if (handover_.pool != PerDirectionName{})
      check_.problems.error(path, "drivers come from a `pool` or from `companies`, not from both");
    for (std::size_t i = 0; i < all.size(); ++i) company(all, i, fmt::format("{}[{}]", path, i));
    if (handover_.hire == Hiring::cheapest && !has_prices())
      check_.problems.warning(path_ + ".hire",
                              "no company has a price: the first in the list is hired",
                              {"give their pools a `fee`"});
  }

  void company(const std::vector<Company>& all, std::size_t index, const std::string& path) {
    const Company& one = all[index];
    check_.problems.must_name(path + ".pool", check_.pools, one.pool);
    for (std::size_t i = 0; i < one.commodities.size(); ++i)
      check_.problems.must_name(fmt::format("{}.commodities[{}]", path, i), check_.commodities,
                                one.commodities[i]);
    for (std::size_t before = 0; before < index; ++before)
      if (all[before].pool == one.pool && overlap(all[before], one))
        check_.problems.error(
            path + ".pool",
            fmt::format("{} stands in the list before, for the same trucks", quote(one.pool)));
  }

  [[nodiscard]] static bool overlap(const Company& one, const Company& other) {
    if (one.direction && other.direction && *one.direction != *other.direction) return false;
    return one.commodities.empty() ||
           std::ranges::any_of(one.commodities, [&](const std::string& commodity) {
             return takes(other, commodity);
           });
  }

  [[nodiscard]] bool has_prices() const {
    return std::ranges::any_of(handover_.companies, [&](const Company& company) {
      const auto pool = check_.plan.pools.find(company.pool);
      return pool != check_.plan.pools.end() &&
             (pool->second.fee || is_set_by_policy(check_.plan, "pools." + company.pool + ".fee"));
    });
  }

  void driver() {
    const bool changes = method_ == HandoverMethod::dedicated_driver;
    if (belongs(".takeover", handover_.takeover != PerDirectionName{}, changes,
                "the method dedicated_driver"))
      names(".takeover", check_.stations, handover_.takeover);
    if (belongs(".giveback", handover_.giveback != PerDirectionName{}, changes,
                "the method dedicated_driver"))
      names(".giveback", check_.stations, handover_.giveback);
  }

  void load() {
    const bool is_given = handover_.load != PerDirectionName{};
    if (belongs(".load", is_given, reloads(method_), "the methods transshipment and agv"))
      names(".load", check_.stations, handover_.load);
    else if (reloads(method_) && !is_given)
      lacks("`load`, the station where the load is put on what carries it");
    if (reloads(method_) && handover_.returning.value < 1.0)
      check_.problems.error(path_ + ".returning",
                            "no truck goes over the line, and what carries the load comes back",
                            {"it belongs to methods by which the truck itself goes over"});
  }

  void zone() {
    const bool has_zone = method_ == HandoverMethod::transshipment;
    if (belongs(".store", handover_.store != PerDirectionName{}, has_zone,
                "the method transshipment"))
      names(".store", check_.stations, handover_.store);
    if (belongs(".zone", handover_.zone != PerDirectionName{}, has_zone,
                "the method transshipment"))
      names(".zone", names_of("a yard", check_.plan.yards), handover_.zone);
    for (const Direction out : {Direction::export_, Direction::import_})
      if (has_zone &&
          name_for(handover_.store, out).empty() != name_for(handover_.zone, out).empty())
        check_.problems.expected(
            path_, fmt::format("`store` and `zone` for {}s, or none of them", word(out)),
            "one of them");
  }

  void backhaul() {
    const bool comes_back =
        method_ == HandoverMethod::direct || method_ == HandoverMethod::trailer_swap;
    if (!belongs(".backhaul", handover_.backhaul.has_value(), comes_back,
                 "the methods direct and trailer_swap, by which the truck is its own on its way "
                 "back"))
      return;
    const Backhaul& backhaul = *handover_.backhaul;
    check_.problems.must_name(path_ + ".backhaul.at", check_.exchanges, backhaul.at);
    if (backhaul.limit) check_law(check_, path_ + ".backhaul.limit", *backhaul.limit);
    if (handover_.returning.value <= 0.0)
      check_.problems.error(path_ + ".backhaul", "no truck comes back",
                            {"let some be `returning`"});
  }

  /// Whether the field is given where it belongs.
  bool belongs(const char* field, bool is_given, bool may_be, const char* to) {
    if (is_given && !may_be)
      check_.problems.error(path_ + field, fmt::format("it belongs to {}", to));
    return is_given && may_be;
  }

  void lacks(const char* what) {
    check_.problems.expected(path_, what, "none",
                             {fmt::format("the method {} needs one", word(method_))});
  }

  void names(const char* field, const NameSet& set, const PerDirectionName& names) {
    const bool is_one_name = names.export_ == names.import_;
    const std::string path = path_ + field;
    if (!names.export_.empty())
      check_.problems.must_name(path + (is_one_name ? "" : ".export"), set, names.export_);
    if (!names.import_.empty() && !is_one_name)
      check_.problems.must_name(path + ".import", set, names.import_);
  }

  PlanCheck& check_;
  const std::string& path_;
  const Handover& handover_;
  HandoverMethod method_;
};

}  // namespace

void check_handovers(PlanCheck& check) {
  for (const auto& [name, handover] : check.plan.handovers)
    HandoverCheck(check, fmt::format("handovers.{}", name), handover).run();
}

bool check_reach(PlanCheck& check, const std::string& path, const std::string& flow_name,
                 const std::string& handover) {
  const Flow& flow = check.plan.flows.at(flow_name);
  bool are_taken = true;
  for (const std::string& commodity : commodities_of(flow_name, flow)) {
    const bool is_taken = std::ranges::any_of(
        check.plan.handovers.at(handover).companies, [&](const Company& company) {
          return takes(company, flow.direction) && takes(company, commodity);
        });
    are_taken &= is_taken;
    if (!is_taken)
      check.problems.error(path, fmt::format("no company of {} takes {}s of {}", quote(handover),
                                             word(flow.direction), quote(commodity)));
  }
  return are_taken;
}

}  // namespace cuakhau::model::detail
