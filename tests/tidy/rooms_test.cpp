#include "tidy/rooms.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

TEST_CASE("a path tells its room") {
  CHECK(room_of("sim/kernel/stream.cpp") == Room::kernel);
  CHECK(room_of("sim/model/detail/yard.hpp") == Room::model);
  CHECK(room_of("include/cuakhau/files/json.hpp") == Room::files);
  CHECK(room_of("tools/cuakhau/main.cpp") == Room::command);
  CHECK(room_of("tools/tidy/main.cpp") == Room::tidy);
  CHECK(room_of("tests/unit/base/a_test.cpp") == Room::tests);
  CHECK(room_of("tests/a.cpp") == Room::tests);
  CHECK(room_of("README.md") == Room::none);
  CHECK(room_of("sim/attic/a.cpp") == Room::none);
  CHECK(room_of("tools/setup.sh") == Room::none);
}

TEST_CASE("nobody includes upwards: the table has no cycle") {
  for (const auto& rule : room_rules()) {
    for (const auto& other : room_rules()) {
      if (!rule.may_include.contains(other.room)) continue;
      INFO(rule.name << " and " << other.name);
      CHECK_FALSE(other.may_include.contains(rule.room));
    }
  }
}

TEST_CASE("a room is known by name, the command is none") {
  CHECK(room_named("report") == Room::report);
  CHECK(room_named("command") == Room::none);
  CHECK(room_named("attic") == Room::none);
  CHECK(rule_of(Room::tests) == nullptr);
  CHECK(rule_of(Room::kernel)->name == "kernel");
}

}  // namespace cuakhau::tidy
