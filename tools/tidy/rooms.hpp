#pragma once

// The rooms of the project, who may include whom, and which third-party headers a room's sources
// may name. This table is the architecture: docs/explanation speaks of it, this check holds it.

#include <span>
#include <string_view>
#include <vector>

namespace cuakhau::tidy {

enum class Room : unsigned char {
  base,
  kernel,
  model,
  files,
  experiment,
  scenario,
  report,
  command,  // tools/cuakhau
  tidy,     // tools/tidy
  tests,
  none,  // not code of a room
};

/// A set of rooms.
class Rooms {
 public:
  constexpr Rooms() = default;
  template <class... R>
  constexpr explicit Rooms(R... rooms) : bits_(((1U << static_cast<unsigned>(rooms)) | ...)) {}

  [[nodiscard]] constexpr bool contains(Room room) const {
    return ((bits_ >> static_cast<unsigned>(room)) & 1U) != 0;
  }

 private:
  unsigned bits_ = 0;
};

inline constexpr Rooms k_core{Room::base, Room::kernel, Room::model};
inline constexpr Rooms k_library{Room::base,       Room::kernel,   Room::model, Room::files,
                                 Room::experiment, Room::scenario, Room::report};
inline constexpr Rooms k_all{Room::base,       Room::kernel,   Room::model,  Room::files,
                             Room::experiment, Room::scenario, Room::report, Room::command,
                             Room::tidy,       Room::tests};

struct RoomRule {
  Room room = Room::none;
  std::string_view name;
  Rooms may_include;
  std::span<const std::string_view> third_party;  // prefixes of header names, for sources only
};

[[nodiscard]] std::span<const RoomRule> room_rules();
/// The rule of a library room or of the command; null for other folders.
[[nodiscard]] const RoomRule* rule_of(Room room);
/// By name as in <cuakhau/NAME/…>; Room::none when there is no such library room.
[[nodiscard]] Room room_named(std::string_view name);
/// By path relative to the root, such as "sim/kernel/stream.cpp".
[[nodiscard]] Room room_of(std::string_view path);

/// "a/b/c" as {"a", "b", "c"}.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view path);

}  // namespace cuakhau::tidy
