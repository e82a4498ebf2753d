#include "model/detail/plan_hasher.hpp"

namespace cuakhau::model::detail {

namespace {

/// Feeds the parameters of a law, in the order of its declaration.
struct LawHasher {
  PlanHasher& hasher;

  void add(auto const&... parts) const { (hasher.add(parts), ...); }

  void operator()(const kernel::Constant& law) const { add(law.value); }
  void operator()(const kernel::Uniform& law) const { add(law.low, law.high); }
  void operator()(const kernel::Exponential& law) const { add(law.mean); }
  void operator()(const kernel::Gamma& law) const { add(law.shape, law.mean); }
  void operator()(const kernel::Triangular& law) const { add(law.low, law.mode, law.high); }
  void operator()(const kernel::TruncatedNormal& law) const { add(law.mean, law.sd); }
  void operator()(const kernel::LogNormal& law) const { add(law.mean, law.cv); }
  void operator()(const kernel::Weibull& law) const { add(law.shape, law.scale); }
  void operator()(const kernel::Discrete& law) const { add(law.values, law.weights); }
  void operator()(const kernel::Empirical& law) const { add(law.values); }
  void operator()(const kernel::Mixture& law) const { add(law.weights, law.components); }
};

}  // namespace

void PlanHasher::add(const Moment& moment) {
  add(moment.is_after_start);
  add(moment.is_after_start ? moment.after_start : moment.instant.since_epoch());
}

// A moment as moments are; the first word of a day of each year is that of none.
void PlanHasher::add(const PolicyDate& date) {
  if (!date.yearly) return add(date.moment);
  add(std::uint64_t{2});
  add(date.yearly->day);
  add(date.yearly->time_of_day);
  add(date.yearly->clock);
}

void PlanHasher::add(const CalendarDate& date) {
  add(date.day.index());
  std::visit([this](const auto& day) { add(day); }, date.day);
}

void PlanHasher::add(const FeastDay& day) {
  add(day.feast);
  add(day.days_after);
}

void PlanHasher::add(const YearlyDay& day) {
  add(day.month);
  add(day.day);
}

void PlanHasher::add(Count count) {
  add(count.is_unlimited);
  add(count.limit());
}

// A number of trucks as a count; the first word of a share is that of none.
void PlanHasher::add(const Threshold& threshold) {
  if (!threshold.share) return add(threshold.trucks);
  add(std::uint64_t{2});
  add(*threshold.share);
}

void PlanHasher::add(PerSideFlag flag) {
  add(flag.home);
  add(flag.neighbour);
}

void PlanHasher::add(const DayInterval& interval) {
  add(interval.from);
  add(interval.until);
}

void PlanHasher::add(const Hours& hours) {
  add(hours.kind);
  if (hours.kind == HoursKind::daily) {
    add(hours.clock);
    add(hours.daily);
  }
  if (hours.kind == HoursKind::named) add(hours.calendar);
}

void PlanHasher::add(const PerSideHours& hours) {
  add(hours.home);
  add(hours.neighbour);
}

void PlanHasher::add(const PerDirectionName& names) {
  add(names.export_);
  add(names.import_);
}

void PlanHasher::add(const ServiceLaw& law) {
  add(law.otherwise);
  add(law.by_name);
}

void PlanHasher::add(const DatedShare& share) {
  add(share.always);
  add(share.from);
}

void PlanHasher::add(const Money& money) {
  add(money.amount);
  add(money.currency);
}

void PlanHasher::add(const MoneyRate& rate) {
  add(rate.money);
  add(rate.per);
}

void PlanHasher::add(const Setting& setting) {
  add(setting.path);
  add(setting.value.index());
  std::visit([this](const auto& value) { add(value); }, setting.value);
}

void PlanHasher::add(const kernel::Distribution& distribution) {
  add(distribution.law.index());
  std::visit(LawHasher{*this}, distribution.law);
}

}  // namespace cuakhau::model::detail
