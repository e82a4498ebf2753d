#include "model/detail/handover_parts.hpp"

#include <algorithm>
#include <utility>

namespace cuakhau::model::detail {

namespace {

[[nodiscard]] constexpr Side starting_side(Direction out) {
  return out == Direction::export_ ? Side::home : Side::neighbour;
}

class PartList {
 public:
  PartList(const Plan& plan, const Handover& handover, Direction out)
      : plan_(plan),
        handover_(handover),
        out_(out),
        pool_(takes_pool(handover.method) ? name_for(handover.pool, out) : std::string{}) {
    if (handover.method != HandoverMethod::dedicated_driver) return;
    for (const Company& company : handover.companies)
      if (takes(company, out)) companies_.push_back(&company);
  }

  std::vector<HandoverPart> list(bool has_beyond) {
    before_the_line();
    mark_waits();
    cross(out_, true);
    mark(ClearedAt::crossing);
    if (has_beyond)
      add({.kind = PartKind::beyond});
    else
      visit(handover_.unload);
    mark(ClearedAt::unloading);
    if (reloads(handover_.method))
      carrier_back();
    else if (handover_.returning.value > 0.0)
      truck_back();
    else
      stay();
    return std::move(parts_);
  }

 private:
  void before_the_line() {
    switch (handover_.method) {
      case HandoverMethod::direct: return;
      case HandoverMethod::dedicated_driver: visit(handover_.takeover); return seize();
      case HandoverMethod::trailer_swap:
      case HandoverMethod::tractor_change: return exchange(out_);
      case HandoverMethod::transshipment:
        visit(handover_.store);
        visit(handover_.zone);
        break;
      case HandoverMethod::agv: break;
    }
    seize();
    if (comes_over())
      add({.kind = PartKind::fetch, .name = handover_.crossing, .travel = other(out_)});
    visit(handover_.load);
  }

  // A handover has begun with its first turn, member or service; but who has only been made ready
  // for a driver may still go another way.
  void mark_waits() {
    const std::size_t first = name_for(handover_.takeover, out_).empty() ? 1 : 2;
    for (std::size_t i = 0; i < std::min(first, parts_.size()); ++i) parts_[i].may_be_late = true;
  }

  /// Whether who takes the load stands on the other side of the line.
  [[nodiscard]] bool comes_over() const {
    const auto pool = plan_.pools.find(pool_);
    return pool != plan_.pools.end() && pool->second.side != starting_side(out_);
  }

  void carrier_back() {
    if (!pool_.empty() && !comes_over()) cross(other(out_), false);
    release();
  }

  void truck_back() {
    // What the others do is taken apart even when there are none, so that the random streams of
    // those who come back are named alike whatever the share.
    HandoverPart gone{.kind = PartKind::branch,
                      .name = handover_.crossing + " return",
                      .share = handover_.returning.value};
    std::swap(parts_, gone.aside);
    stay();
    std::swap(parts_, gone.aside);
    add(std::move(gone));
    if (handover_.backhaul) look_for_load(*handover_.backhaul);
    cross(other(out_), false);
    if (handover_.method == HandoverMethod::dedicated_driver) visit(handover_.giveback);
    release();
    if (handover_.method == HandoverMethod::tractor_change) exchange(other(out_));
  }

  // The truck goes on as the one that it takes the load of.
  void look_for_load(const Backhaul& backhaul) {
    HandoverPart looking{.kind = PartKind::branch,
                         .name = backhaul.at + " share",
                         .share = 1.0 - backhaul.share.value};
    looking.aside.push_back(
        {.name = backhaul.at, .travel = out_, .law = backhaul.limit ? &*backhaul.limit : nullptr});
    looking.aside.push_back({.kind = PartKind::leave});
    add(std::move(looking));
  }

  /// Of those who do not come back.
  void stay() {
    release();
    add({.kind = PartKind::leave});
  }

  void add(HandoverPart part) { parts_.push_back(std::move(part)); }
  void visit(const PerDirectionName& names) {
    const std::string& name = name_for(names, out_);
    if (!name.empty()) add({.name = name, .travel = out_});
  }
  void exchange(Direction side) { add({.name = handover_.exchange, .travel = side}); }
  void cross(Direction travel, bool laden) {
    add({.name = handover_.crossing, .travel = travel, .laden = laden});
  }
  void mark(ClearedAt where) {
    if (handover_.cleared_at == where) add({.kind = PartKind::cleared});
  }
  void seize() {
    if (!pool_.empty()) add({.kind = PartKind::seize, .name = pool_});
    if (!companies_.empty())
      add({.kind = PartKind::hire, .hiring = handover_.hire, .companies = companies_});
  }
  void release() {
    if (!pool_.empty()) add({.kind = PartKind::release, .name = pool_, .law = &handover_.back});
    for (const std::string& pool : pools_of(companies_))
      add({.kind = PartKind::release,
           .name = pool,
           .law = &handover_.back,
           .is_one_of_several = true});
  }

  const Plan& plan_;
  const Handover& handover_;
  Direction out_;
  std::string pool_;  // empty: nobody is needed, or taken, by this method
  std::vector<const Company*> companies_;
  std::vector<HandoverPart> parts_;
};

}  // namespace

std::vector<std::string> pools_of(const std::vector<const Company*>& companies) {
  std::vector<std::string> pools;
  for (const Company* const company : companies)
    if (std::ranges::find(pools, company->pool) == pools.end()) pools.push_back(company->pool);
  return pools;
}

std::vector<HandoverPart> parts_of(const Plan& plan, const Handover& handover, Direction out,
                                   bool has_beyond) {
  return PartList(plan, handover, out).list(has_beyond);
}

}  // namespace cuakhau::model::detail
