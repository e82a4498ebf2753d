#include "scenario/detail/read_tree.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

using test::k_one_lane;
using test::said;
using test::Said;
using test::ScenarioFiles;

TEST_CASE("a tree is read with all that it extends and where it was found") {
  const ScenarioFiles files;
  files.write("library/base.yaml", k_one_lane);
  const auto main =
      files.write("main.yaml", "cuakhau: 1\nextends: lib:base\nname: A lane like the others\n");
  const auto read = detail::read_tree(main, {files.folder() / "library"});
  REQUIRE(read.tree);
  CHECK(read.tree->find("name") != nullptr);
  CHECK(read.tree->find("stations") != nullptr);
  CHECK(read.inheritance == detail::Inheritance::whole);
  CHECK(read.files.size() == 2);
  CHECK(read.libraries.size() == 1);
  Loaded loaded;
  detail::add_reading(read, loaded);
  CHECK(loaded.files == read.files);
  CHECK(loaded.libraries == read.libraries);
}

TEST_CASE("a file that is not there has no tree, and that is said") {
  const auto read = detail::read_named_tree("nowhere.yaml", {});
  CHECK_FALSE(read.tree);
  Loaded loaded;
  detail::add_reading(read, loaded);
  CHECK(said(loaded.diagnostics) == Said{"0:0: error: no such file"});
}

}  // namespace
}  // namespace cuakhau::scenario
