#include "model/detail/choices.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <cuakhau/base/elementary.hpp>

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
    case StageKind::yard:
    case StageKind::pool: return state.offers[0].size();
    case StageKind::station:
      return state.offers[0].size() + state.queue.size() + state.busy - state.blocked +
             static_cast<std::uint32_t>(state.paused.size());
    case StageKind::crossing: return state.offers[side].size();
    case StageKind::exchange: return state.offers[side].size() + state.side_queue(travel).size();
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
      StepKeys& keys = keys_.emplace_back(StepKeys{.step = id, .ways = {}});
      const kernel::StreamKey root =
          world.draws.root().with("choice").with(flow.info.name).with(op.stream);
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
  std::vector<Item>& items = boards_[choice.index()].items;
  const Duration late = world_.table(choice).choice->information.late;
  // The newest that has been heard stays, as long as no newer one has.
  while (items.size() > 1 && items[1].at + late <= world_.now()) items.erase(items.begin());
  const bool is_only_guess = items.size() == 1 && items.front().at == Instant::far_past();
  if (is_only_guess) items.clear();
  items.push_back({at, {}});
  look(items.back().news);
}

void Choices::look(News& news) const {
  news.tables = world_.tables;
  news.counts.clear();
  for (const StageState& state : world_.stages)
    for (const Direction travel : {Direction::export_, Direction::import_})
      news.counts.push_back(trucks_at(state, travel));
}

const News& Choices::heard(StageId choice) {
  const Information& information = world_.table(choice).choice->information;
  if (!information.every) {
    look(now_);
    return now_;
  }
  std::vector<Item>& items = boards_[choice.index()].items;
  while (items.size() > 1 && items[1].at + information.late <= world_.now())
    items.erase(items.begin());
  return items.front().news;
}

OpId Choices::choose(const Truck& truck, OpId step) {
  const Op& op = world_.op(step);
  const News& news = heard(op.stage);
  views_.clear();
  for (std::size_t way = 0; way < op.targets.size(); ++way)
    views_.push_back(view(truck, step, way, news));
  // Where all are shut drivers wait at one, and where all are full they wait as well.
  const bool all_shut = std::ranges::all_of(views_, &View::is_shut);
  const bool all_closed = std::ranges::all_of(views_, &View::is_closed);
  const auto rank = [&](const View& one) {
    const bool is_out = (one.is_shut && !all_shut) || (one.is_closed && !all_closed);
    return std::tuple(is_out, one.dislike, -one.taste);
  };
  const auto best = std::ranges::min_element(views_, {}, rank);
  const auto way = static_cast<std::size_t>(best - views_.begin());
  record(truck, op, way);
  return op.targets[way];
}

Choices::View Choices::view(const Truck& truck, OpId step, std::size_t way, const News& news) {
  const Op& op = world_.op(step);
  // Rules and tastes are the drivers' own; only what they know of the border is old.
  const Choice& choice = *world_.table(op.stage).choice;
  const Way& one = way_of(choice, way);
  const Reckoned reckoned =
      reckon(news, news.tables->ways[step][way], world_.place_of(truck), world_.now());
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

void Choices::record(const Truck& truck, const Op& op, std::size_t way) {
  Visit& visit = world_.recorder.next_visit();
  visit = Visit{};
  visit.truck = truck.visit.truck;
  visit.stage = op.stage;
  visit.step = op.step;
  visit.round = truck.visit.round;
  visit.direction = static_cast<std::uint8_t>(op.travel);
  visit.arrived = visit.entered = visit.started = visit.ended = visit.left = world_.now();
  visit.result = static_cast<std::uint8_t>(way + 1U);
}

}  // namespace cuakhau::model::detail
