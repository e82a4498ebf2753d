#include "scenario/detail/chain.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {
namespace {

using test::Said;
using test::ScenarioFiles;

struct Outcome {
  std::optional<Node> tree;
  Said said;
};

Outcome load_chain(const ScenarioFiles& files, const std::string& name,
                   std::vector<std::filesystem::path> library = {}) {
  Diagnostics diagnostics;
  Chain chain(diagnostics, std::move(library));
  Outcome outcome{chain.load(files.folder() / name), {}};
  outcome.said = test::said(diagnostics);
  return outcome;
}

std::string text_at(const Outcome& outcome, const std::string& key) {
  REQUIRE(outcome.tree);
  const Entry* const entry = outcome.tree->find(key);
  return entry == nullptr ? "" : entry->value.text;
}

}  // namespace

TEST_CASE("a file changes what it extends, a list of files in its order") {
  const ScenarioFiles files;
  files.write("base/one.yaml", "cuakhau: 1\na: 1\nb: 1\nc: 1\n");
  files.write("base/two.yaml", "cuakhau: 1\nextends: one.yaml\nb: 2\nd: ~\n");
  files.write("other.yaml", "cuakhau: 1\nd: 4\n");
  files.write("main.yaml", "cuakhau: 1\nextends: [other.yaml, base/two.yaml]\nc: 3\n");
  const Outcome outcome = load_chain(files, "main.yaml");
  CHECK(outcome.said.empty());
  CHECK(text_at(outcome, "a") == "1");
  CHECK(text_at(outcome, "b") == "2");
  CHECK(text_at(outcome, "c") == "3");
  CHECK(text_at(outcome, "d").empty());  // removed by two.yaml, which has none of its own
  CHECK(text_at(outcome, "extends").empty());
}

TEST_CASE("a file that was copied out of the library is told where its neighbour is") {
  const ScenarioFiles files;
  files.write("library/first/base.yaml", "cuakhau: 1\n");
  files.write("library/first/other.yaml", "cuakhau: 1\n");
  files.write("copy.yaml", "cuakhau: 1\nextends: base.yaml\n");
  Diagnostics diagnostics;
  Chain chain(diagnostics, {files.folder() / "library"});
  static_cast<void>(chain.load(files.folder() / "copy.yaml"));
  REQUIRE(diagnostics.sorted().size() == 1);
  CHECK(diagnostics.sorted().front().help ==
        std::vector<std::string>{"paths start at the folder of the file that names them",
                                 "the library has a file of this name: extends: lib:first/base"});
}

TEST_CASE("the library is searched in order") {
  const ScenarioFiles files;
  files.write("first/x.yaml", "cuakhau: 1\na: first\n");
  files.write("second/x.yaml", "cuakhau: 1\na: second\n");
  files.write("second/deep/y.yaml", "cuakhau: 1\nextends: ../x.yaml\nb: deep\n");
  files.write("main.yaml", "cuakhau: 1\nextends: [lib:x, lib:deep/y]\n");
  const Outcome outcome =
      load_chain(files, "main.yaml", {files.folder() / "first", files.folder() / "second"});
  CHECK(outcome.said.empty());
  CHECK(text_at(outcome, "a") == "second");
  CHECK(text_at(outcome, "b") == "deep");
}

TEST_CASE("a file of a library is shown by its name there, and what it names beside it") {
  const ScenarioFiles files;
  files.write("library/x.yaml", "cuakhau: 1\na: 1\n");
  files.write("library/deep/y.yaml", "cuakhau: 1\nextends: ../x.yaml\nb: 2\n");
  const auto main = files.write("main.yaml", "cuakhau: 1\nextends: lib:deep/y\nc: 3\n");
  const auto name_at = [&](const std::filesystem::path& library, const char* key) {
    Diagnostics diagnostics;
    const auto tree = Chain(diagnostics, {library}).load(main);
    REQUIRE(tree);
    return tree->find(key)->value.where.source->name();
  };
  CHECK(name_at(files.folder() / "library", "a") == "lib:x.yaml");
  CHECK(name_at(files.folder() / "library", "b") == "lib:deep/y.yaml");
  CHECK(name_at(files.folder() / "library", "c") == main.string());
  const auto relative = std::filesystem::relative(files.folder() / "library");
  CHECK(name_at(relative, "b") == (relative / "deep/y.yaml").string());
}

TEST_CASE("a name that the library does not have says where was searched") {
  const ScenarioFiles files;
  files.write("main.yaml", "cuakhau: 1\nextends: lib:none\n");
  CHECK(load_chain(files, "main.yaml").said ==
        Said{"2:10: error: extends: the library has no \"none\""});
  files.write("main.yaml", "cuakhau: 1\nextends: lib:../x\n");
  CHECK(load_chain(files, "main.yaml", {files.folder() / "first"}).said ==
        Said{"2:10: error: extends: \"../x.yaml\" leads out of the scenario's root"});
}

TEST_CASE("a name that no file has leads to the nearest of the library, by its last part too") {
  const ScenarioFiles files;
  for (const char* name : {"north/policies/growth.yaml", "north/policies/storm.yaml", "other.yaml"})
    files.write(std::string("library/") + name, "cuakhau: 1\n");
  Diagnostics diagnostics;
  const Chain chain(diagnostics, {files.folder() / "library"});
  const auto help = [&](const char* name) { return chain.help_on_name(name); };
  const std::vector<std::string> storm{"did you mean \"lib:north/policies/storm\"?"};
  CHECK(help("storm") == storm);
  CHECK(help("strom.yaml") == storm);
  CHECK(help("lib:policies/storm") == storm);
  CHECK(help("lib:nort/policies/storm") == storm);
  CHECK(help("nothing-like-it").empty());
}

TEST_CASE("a cycle is refused by name") {
  const ScenarioFiles files;
  files.write("a.yaml", "cuakhau: 1\nextends: b.yaml\n");
  files.write("b.yaml", "cuakhau: 1\nextends: a.yaml\n");
  const Outcome outcome = load_chain(files, "a.yaml");
  REQUIRE(outcome.said.size() == 1);
  const std::string a = (files.folder() / "a.yaml").string();
  const std::string b = (files.folder() / "b.yaml").string();
  CHECK(outcome.said[0] ==
        "2:10: error: extends: a cycle of files: " + a + " extends " + b + " extends " + a);
}

TEST_CASE("no path leaves the root, not by a link either") {
  const ScenarioFiles files;
  const ScenarioFiles outside;
  outside.write("secret.yaml", "cuakhau: 1\n");
  std::filesystem::create_symlink(outside.folder() / "secret.yaml", files.folder() / "link.yaml");
  files.write("main.yaml", "cuakhau: 1\nextends: link.yaml\n");
  CHECK(load_chain(files, "main.yaml").said ==
        Said{"2:10: error: extends: \"link.yaml\" leads out of the scenario's root"});
  files.write("main.yaml", "cuakhau: 1\nextends: ../x.yaml\n");
  CHECK(load_chain(files, "main.yaml").said ==
        Said{"2:10: error: extends: \"../x.yaml\" leads out of the scenario's root"});
}

TEST_CASE("every file says the version of its language") {
  const ScenarioFiles files;
  files.write("base.yaml", "a: 1\n");
  files.write("main.yaml", "cuakhau: 2\nextends: base.yaml\n");
  CHECK(load_chain(files, "main.yaml").said ==
        Said{"1:10: error: cuakhau: expected version 1, found 2",
             "0:0: error: missing key \"cuakhau\""});
}

TEST_CASE("a diamond of files is read once a file and does not explode") {
  const ScenarioFiles files;
  files.write("f0.yaml", "cuakhau: 1\na: 1\na: 2\n");
  for (int i = 1; i < 40; ++i) {
    const std::string base = 'f' + std::to_string(i - 1) + ".yaml";
    files.write('f' + std::to_string(i) + ".yaml",
                "cuakhau: 1\nextends: [" + base + ", " + base + "]\n");
  }
  const Outcome outcome = load_chain(files, "f39.yaml");
  CHECK(outcome.said == Said{"3:1: error: duplicate key \"a\""});
  CHECK(text_at(outcome, "a") == "1");
}

TEST_CASE("a chain of very many files is refused") {
  const ScenarioFiles files;
  files.write("f0.yaml", "cuakhau: 1\n");
  for (int i = 1; i < 120; ++i)
    files.write('f' + std::to_string(i) + ".yaml",
                "cuakhau: 1\nextends: f" + std::to_string(i - 1) + ".yaml\n");
  CHECK(load_chain(files, "f119.yaml").said == Said{"2:10: error: extends: more than 100 files"});
}

}  // namespace cuakhau::scenario::detail
