#include <cuakhau/scenario/library.hpp>

#include <array>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

using test::ScenarioFiles;

std::vector<std::string> found_names(std::span<const LibraryFile> files) {
  std::vector<std::string> names;
  for (const LibraryFile& file : files) names.push_back(file.name);
  return names;
}

}  // namespace

TEST_CASE("a library is named by its files' paths, in order, without their ending") {
  const ScenarioFiles files;
  files.write("north/winter.yaml", "cuakhau: 1\n");
  files.write("north/policies/fog.yaml", "cuakhau: 1\n");
  files.write("bridge.yaml", "cuakhau: 1\n");
  files.write("north/trucks.csv", "date,trucks\n");
  const std::array folders{files.folder()};
  const auto found = library_files(folders);
  CHECK(found_names(found) ==
        std::vector<std::string>{"bridge", "north/policies/fog", "north/winter"});
  REQUIRE(found.size() == 3);
  CHECK(found[2].path == files.folder() / "north/winter.yaml");
}

TEST_CASE("of two libraries with a name the first serves, and one that is not there has none") {
  const ScenarioFiles files;
  files.write("first/x.yaml", "cuakhau: 1\n");
  files.write("second/x.yaml", "cuakhau: 1\n");
  files.write("second/y.yaml", "cuakhau: 1\n");
  const std::array folders{files.folder() / "none", files.folder() / "first",
                           files.folder() / "second"};
  const auto found = library_files(folders);
  REQUIRE(found_names(found) == std::vector<std::string>{"x", "y"});
  CHECK(found[0].path == files.folder() / "first/x.yaml");
}

}  // namespace cuakhau::scenario
