#include <fmt/format.h>

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
    else if (needs_pool(method_) && !is_given)
      lacks(method_ == HandoverMethod::agv ? "a `pool` of vehicles" : "a `pool` of drivers");
    if (!belongs(".back", handover_.back != DurationLaw{}, has_pool,
                 "the methods dedicated_driver, transshipment and agv"))
      return;
    check_law(check_, path_ + ".back", handover_.back);
    if (has_pool && !is_given && !needs_pool(method_))
      check_.problems.error(path_ + ".back", "nobody comes back", {"say who, by `pool`"});
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

}  // namespace cuakhau::model::detail
