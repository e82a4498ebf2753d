#pragma once

// One value of a plan by its path: what a policy puts in place of the plan's own value while it is
// in force. Applying a setting writes exactly that value; nothing is restored, since a plan under
// policies is always made from the plan without them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include <cuakhau/model/plan.hpp>

namespace cuakhau::model {

/// The type that a setting of a value of type T holds: T without its `optional`.
template <class T>
struct SettledType {
  using Type = T;
};
template <class T>
struct SettledType<std::optional<T>> {
  using Type = T;
};
template <class T>
using Settled = typename SettledType<std::remove_const_t<T>>::Type;

template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... Ts>
inline constexpr bool is_alternative<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

/// Whether values of this type can be set at all.
template <class T>
inline constexpr bool is_settable = is_alternative<Settled<T>, SettingValue>;

/// Writes the setting into the plan. Its path and type must fit (see settable_at).
void apply(Plan& plan, const Setting& setting);

/// The plan while the policies `active` (indices into plan.policies, ascending) are in force: of
/// several that set the same value, the last wins. Then each takes the members that it takes; one
/// that stands there several times, once for each outcome, takes those of each.
[[nodiscard]] Plan under_policies(const Plan& plan, const std::vector<std::size_t>& active);

/// Whether some policy of the plan sets that value, or a part of it.
[[nodiscard]] bool is_set_by_policy(const Plan& plan, std::string_view path);

enum class Settable : std::uint8_t {
  unknown,    // the plan has nothing there
  composite,  // a map or a struct: its parts can be set
  fixed,      // a value that no policy may change in mid-run
  value,      // a value that a policy may change
};

/// What stands at a path such as "gates.na_hinh.open.china" or "stations.customs.servers[0].count".
[[nodiscard]] Settable settable_at(const Plan& plan, std::string_view path);

/// The paths that a pattern stands for, in order. A part of it may be "*" (each entry of a section
/// of the plan, or of a list) or "(kind=secondary)", "(gate=huu_nghi side=china)": each entry whose
/// fields have these words. Without such parts it stands for itself.
[[nodiscard]] std::vector<std::string> paths_of(const Plan& plan, std::string_view pattern);

}  // namespace cuakhau::model
