#include "model/detail/choices.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <cuakhau/base/elementary.hpp>
#include <cuakhau/kernel/distribution.hpp>

namespace cuakhau::model::detail {

namespace {

const Way& way_of(const Choice& choice, std::size_t way) {
  return std::next(choice.ways.begin(), static_cast<std::ptrdiff_t>(way))->second;
}

/// Trucks that wait at a stage or are worked on there. Who is blocked waits at the next one, and so
/// does who is parked.
std::uint32_t trucks_at(const StageState& state, Direction travel) {
  const auto side = static_cast<std::size_t>(travel);
  switch (state.kind) {
    case StageKind::yard: return state.offers[0].size();
    case StageKind::pool: return state.waiting_for_members();
    case StageKind::station:
      return state.offers[0].size() + state.queue.size() + state.busy - state.blocked +
             static_cast<std::uint32_t>(state.paused.size());
    case StageKind::crossing: return state.offers[side].size();
    case StageKind::exchange: return state.offers[side].size() + state.waiting_on(travel);
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: break;
  }
  return 0;
}

}  // namespace

Choices::Choices(World& world) : world_(world), boards_(world.stages.size()) {
  key_index_.assign(world.tables->ops.size(), k_none);
  for (const FlowTable& flow : world.tables->flows)
    for (OpId id = flow.first; id < flow.last; ++id) {
      const Op& op = world.op(id);
      if (op.kind != OpKind::choose_way) continue;
      key_index_[id] = static_cast<std::uint32_t>(keys_.size());
      const kernel::StreamKey root =
          world.draws.root().with("choice").with(flow.info.name).with(op.stream);
      StepKeys& keys = keys_.emplace_back(
          StepKeys{.again = world.draws.root().with("again").with(flow.info.name).with(op.stream)});
      for (const std::string& way : world.table(op.stage).info.outcomes)
        keys.ways.push_back(root.with(way));
      boards_[op.stage.index()].is_read = true;
    }
}

void Choices::start() {
  for (std::size_t stage = 0; stage < boards_.size(); ++stage) {
    if (!boards_[stage].is_read || !world_.table(StageId{stage}).choice->information.every)
      continue;
    tell(StageId{stage}, Instant::far_past());  // until the first trucks have been placed
    world_.schedule(world_.now(), kernel::Phase::sample,
                    event(EventKind::news, StageId{stage}.value()));
    ++pending_news_;
  }
}

// When nothing else is going to happen, nobody is going to ask for news.
void Choices::on_news(StageId choice) {
  --pending_news_;
  tell(choice, world_.now());
  if (world_.simulator.pending() == pending_news_) return;
  world_.schedule(world_.now() + *world_.table(choice).choice->information.every,
                  kernel::Phase::sample, event(EventKind::news, choice.value()));
  ++pending_news_;
}

void Choices::tell(StageId choice, Instant at) {
  std::vector<Item>& items = forget_old(choice);
  const bool is_only_guess = items.size() == 1 && items.front().at == Instant::far_past();
  if (is_only_guess) items.clear();
  items.push_back({at, {}});
  look(items.back().news);
}

// The newest that has been heard stays, as long as no newer one has.
std::vector<Choices::Item>& Choices::forget_old(StageId choice) {
  std::vector<Item>& items = boards_[choice.index()].items;
  const Duration late = world_.table(choice).choice->information.late;
  while (items.size() > 1 && items[1].at + late <= world_.now()) items.erase(items.begin());
  return items;
}

void Choices::look(News& news) const {
  news.tables = world_.tables;
  news.counts.clear();
  for (const StageState& state : world_.stages)
    for (const Direction travel : {Direction::export_, Direction::import_})
      news.counts.push_back(trucks_at(state, travel));
}

const News& Choices::heard(StageId choice) {
  if (!world_.table(choice).choice->information.every) {
    look(now_);
    return now_;
  }
  return forget_old(choice).front().news;
}

OpId Choices::choose(const Truck& truck, OpId step) {
  const Op& op = world_.op(step);
  const std::size_t way = best_way(truck, step, k_no_way);
  record(truck, op, way);
  stand(truck, step, way);
  return op.targets[way];
}

std::size_t Choices::best_way(const Truck& truck, OpId step, std::size_t present) {
  const Op& op = world_.op(step);
  const News& news = heard(op.stage);
  views_.clear();
  for (std::size_t way = 0; way < op.targets.size(); ++way) {
    const WayOutline& outline = news.tables->ways[step][way];
    const Standpoint from = way == present ? standpoint(truck, outline)
                                           : Standpoint{world_.place_of(truck), world_.now()};
    views_.push_back(view(truck, {step, way}, reckon(news, outline, from), news));
    views_.back().is_other = way != present;
  }
  // Where all are shut drivers wait at one, and where all are full they wait as well.
  const bool all_shut = std::ranges::all_of(views_, &View::is_shut);
  const bool all_closed = std::ranges::all_of(views_, &View::is_closed);
  const auto rank = [&](const View& one) {
    const bool is_out = (one.is_shut && !all_shut) || (one.is_closed && !all_closed);
    return std::tuple(is_out, one.dislike, one.is_other, -one.taste);
  };
  const auto best = std::ranges::min_element(views_, {}, rank);
  return static_cast<std::size_t>(best - views_.begin());
}

Choices::View Choices::view(const Truck& truck, const WayRef& ref, const Reckoned& reckoned,
                            const News& news) {
  const auto [step, way] = ref;
  const Op& op = world_.op(step);
  // Rules and tastes are the drivers' own; only what they know of the border is old.
  const Choice& choice = *world_.table(op.stage).choice;
  const Way& one = way_of(choice, way);
  View view{.is_closed = reckoned.is_shut, .is_shut = reckoned.is_shut};
  switch (choice.by) {
    case ChoiceBy::cost: {
      view.taste = taste(truck, step, way);
      view.dislike =
          cost(truck, reckoned, way_of(*news.tables->stages[op.stage.index()].choice, way));
      if (choice.scale) view.dislike -= choice.scale->amount * view.taste;
      break;
    }
    // The most of log share + Gumbel noise: each way wins by its share (Gumbel 1954).
    case ChoiceBy::shares:
      view.dislike = -det::log(one.share->value) - taste(truck, step, way);
      break;
    case ChoiceBy::order: {
      const std::string& name = world_.table(op.stage).info.outcomes[way];
      view.dislike =
          static_cast<double>(std::ranges::find(choice.order, name) - choice.order.begin());
      view.is_closed |= one.full_at && reckoned.trucks >= one.full_at->limit();
      break;
    }
  }
  return view;
}

// What the truck pays, what its time costs, and what its load loses meanwhile.
double Choices::cost(const Truck& truck, const Reckoned& reckoned, const Way& way) {
  const MoneyLayout& money = world_.tables->money;
  const Duration time = reckoned.time + way.time;
  double sum = reckoned.fees + (way.fee ? way.fee->amount : 0.0);
  if (!money.waiting_per_ms.empty())
    sum += money.waiting_per_ms[truck.flow().index()] * static_cast<double>(time.count());
  if (money.loads.empty()) return sum;
  const LoadValue& load = money.loads[truck.commodity().index()];
  const Duration age = world_.draws.age(truck) + (world_.now() - truck.arrived_at_border);
  return sum + load.value * (load.lost_by(age + time) - load.lost_by(age));
}

// Standard Gumbel; the same for this truck and way whatever else there is to choose.
double Choices::taste(const Truck& truck, OpId step, std::size_t way) const {
  const kernel::StreamKey key = keys_[key_index_[step]].ways[way];
  return -det::log(-det::log(kernel::uniform(key, truck.number(), truck.visit.round, 0)));
}

void Choices::stand(const Truck& truck, OpId step, std::size_t way) {
  if (!world_.table(world_.stage_of(step)).choice->again) return;
  if (standings_.size() <= truck.id.index()) standings_.resize(truck.id.index() + 1);
  Standing& standing = standings_[truck.id.index()];
  const bool is_same = standing.truck == truck.visit.truck && standing.step == step;
  standing.truck = truck.visit.truck;
  standing.step = step;
  standing.way = way;
  if (!is_same) standing.looks = 0;
  arm(truck);
}

// The event is not cancelled when the truck is gone: it is nobody's then, or another truck's, which
// says so.
void Choices::arm(const Truck& truck) {
  if (truck.id.index() >= standings_.size()) return;
  Standing& standing = standings_[truck.id.index()];
  if (standing.step == k_none || standing.truck != truck.visit.truck) return;
  const std::optional<DurationLaw>& again =
      world_.table(world_.stage_of(standing.step)).choice->again;
  world_.simulator.cancel(standing.next);
  standing.next = {};
  if (!again) return;
  kernel::UniformSource source(keys_[key_index_[standing.step]].again, truck.number(),
                               standing.looks++);
  const Duration until = std::max(Duration{1}, ticks_from(kernel::sample(again->law, source)));
  standing.next = world_.schedule(world_.now() + until, kernel::Phase::arrival,
                                  event(EventKind::again, truck.id.value()));
}

bool Choices::may_look_again(const Truck& truck) const {
  if (truck.id.index() >= standings_.size()) return false;
  const Standing& standing = standings_[truck.id.index()];
  return standing.truck == truck.visit.truck && !standing.next.is_null() && !truck.is_cleared &&
         may_leave(truck, world_.tables->ways[standing.step][standing.way]);
}

OpId Choices::choose_again(const Truck& truck) {
  const Standing& standing = standings_[truck.id.index()];
  const bool is_there = truck.state != TruckState::free && standing.truck == truck.visit.truck;
  if (!is_there || truck.is_cleared || truck.state == TruckState::driving) return k_none;
  const OpId step = standing.step;
  std::size_t way = standing.way;
  if (may_leave(truck, world_.tables->ways[step][way])) way = best_way(truck, step, way);
  if (way == standing.way) {
    arm(truck);
    return k_none;
  }
  record(truck, world_.op(step), way);
  stand(truck, step, way);
  return world_.op(step).targets[way];
}

namespace {

/// The part of a way where the truck waits; its size when it is nowhere on it.
std::size_t part_of(const Truck& truck, const WayOutline& way) {
  const OpId here = truck.state == TruckState::queued ? truck.at : truck.wants;
  return static_cast<std::size_t>(std::ranges::find(way, here, &WayPart::step) - way.begin());
}

std::uint32_t before(const Truck& truck) {
  std::uint32_t trucks = 0;
  for (const Truck* one = truck.before; one != nullptr; one = one->before) ++trucks;
  return trucks;
}

}  // namespace

// Who is being served, holds a driver, or is beyond the line stays on his way.
bool Choices::may_leave(const Truck& truck, const WayOutline& way) const {
  const bool waits = truck.state == TruckState::outside || truck.state == TruckState::queued ||
                     truck.state == TruckState::parked;
  const std::size_t here = part_of(truck, way);
  if (!waits || truck.holding != k_none || truck.parent != nullptr || here == way.size())
    return false;
  return std::none_of(
      way.begin(), way.begin() + static_cast<std::ptrdiff_t>(here), [&](const WayPart& part) {
        return !part.is_drive() && world_.table(part.stage).info.kind == StageKind::crossing;
      });
}

// It sees the line before it; of what lies behind that it has heard.
Standpoint Choices::standpoint(const Truck& truck, const WayOutline& way) const {
  const std::size_t here = part_of(truck, way);
  const StageState& state = world_.state(way[here].stage);
  const WaitingLine& outside =
      state.offers[state.kind == StageKind::crossing || state.kind == StageKind::exchange
                       ? static_cast<std::size_t>(way[here].travel)
                       : 0];
  const std::uint32_t inside = trucks_at(state, way[here].travel) - outside.size();
  const std::uint32_t served = state.kind == StageKind::station ? inside - state.queue.size() : 0;
  const bool is_queued = truck.state == TruckState::queued;
  return {.place = world_.place_of(truck),
          .now = world_.now(),
          .first = here,
          .ahead = before(truck) + (is_queued ? served : inside)};
}

void Choices::record(const Truck& truck, const Op& op, std::size_t way) {
  Visit& visit = world_.begin_record(truck, op, world_.now());
  visit.entered = visit.started = visit.ended = visit.left = world_.now();
  visit.result = static_cast<std::uint8_t>(way + 1U);
}

}  // namespace cuakhau::model::detail
