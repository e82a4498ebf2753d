#include "model/detail/checks.hpp"

#include <algorithm>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/kernel/distribution.hpp>

#include "model/detail/movement.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::uint8_t k_is_negative = 0;  // outcomes_of(): the first two of a test
constexpr std::uint8_t k_is_positive = 1;

double first_uniform(kernel::StreamKey key, std::uint64_t index, std::uint32_t visit = 0) {
  return kernel::uniform(key, index, visit, 0);
}

double prevalence_at(const StageTable& check, Instant instant) {
  const auto next = std::ranges::upper_bound(check.prevalence, instant, {}, &ShareFrom::from);
  return next == check.prevalence.begin() ? check.check->test->prevalence.always.value
                                          : std::prev(next)->share;
}

std::uint8_t last_outcome(const StageTable& check) {
  return static_cast<std::uint8_t>(check.info.outcomes.size() - 1);
}

// Behind negative and positive; a retest comes behind it.
constexpr std::uint8_t k_is_certified = 2;

Instant taken_at(const Truck& truck, const Certificate& certificate, kernel::StreamKey key) {
  kernel::UniformSource source(key, truck.number());
  return truck.arrived_at_border - ticks_from(kernel::sample(certificate.taken_before.law, source));
}

}  // namespace

Checks::Checks(World& world) : world_(world), pools_(world.stages.size()) {
  key_index_.assign(world.tables->ops.size(), k_none);
  for (const StageTable& table : world.tables->stages)
    pool_keys_.push_back(world.draws.root().with("pooled test").with(table.name));
  for (const FlowTable& flow : world.tables->flows) add_keys(flow);
}

// Streams are named after what is drawn: a second check of the same name draws another result, of
// the same person with the same certificate.
void Checks::add_keys(const FlowTable& flow) {
  const kernel::StreamKey root = world_.draws.root();
  const auto certificate_of = [&](StageId check) {
    const kernel::StreamKey key =
        root.with("certificate").with(flow.info.name).with(world_.table(check).name);
    return CertificateKeys(check, key);
  };
  std::vector<CertificateKeys> certificates;
  for (OpId id = flow.first; id < flow.last; ++id) {
    const Op& op = world_.op(id);
    const bool is_new =
        std::ranges::find(certificates, op.stage, &CertificateKeys::check) == certificates.end();
    if (op.kind == OpKind::excuse && is_new) certificates.push_back(certificate_of(op.stage));
  }
  for (OpId id = flow.first; id < flow.last; ++id) {
    const Op& op = world_.op(id);
    if (op.kind != OpKind::excuse && op.kind != OpKind::check) continue;
    const Check& check = *world_.table(op.stage).check;
    const TestSubject subject = check.test ? check.test->of : TestSubject::driver;
    StepKeys keys{.result = root.with("check").with(flow.info.name).with(op.stream),
                  .hold = root.with("result").with(flow.info.name).with(op.stream),
                  .infection = root.with("infection").with(flow.info.name).with(word(subject))};
    for (const CertificateKeys& one : certificates) {
      const bool is_own = one.check == op.stage;
      const bool is_same_subject = world_.table(one.check).check->test->of == subject;
      if (op.kind == OpKind::excuse ? is_own : check.test && is_same_subject)
        keys.certificates.push_back(one);
    }
    key_index_[id] = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(std::move(keys));
  }
}

OpId Checks::excuse(Truck& truck, OpId step) {
  const Op& op = world_.op(step);
  if (!carries_valid(truck, step)) return op.next;
  mark(truck, world_.table(op.stage), k_is_certified);
  Visit& visit = world_.begin_record(truck, op, world_.now());
  visit.entered = visit.started = visit.ended = visit.left = world_.now();
  visit.result = k_is_certified + 1;
  visit.is_infected = is_infected(truck, step);
  visit.is_milestone = true;
  world_.note_outcome(visit);
  return op.targets.front();
}

bool Checks::carries_valid(const Truck& truck, OpId step) const {
  const CertificateKeys& keys = keys_of(step).certificates.front();
  const Certificate& certificate = *world_.table(keys.check).check->certificate;
  if (first_uniform(keys.carried, truck.number()) >= certificate.carried.value) return false;
  return taken_at(truck, certificate, keys.taken) + certificate.valid_for >= world_.now();
}

// Whom the test at the origin found did not set out: who came in his place is not infected.
bool Checks::is_infected(const Truck& truck, OpId step) const {
  const StepKeys& keys = keys_of(step);
  const double u = first_uniform(keys.infection, truck.number());
  if (u >= prevalence_at(world_.table(world_.stage_of(step)), world_.now())) return false;
  return std::ranges::none_of(keys.certificates, [&](const CertificateKeys& one) {
    const StageTable& table = world_.table(one.check);
    const Certificate& certificate = *table.check->certificate;
    return first_uniform(one.carried, truck.number()) < certificate.carried.value &&
           u < prevalence_at(table, taken_at(truck, certificate, one.taken)) &&
           first_uniform(one.result, truck.number()) < table.check->test->sensitivity.value;
  });
}

OpId Checks::examine(Truck& truck, OpId step) {
  const Pending pending{find(truck, step), world_.now()};
  const Duration hold = hold_of(truck, step);
  if (hold == Duration{0}) return conclude(truck, step, pending);
  if (pending_.size() <= truck.id.index()) pending_.resize(truck.id.index() + 1);
  pending_[truck.id.index()] = pending;
  if (truck.at == k_none) truck.state = TruckState::outside;
  truck.wants = step;
  world_.commit(truck);
  movement_->is_in(truck);
  world_.state_at(step).held += truck.is_cleared ? 0U : 1U;
  world_.schedule(world_.now() + hold, kernel::Phase::departure,
                  event(EventKind::result, truck.id.value()));
  return k_none;
}

void Checks::on_result(Truck& truck) {
  const OpId step = truck.wants;
  truck.wants = k_none;
  world_.state_at(step).held -= truck.is_cleared ? 0U : 1U;
  movement_->go_on(truck, conclude(truck, step, pending_[truck.id.index()]));
}

Checks::Finding Checks::find(const Truck& truck, OpId step) {
  const StageTable& table = world_.table(world_.stage_of(step));
  if (!table.check->test) return find_by_share(truck, step);
  Finding finding{.is_infected = is_infected(truck, step), .is_analysed = true};
  bool is_positive = false;
  if (table.is_pooled_test) {
    PoolResult& pool = pool_result(truck, table);
    const std::uint64_t turn = world_.state_at(truck.at).bays[truck.visit.server - 1U].turn;
    finding.is_analysed = pool.turn != turn;
    if (finding.is_analysed) pool.is_positive = test_pool(truck, step);
    pool.turn = turn;
    is_positive = pool.is_positive;
  } else {
    const Test& test = *table.check->test;
    const double u = first_uniform(keys_of(step).result, truck.number(), truck.visit.round);
    is_positive = finding.is_infected ? u < test.sensitivity.value : u >= test.specificity.value;
  }
  finding.outcome = is_positive ? k_is_positive : k_is_negative;
  finding.is_certain = !is_positive;
  if (is_positive && !table.check->retest.empty()) finding.outcome = last_outcome(table);
  return finding;
}

Checks::Finding Checks::find_by_share(const Truck& truck, OpId step) const {
  const StageTable& table = world_.table(world_.stage_of(step));
  const double u = first_uniform(keys_of(step).result, truck.number(), truck.visit.round);
  const auto found = std::ranges::upper_bound(table.cumulative, u);
  const auto outcome =
      std::min(static_cast<std::uint8_t>(found - table.cumulative.begin()), last_outcome(table));
  const double below = outcome == 0 ? 0.0 : table.cumulative[outcome - 1U];
  return {.outcome = outcome, .is_certain = table.cumulative[outcome] - below >= 1.0};
}

Checks::PoolResult& Checks::pool_result(const Truck& truck, const StageTable& table) {
  std::vector<PoolResult>& bays =
      pools_[static_cast<std::size_t>(&table - world_.tables->stages.data())];
  if (bays.size() < truck.visit.server) bays.resize(truck.visit.server);
  return bays[truck.visit.server - 1U];
}

// The first truck that is done with the turn comes here while all of them are in their bay. Turn k
// draws the k-th result.
bool Checks::test_pool(const Truck& truck, OpId step) {
  const StageId stage = world_.stage_of(step);
  const Bay& bay = world_.state_at(truck.at).bays[truck.visit.server - 1U];
  const bool has_infected = std::ranges::any_of(
      bay.trucks, [&](const Truck* one) { return is_infected(*one, world_.op(one->at).next); });
  const Check& check = *world_.table(stage).check;
  kernel::UniformSource hold(pool_keys_[stage.index()].with("result"), bay.turn);
  pool_result(truck, world_.table(stage)).hold =
      ticks_from(kernel::sample(check.result_after.law, hold));
  const double u = first_uniform(pool_keys_[stage.index()], bay.turn);
  return has_infected ? u < check.test->sensitivity.value : u >= check.test->specificity.value;
}

Duration Checks::hold_of(const Truck& truck, OpId step) {
  const StageTable& table = world_.table(world_.stage_of(step));
  if (table.is_pooled_test) return pool_result(truck, table).hold;
  kernel::UniformSource source(keys_of(step).hold, truck.number(), truck.visit.round);
  return ticks_from(kernel::sample(table.check->result_after.law, source));
}

// What a check has found takes the place of what those before it did, by the names of its outcomes.
// What an arm of parallel steps finds out, the truck knows too; the other arms do not.
void Checks::mark(Truck& truck, const StageTable& check, std::uint8_t outcome) {
  if (check.can_mark == 0) return;
  for (Truck* one = &truck; one != nullptr; one = one->parent) {
    const auto kept = static_cast<Marks>(one->marks & ~check.can_mark);
    one->marks = kept | check.marks[outcome];
  }
}

OpId Checks::conclude(Truck& truck, OpId step, const Pending& pending) {
  const Op& op = world_.op(step);
  mark(truck, world_.table(op.stage), pending.finding.outcome);
  Visit& visit = world_.begin_record(truck, op, pending.since);
  const Finding& finding = pending.finding;
  visit.started = visit.ended = visit.left = world_.now();
  visit.entered = truck.at == k_none ? visit.started : visit.arrived;
  visit.result = finding.outcome + 1U;
  visit.is_infected = finding.is_infected;
  visit.is_analysed = finding.is_analysed;
  visit.is_milestone = !finding.is_certain || visit.started > visit.arrived;
  world_.note_outcome(visit);
  return op.targets[finding.outcome];
}

void Checks::close_books() {
  for (std::size_t slot = 0; slot < world_.trucks.slots(); ++slot) {
    const Truck& truck = world_.trucks[TruckId{slot}];
    // What a forked truck wants is where it goes on, not what it waits for.
    const bool may_wait = truck.state != TruckState::free && truck.state != TruckState::forked;
    if (!may_wait || truck.wants == k_none) continue;
    const Op& op = world_.op(truck.wants);
    if (op.kind != OpKind::check) continue;
    Visit& visit = world_.begin_record(truck, op, pending_[slot].since);
    visit.outcome = VisitOutcome::censored;
    if (truck.at != k_none) visit.entered = visit.arrived;
  }
}

}  // namespace cuakhau::model::detail
