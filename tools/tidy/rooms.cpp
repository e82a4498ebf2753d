#include "tidy/rooms.hpp"

#include <algorithm>
#include <array>

namespace cuakhau::tidy {

namespace {

using Headers = std::span<const std::string_view>;

constexpr std::array<std::string_view, 1> k_base = {"fmt/"};
constexpr std::array<std::string_view, 2> k_kernel = {"fmt/", "Random123/"};
constexpr std::array<std::string_view, 3> k_model = {"fmt/", "boost/graph/", "boost/property_map/"};
constexpr std::array<std::string_view, 7> k_files = {
    "fmt/", "nlohmann/", "sqlite3.h", "unistd.h", "fcntl.h", "poll.h", "sys/stat.h"};
constexpr std::array<std::string_view, 5> k_experiment = {"fmt/", "Eigen/", "boost/math/",
                                                          "boost/random/", "nlopt.hpp"};
constexpr std::array<std::string_view, 2> k_scenario = {"fmt/", "yaml-cpp/"};
constexpr std::array<std::string_view, 5> k_report = {"fmt/", "kainjow/", "mustache.hpp",
                                                      "unistd.h", "sys/ioctl.h"};
constexpr std::array<std::string_view, 5> k_command = {"fmt/", "boost/program_options", "unistd.h",
                                                       "signal.h", "sys/ioctl.h"};

constexpr std::array<RoomRule, 8> k_rules = {{
    {Room::base, "base", Rooms{}, Headers{k_base}},
    {Room::kernel, "kernel", Rooms{Room::base}, Headers{k_kernel}},
    {Room::model, "model", Rooms{Room::kernel, Room::base}, Headers{k_model}},
    {Room::files, "files", Rooms{Room::base}, Headers{k_files}},
    {Room::experiment, "experiment", Rooms{Room::model, Room::kernel, Room::files, Room::base},
     Headers{k_experiment}},
    {Room::scenario, "scenario", Rooms{Room::model, Room::experiment, Room::files, Room::base},
     Headers{k_scenario}},
    {Room::report, "report", Rooms{Room::experiment, Room::model, Room::files, Room::base},
     Headers{k_report}},
    {Room::command, "command", k_library, Headers{k_command}},
}};

Room tools_room(std::string_view folder) {
  if (folder == "cuakhau") return Room::command;
  return folder == "tidy" ? Room::tidy : Room::none;
}

}  // namespace

std::span<const RoomRule> room_rules() { return k_rules; }

const RoomRule* rule_of(Room room) {
  const auto* const found = std::ranges::find(k_rules, room, &RoomRule::room);
  return found == k_rules.end() ? nullptr : found;
}

Room room_named(std::string_view name) {
  const auto* const found = std::ranges::find(k_rules, name, &RoomRule::name);
  return found == k_rules.end() || found->room == Room::command ? Room::none : found->room;
}

Room room_of(std::string_view path) {
  const auto parts = parts_of(path);
  if (parts.size() < 3) return !parts.empty() && parts[0] == "tests" ? Room::tests : Room::none;
  if (parts[0] == "tests") return Room::tests;
  if (parts[0] == "tools") return tools_room(parts[1]);
  if (parts[0] == "sim") return room_named(parts[1]);
  if (parts[0] == "include" && parts[1] == "cuakhau") return room_named(parts[2]);
  return Room::none;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace cuakhau::tidy
