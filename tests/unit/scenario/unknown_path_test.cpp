#include "scenario/detail/unknown_path.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

Origins known_paths() {
  Origins known;
  for (const char* path :
       {"gates.north", "gates.north.kind", "gates.north.open.china", "stations.customs",
        "stations.customs.servers", "stations.customs.servers[0].count", "stations.customs.pace",
        "crossings.line", "crossings.line.pace", "flows.exports", "flows.exports.held", "gates",
        "stations", "crossings", "flows"})
    known.add(path, {});
  return known;
}

std::vector<std::string> help_on(const std::string& path) {
  const Complaint complaint = unknown_path(path, known_paths());
  CHECK(complaint.message == "the scenario has no \"" + path + '"');
  return complaint.help;
}

using Help = std::vector<std::string>;

TEST_CASE("a path is cut before dots and brackets") {
  CHECK(path_parts("a.b[2].c") == Help{"a", "b", "[2]", "c"});
  CHECK(path_parts("").empty());
}

TEST_CASE("the nearest path is one of which each part may have been meant") {
  CHECK(help_on("stations.custom.server") == Help{"did you mean \"stations.customs.servers\"?"});
  CHECK(help_on("gate.north.kind") == Help{"did you mean \"gates.north.kind\"?"});
}

TEST_CASE("another thing's value is not proposed, however long what they share: names are listed") {
  CHECK(help_on("flows.imports_of_huu_nghi.held") == Help{"flows has exports"});
  CHECK(help_on("stations.customs.servers[1].count").empty());
  CHECK(help_on("nothing.like.it").empty());
}

TEST_CASE("a key that other things have is found there, by the gate where one was named") {
  CHECK(help_on("gates.north.pace") ==
        Help{"gates.north has kind, open",
             "\"pace\" is a key of crossings, stations: crossings.(gate=north).pace"});
  CHECK(help_on("flows.exports.pace") ==
        Help{"flows.exports has held", "\"pace\" is a key of crossings, stations"});
}

TEST_CASE("of many names the first are listed") {
  Origins known;
  known.add("flows", {});
  for (char letter = 'a'; letter < 'k'; ++letter) known.add(std::string("flows.") + letter, {});
  CHECK(unknown_path("flows.exports", known).help ==
        Help{"flows has a, b, c, d, e, f, g, h and 2 more"});
}

}  // namespace
}  // namespace cuakhau::scenario::detail
