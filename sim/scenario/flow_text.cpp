#include "scenario/detail/flow_text.hpp"

#include <utility>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/clock_word.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Entries of a map, each "key: value".
class Entries {
 public:
  explicit Entries(const model::Sides& sides) : sides_(&sides) {}

  template <class T>
  Entries& add(std::string_view key, const T& value) {
    parts_.push_back(yaml_text(key) + ": " + flow_text(value, *sides_));
    return *this;
  }
  [[nodiscard]] std::string text() const { return '{' + join(parts_, ", ") + '}'; }

 private:
  const model::Sides* sides_;
  std::vector<std::string> parts_;
};

}  // namespace

std::string flow_text(const std::string& text, const model::Sides&) { return yaml_text(text); }

std::string flow_text(const model::Side& side, const model::Sides& sides) {
  return yaml_text(sides.of(side).name);
}

std::string flow_text(const model::Moment& moment, const model::Sides& sides) {
  return yaml_text(value_text(moment, sides));
}

std::string flow_text(const model::PolicyDate& date, const model::Sides& sides) {
  return yaml_text(value_text(date, sides));
}

std::string flow_text(const model::Hours& hours, const model::Sides& sides) {
  return yaml_text(value_text(hours, sides));
}

std::string flow_text(const model::PerSideFlag& flags, const model::Sides& sides) {
  return Entries(sides)
      .add(sides.home.name, flags.home)
      .add(sides.neighbour.name, flags.neighbour)
      .text();
}

std::string flow_text(const model::PerSideHours& hours, const model::Sides& sides) {
  return Entries(sides)
      .add(sides.home.name, hours.home)
      .add(sides.neighbour.name, hours.neighbour)
      .text();
}

std::string flow_text(const model::PerDirectionName& names, const model::Sides& sides) {
  Entries entries(sides);
  if (!names.export_.empty()) entries.add("export", names.export_);
  if (!names.import_.empty()) entries.add("import", names.import_);
  return entries.text();
}

std::string flow_text(const model::CommodityMix& mix, const model::Sides& sides) {
  Entries entries(sides);
  for (const auto& [name, share] : mix.shares) entries.add(name, share);
  return entries.text();
}

std::string flow_text(const model::ServiceLaw& law, const model::Sides& sides) {
  if (law.by_name.empty()) return flow_text(law.otherwise, sides);
  Entries entries(sides);
  for (const auto& [name, one] : law.by_name) entries.add(name, one);
  return entries.add("otherwise", law.otherwise).text();
}

std::string flow_text(const model::WeeklyHours& hours, const model::Sides& sides) {
  Entries entries(sides);
  for (std::size_t day = 0; day < hours.days.size(); ++day)
    if (!hours.days[day].intervals.empty()) entries.add(day_name(day), hours.days[day]);
  return entries.text();
}

std::string flow_text(const model::WeekdayFactors& factors, const model::Sides& sides) {
  Entries entries(sides);
  for (std::size_t day = 0; day < factors.days.size(); ++day)
    if (factors.days[day] != model::Factor{}) entries.add(day_name(day), factors.days[day]);
  return entries.text();
}

std::string flow_text(const model::DateFactors& factors, const model::Sides& sides) {
  Entries entries(sides);
  for (const auto& [date, factor] : factors.dates) entries.add(value_text(date), factor);
  return entries.text();
}

std::string flow_text(const model::DatedShare& share, const model::Sides& sides) {
  if (share.from.empty()) return flow_text(share.always, sides);
  Entries entries(sides);
  for (const auto& [date, one] : share.from) entries.add(value_text(date), one);
  return entries.text();
}

std::string flow_text(const model::DailyTotal& total, const model::Sides& sides) {
  return Entries(sides).add("date", total.date).add("trucks", total.trucks).text();
}

std::string flow_text(const model::ServerGroup& group, const model::Sides& sides) {
  return Entries(sides).add("count", group.count).add("hours", group.hours).text();
}

std::string flow_text(const model::CalendarException& exception, const model::Sides& sides) {
  return Entries(sides)
      .add("from", exception.from)
      .add("through", exception.through)
      .add("hours", exception.hours)
      .text();
}

std::string flow_text(const model::SettingValue& value, const model::Sides& sides) {
  return std::visit([&](const auto& settled) { return flow_text(settled, sides); }, value);
}

}  // namespace cuakhau::scenario::detail
