#include "model/detail/roster.hpp"

#include <algorithm>

#include <cuakhau/base/contract.hpp>

namespace cuakhau::model::detail {

Roster::Roster(World& world, StageId pool) : world_(world), pool_(pool) {
  for (const MemberGroup& group : world.table(pool).groups) first_strength_ += group.members;
  first_strength_ = std::max<std::size_t>(1, first_strength_);
  change_shifts();
}

// A policy may bring members; nobody's number changes by that.
void Roster::enlist() {
  const std::vector<MemberGroup>& groups = world_.table(pool_).groups;
  if (groups_.size() < groups.size()) groups_.resize(groups.size());
  for (std::uint32_t group = 0; group < groups.size(); ++group) {
    while (groups_[group].size() < groups[group].members) {
      Member& member = members_.emplace_back();
      member.group = group;
      member.rank = static_cast<std::uint32_t>(groups_[group].size());
      member.breaks.resize(plan().breaks.size());
      groups_[group].push_back(static_cast<Number>(members_.size()));
    }
  }
}

// The members go one after the other, spread evenly over the time in which each goes once.
void Roster::plan_turns(Number number) {
  const auto strength = static_cast<std::int64_t>(first_strength_);
  const std::int64_t place = (number - 1) % strength + 1;
  for (std::size_t kind = 0; kind < plan().breaks.size(); ++kind) {
    const std::optional<Duration> every = plan().breaks[kind].every;
    if (!every) continue;
    Instant& next = member(number).breaks[kind].next_turn;
    next = world_.tables->window.start + Duration{every->count() * place / strength};
    while (next <= world_.now()) next = next + *every;
    if (next < world_.tables->window.horizon)
      world_.schedule(next, kernel::Phase::calendar,
                      event(EventKind::roster, pool_.value(), number));
  }
}

void Roster::change_shifts() {
  const std::size_t known = members_.size();
  enlist();
  for (std::size_t i = known; i < members_.size(); ++i) plan_turns(static_cast<Number>(i + 1));
  bool is_any_to_stay = false;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto number = static_cast<Number>(i + 1);
    const bool has_shift = has_hours(members_[i]);
    if (has_shift == members_[i].is_on_shift) continue;
    if (has_shift) {
      begin_shift(number);
    } else {
      end_shift(number);
      is_any_to_stay |= world_.now() < members_[i].stays_until;
    }
  }
  if (is_any_to_stay)
    world_.schedule(world_.now() + plan().overtime, kernel::Phase::calendar,
                    event(EventKind::roster, pool_.value()));
}

bool Roster::is_in_plan(const Member& member) const {
  const std::vector<MemberGroup>& groups = world_.table(pool_).groups;
  return member.group < groups.size() && member.rank < groups[member.group].members;
}

bool Roster::has_hours(const Member& member) const {
  if (!is_in_plan(member)) return false;
  const OpenSpans& hours = world_.table(pool_).groups[member.group].hours;
  const auto next = std::ranges::upper_bound(hours, world_.now(), {}, &OpenSpan::from);
  return next != hours.begin() && world_.now() < std::prev(next)->until;
}

bool Roster::ends_by_calendar(const Member& member) const {
  return is_in_plan(member) &&
         std::ranges::binary_search(world_.table(pool_).groups[member.group].hours, world_.now(),
                                    {}, &OpenSpan::until);
}

// Who comes from home has rested.
void Roster::begin_shift(Number number) {
  Member& one = member(number);
  one.is_on_shift = true;
  if (one.doing == Doing::on_break) {
    ++absent_;
    return;
  }
  if (one.doing != Doing::home) {
    note_overtime(one);
    if (one.doing == Doing::idle) --staying_;
    return;
  }
  for (Progress& progress : one.breaks) {
    progress.worked = Duration{0};
    progress.duties = 0;
  }
  if (!begin_break_due(number)) become_idle(number);
}

void Roster::end_shift(Number number) {
  Member& one = member(number);
  one.is_on_shift = false;
  one.hours_ended = world_.now();
  one.stays_until = world_.now() + (ends_by_calendar(one) ? plan().overtime : Duration{0});
  if (one.doing == Doing::on_break) --absent_;
  if (one.doing != Doing::idle) return;
  ++staying_;
  if (one.stays_until == world_.now()) go_home(number);
}

void Roster::become_idle(Number number) {
  Member& one = member(number);
  one.doing = Doing::idle;
  idle_.push_back(number);
  if (!one.is_on_shift) ++staying_;
}

void Roster::leave_idle(Number number) {
  std::erase(idle_, number);
  if (!member(number).is_on_shift) --staying_;
}

void Roster::go_home(Number number) {
  Member& one = member(number);
  if (one.doing == Doing::idle) leave_idle(number);
  note_overtime(one);
  one.doing = Doing::home;
}

void Roster::note_overtime(const Member& member) {
  if (member.hours_ended < world_.now())
    world_.recorder.add(Overtime{.pool = pool_, .from = member.hours_ended, .until = world_.now()});
}

void Roster::send_home_if(auto&& goes) {
  for (std::size_t i = 0; i < idle_.size();) {
    const Member& one = member(idle_[i]);
    if (!one.is_on_shift && goes(one))
      go_home(idle_[i]);
    else
      ++i;
  }
}

void Roster::send_home() {
  send_home_if([](const Member&) { return true; });
}

Roster::Number Roster::begin_duty(const Truck* truck) {
  CUAKHAU_CHECK(!idle_.empty(), "no member of stage {} is idle", pool_.value());
  const Number number = idle_.front();
  leave_idle(number);
  Member& one = member(number);
  one.doing = Doing::working;
  one.since = world_.now();
  one.truck = truck;
  ++working_;
  return number;
}

void Roster::end_duty(Number number) {
  --working_;
  Member& one = member(number);
  one.truck = nullptr;
  for (Progress& progress : one.breaks) {
    progress.worked += world_.now() - one.since;
    ++progress.duties;
  }
  finish(number);
}

void Roster::end_duties(const Truck& truck) {
  for (std::size_t i = 0; i < members_.size(); ++i)
    if (members_[i].truck == &truck) end_duty(static_cast<Number>(i + 1));
}

// Free of a duty or a break: what now?
void Roster::finish(Number number) {
  Member& one = member(number);
  if (one.is_on_shift) {
    if (!begin_break_due(number)) become_idle(number);
  } else if (one.doing == Doing::on_break) {
    one.doing = Doing::home;
  } else if (world_.now() < one.stays_until) {
    become_idle(number);
  } else {
    go_home(number);
  }
}

// @return false when none is
bool Roster::begin_break_due(Number number) {
  const std::vector<Break>& kinds = plan().breaks;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const Progress& progress = member(number).breaks[kind];
    const bool is_due =
        progress.has_turn || (kinds[kind].after && progress.worked >= *kinds[kind].after) ||
        (kinds[kind].after_duties && progress.duties >= kinds[kind].after_duties->limit());
    if (!is_due) continue;
    begin_break(number, kind);
    return true;
  }
  return false;
}

// Break k of a kind of a member draws the k-th length of a stream of its own.
void Roster::begin_break(Number number, std::size_t kind) {
  Member& one = member(number);
  Progress& progress = one.breaks[kind];
  const kernel::StreamKey key = world_.draws.root()
                                    .with("pool break")
                                    .with(world_.table(pool_).name)
                                    .with(std::uint64_t{kind})
                                    .with(std::uint64_t{number});
  kernel::UniformSource source(key, progress.taken);
  progress = {.next_turn = progress.next_turn, .taken = progress.taken + 1};
  if (one.doing == Doing::idle) leave_idle(number);
  one.doing = Doing::on_break;
  one.back = world_.now() + ticks_from(kernel::sample(plan().breaks[kind].lasting.law, source));
  ++absent_;
  if (one.back < world_.tables->window.horizon)
    world_.schedule(one.back, kernel::Phase::departure,
                    event(EventKind::roster, pool_.value(), number));
}

void Roster::on_event(Number number) {
  if (number == 0)
    return send_home_if([&](const Member& one) { return one.stays_until <= world_.now(); });
  take_turns(number);
  Member& one = member(number);
  if (one.doing == Doing::on_break && one.back <= world_.now()) {
    if (one.is_on_shift) --absent_;
    finish(number);
  } else if (one.doing == Doing::idle && one.is_on_shift) {
    static_cast<void>(begin_break_due(number));
  }
}

void Roster::take_turns(Number number) {
  for (std::size_t kind = 0; kind < plan().breaks.size(); ++kind) {
    Progress& progress = member(number).breaks[kind];
    if (world_.now() < progress.next_turn) continue;
    progress.has_turn = true;
    progress.next_turn = progress.next_turn + *plan().breaks[kind].every;
    if (progress.next_turn < world_.tables->window.horizon)
      world_.schedule(progress.next_turn, kernel::Phase::calendar,
                      event(EventKind::roster, pool_.value(), number));
  }
}

void Roster::close_books() {
  for (const Member& one : members_) {
    const bool is_here = one.doing == Doing::idle || one.doing == Doing::working;
    if (is_here && !one.is_on_shift) note_overtime(one);
  }
}

}  // namespace cuakhau::model::detail
