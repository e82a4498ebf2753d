#include "tidy/includes.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace cuakhau::tidy {

namespace {

struct BannedHeader {
  std::string_view name;
  Rooms rooms;
  std::string_view use;
};

constexpr Rooms k_no_console{Room::base,       Room::kernel,   Room::model,
                             Room::experiment, Room::scenario, Room::report};
constexpr Rooms k_no_threads{Room::base,  Room::kernel,   Room::model,
                             Room::files, Room::scenario, Room::report};
constexpr std::string_view k_return_values = "return values, and let the command print";
constexpr std::string_view k_room_of_threads = "threads live in the experiment room alone";

constexpr std::array<BannedHeader, 18> k_banned_headers = {{
    {"iostream", k_library, k_return_values},
    {"cstdio", k_no_console, k_return_values},
    {"print", k_library, k_return_values},
    {"fstream", k_no_console, "read and write through the files room"},
    {"filesystem", k_core, "the core knows no files"},
    {"random", k_library, "draw by cuakhau/kernel/stream.hpp"},
    {"unordered_map", Rooms{Room::kernel, Room::model}, "use std::map or a sorted vector"},
    {"unordered_set", Rooms{Room::kernel, Room::model}, "use std::set or a sorted vector"},
    {"cassert", k_all, "use CUAKHAU_CHECK of cuakhau/base/contract.hpp"},
    {"ctime", k_library, "simulated time is cuakhau::Instant"},
    {"thread", k_no_threads, k_room_of_threads},
    {"mutex", k_no_threads, k_room_of_threads},
    {"shared_mutex", k_no_threads, k_room_of_threads},
    {"condition_variable", k_no_threads, k_room_of_threads},
    {"future", k_no_threads, k_room_of_threads},
    {"atomic", k_core, k_room_of_threads},
    {"semaphore", k_no_threads, k_room_of_threads},
    {"stop_token", k_core, k_room_of_threads},
}};

bool is_standard(std::string_view name) {
  return name.find_first_of("./") == std::string_view::npos;
}

/// Checks the includes of one source.
class Checker {
 public:
  Checker(const Source& source, Findings& findings) : source_(source), findings_(findings) {}

  void run() const {
    for (const auto& include : source_.includes()) check(include);
  }

 private:
  void check(const Include& include) const {
    if (include.form == IncludeForm::quoted) return check_private(include);
    if (include.name.starts_with("cuakhau/")) return check_room(include);
    if (is_standard(include.name)) return check_standard(include);
    check_third_party(include);
  }

  void check_room(const Include& include) const {
    const auto other = room_named(parts_of(include.name)[1]);
    if (other == Room::none)
      return report(include, "include-room", "names no room; use <cuakhau/ROOM/NOUN.hpp>");
    const auto* const rule = rule_of(source_.room());
    if (rule == nullptr || other == source_.room() || rule->may_include.contains(other)) return;
    report(include, "include-room",
           "is not for the room " + std::string(rule->name) +
               "; use what its own room and those below it offer");
  }

  /// "ROOM/detail/NOUN.hpp" is for its own room and for the tests of that room.
  void check_private(const Include& include) const {
    const auto parts = parts_of(include.name);
    const auto other = room_named(parts[0]);
    if (k_library.contains(source_.room()) && other != source_.room()) {
      return report(
          include, "include-private",
          "is not this room's own; use <cuakhau/ROOM/NOUN.hpp> or \"ROOM/detail/NOUN.hpp\"");
    }
    if (source_.is_public_header()) {
      return report(include, "include-private",
                    "is private; use it in the source, not in a public header");
    }
    if (other != Room::none && source_.room() == Room::tests &&
        !source_.under(test_folder(parts[0]))) {
      report(include, "include-private", "is private to its room; use the room's public headers");
    }
  }

  [[nodiscard]] static std::string test_folder(std::string_view room) {
    return "tests/unit/" + std::string(room) + "/";
  }

  void check_standard(const Include& include) const {
    for (const auto& banned : k_banned_headers) {
      if (banned.name == include.name && banned.rooms.contains(source_.room())) {
        report(include, "include-standard", "is banned here; " + std::string(banned.use));
      }
    }
  }

  void check_third_party(const Include& include) const {
    if (include.name.starts_with("fmt/") && source_.room() != Room::tidy) return;
    const auto* const rule = rule_of(source_.room());
    if (source_.room() == Room::tidy) {
      return report(include, "include-third-party",
                    "is foreign; use the standard library alone in tools/tidy");
    }
    if (rule == nullptr) return;
    if (source_.is_header()) {
      return report(include, "include-third-party",
                    "is foreign; use it in a source, never in a header");
    }
    const bool allowed = std::ranges::any_of(rule->third_party, [&](std::string_view prefix) {
      return include.name.starts_with(prefix);
    });
    if (!allowed) {
      report(include, "include-third-party",
             "is not for the room " + std::string(rule->name) +
                 "; use it in the room that the table in tools/tidy/rooms.cpp gives it to");
    }
  }

  void report(const Include& include, std::string rule, const std::string& message) const {
    findings_.push_back({.path = source_.path(),
                         .line = include.line,
                         .rule = std::move(rule),
                         .message = "header " + std::string(include.name) + " " + message});
  }

  const Source& source_;
  Findings& findings_;
};

}  // namespace

void check_includes(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources()) {
    if (source.is_cpp()) Checker{source, findings}.run();
  }
}

}  // namespace cuakhau::tidy
