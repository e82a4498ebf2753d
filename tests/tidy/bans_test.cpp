#include "tidy/bans.hpp"

#include <array>
#include <utility>

#include "support/catch.hpp"
#include "tidy/trees.hpp"

namespace cuakhau::tidy {

namespace {

constexpr std::array<std::pair<Room, std::string_view>, 10> k_homes = {{
    {Room::base, "sim/base/a.cpp"},
    {Room::kernel, "include/cuakhau/kernel/a.hpp"},
    {Room::model, "sim/model/a.cpp"},
    {Room::files, "sim/files/a.cpp"},
    {Room::experiment, "sim/experiment/a.cpp"},
    {Room::scenario, "sim/scenario/a.cpp"},
    {Room::report, "sim/report/a.cpp"},
    {Room::command, "tools/cuakhau/a.cpp"},
    {Room::tidy, "tools/tidy/a.cpp"},
    {Room::tests, "tests/unit/base/a_test.cpp"},
}};

/// Code that the ban is about: its own pattern, with something in place of the star.
std::string example_of(const Ban& ban) {
  std::string code = "; ";
  for (const char letter : ban.pattern) code += letter == '*' ? 's' : letter;
  return code + "\n";
}

bool fires(const Ban& ban, std::string_view path, std::string text) {
  for (const auto& finding :
       findings_of(check_bans, {{.path = std::string(path), .text = std::move(text)}})) {
    if (finding.rule == ban.rule) return true;
  }
  return false;
}

std::size_t count_of(std::string text) {
  return findings_of(check_bans, {{.path = "sim/kernel/a.cpp", .text = std::move(text)}}).size();
}

}  // namespace

TEST_CASE("every ban fires in its rooms") {
  std::size_t checked = 0;
  for (const auto& ban : bans()) {
    for (const auto& [room, path] : k_homes) {
      if (!ban.rooms.contains(room)) continue;
      INFO(ban.pattern << " in " << path);
      CHECK(fires(ban, path, example_of(ban)));
      ++checked;
    }
  }
  REQUIRE(checked > 4 * bans().size() / 2);
}

TEST_CASE("no ban fires on a comment or a literal") {
  for (const auto& ban : bans()) {
    INFO(ban.pattern);
    const auto example = example_of(ban).substr(2, example_of(ban).size() - 3);
    CHECK_FALSE(fires(ban, "sim/kernel/a.cpp", "// " + example + "\n"));
    CHECK_FALSE(fires(ban, "sim/kernel/a.cpp", "f(\"" + example + "\");\n"));
  }
}

TEST_CASE("a ban of some rooms leaves the others alone") {
  for (const auto& ban : bans()) {
    for (const auto& [room, path] : k_homes) {
      if (ban.rooms.contains(room)) continue;
      INFO(ban.pattern << " in " << path);
      CHECK_FALSE(fires(ban, path, example_of(ban)));
    }
  }
}

TEST_CASE(
    "a member, a declaration or another's function of a banned name is none of our business") {
  CHECK(count_of("x.time(1); y->exit(2); Duration time(int a); det::time(3);") == 0);
  CHECK(count_of("return time(nullptr);") == 1);
  CHECK(count_of("x = std::time(nullptr); y = ::time(nullptr);") == 2);
  CHECK(count_of("static_assert(true); std::functional a; std::exponent b;") == 0);
}

TEST_CASE("the message quotes the code and says what to use") {
  const auto findings = findings_of(
      check_bans, {{.path = "sim/model/a.cpp", .text = "\nstd::function<void()> f;\n"}});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0] == Finding{.path = "sim/model/a.cpp",
                               .line = 2,
                               .rule = "ban-function",
                               .message = "std::function is banned here; use a template parameter, "
                                          "an enum or a switch"});
}

}  // namespace cuakhau::tidy
