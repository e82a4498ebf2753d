#include "scenario/detail/root.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {
namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("the root is the nearest folder above that is marked") {
  const test::ScenarioFiles files;
  const fs::path folder = fs::canonical(files.folder());
  CHECK(root_of(files.write("a/b/x.yaml", "")) == folder);
  files.write("a/.git", "");
  CHECK(root_of(files.folder() / "a/b/x.yaml") == folder / "a");
  CHECK(root_of(files.folder() / "a/b/not-there.yaml") == folder / "a");
}

TEST_CASE("paths inside the root are found, others are refused") {
  const test::ScenarioFiles files;
  files.write("a/x.yaml", "");
  const Whereabouts here{files.folder() / "a", fs::canonical(files.folder())};
  CHECK(path_inside("x.yaml", here).value() == files.folder() / "a/x.yaml");
  CHECK(path_inside("../y.yaml", here).value() == files.folder() / "y.yaml");
  CHECK(path_inside("../../y.yaml", here).error().message ==
        "\"../../y.yaml\" leads out of the scenario's root");
  CHECK(path_inside("/etc/passwd", here).error().message ==
        "expected a path below the scenario's root, found the absolute path \"/etc/passwd\"");
  CHECK_FALSE(path_inside("", here).has_value());
}

}  // namespace cuakhau::scenario::detail
