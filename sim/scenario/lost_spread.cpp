#include <cuakhau/scenario/lost_spread.hpp>

#include <array>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/setting.hpp>
#include <cuakhau/scenario/value_text.hpp>

namespace cuakhau::scenario {
namespace {

bool has_spread(const kernel::Distribution& law) { return kernel::variance(law) > 0.0; }

/// The law at a path: whether it varies, and its text.
struct LawLook {
  bool is_law = false;
  bool varies = false;
  std::string text{};

  void composite() {}
  template <class T>
  void value(const model::Field& /*field*/, const T& /*value*/) {}
  void value(const model::Field& /*field*/, const model::DurationLaw& law) { take(law); }
  void value(const model::Field& /*field*/, const model::CountLaw& law) { take(law); }
  void value(const model::Field& /*field*/, const std::optional<model::DurationLaw>& law) {
    if (law) take(*law);
  }
  void value(const model::Field& /*field*/, const model::ServiceLaw& law) {
    take(law.otherwise);
    if (law.by_name.empty()) return;
    std::vector<std::string> parts;
    for (const auto& [name, one] : law.by_name) {
      varies = varies || has_spread(one.law);
      parts.push_back(fmt::format("{}: {}", name, value_text(one)));
    }
    text = fmt::format("{{{}, otherwise: {}}}", join(parts, ", "), text);
  }

 private:
  template <class L>
  void take(const L& law) {
    is_law = true;
    varies = has_spread(law.law);
    text = value_text(law);
  }
};

LawLook law_at(const model::Plan& plan, std::string_view path) {
  LawLook look;
  model::FieldWalk<LawLook>(plan.sides, look).at(plan, path);
  return look;
}

/// What stands before ".service" and the like, which a pace beside them scales; empty for others.
std::string_view paced_part(std::string_view path) {
  constexpr std::array<std::string_view, 3> k_paced{".service", ".travel", ".headway"};
  for (const auto name : k_paced)
    if (path.ends_with(name)) return path.substr(0, path.size() - name.size());
  return {};
}

/// @param path one that the pattern selects
std::string pace_of(const model::Plan& plan, std::string_view path, std::string_view pattern) {
  const auto beside = [](std::string_view one) { return std::string{paced_part(one)} + ".pace"; };
  const bool is_there = model::settable_at(plan, beside(path)) != model::Settable::unknown;
  return is_there ? beside(pattern) : std::string{};
}

}  // namespace

std::optional<LostSpread> lost_spread(const model::Plan& before, const model::Plan& after,
                                      std::string_view pattern) {
  for (const auto& path : model::paths_of(before, pattern)) {
    const auto was = law_at(before, path);
    const auto is = law_at(after, path);
    if (was.varies && is.is_law && !is.varies)
      return LostSpread{was.text, pace_of(before, path, pattern)};
  }
  return std::nullopt;
}

}  // namespace cuakhau::scenario
