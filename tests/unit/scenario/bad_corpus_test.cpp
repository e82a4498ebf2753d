// Every file of scenarios/bad is refused, or warned of if it is called warned-…, with exactly the
// message beside it, and no scenario, however damaged, crashes or hangs the loader.

#include <cstdlib>

#include <cuakhau/scenario/load.hpp>

#include "unit/scenario/damage.hpp"
#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

namespace fs = std::filesystem;

/// Scenarios are named as a user at the top of the tree names them.
class InTree {
 public:
  InTree() : before_(fs::current_path()) { fs::current_path(CUAKHAU_SOURCE_DIR); }
  InTree(const InTree&) = delete;
  InTree& operator=(const InTree&) = delete;
  ~InTree() { fs::current_path(before_); }

 private:
  fs::path before_;
};

}  // namespace

TEST_CASE("each bad scenario is refused or warned of with exactly its message") {
  const InTree here;
  // The one way to change what is expected; the difference is then reviewed.
  const bool regenerates = std::getenv("CUAKHAU_REGENERATE") != nullptr;  // NOLINT
  std::size_t count = 0;
  for (const fs::path& file : test::yaml_files("scenarios/bad")) {
    INFO(file.string());
    // What is measured is known above this room: tests/cli/bad_corpus.sh has these too.
    if (file.filename().string().starts_with("expect-")) continue;
    const Diagnostics diagnostics = load(file).diagnostics;
    const fs::path expected = fs::path(file).replace_extension(".expected");
    if (regenerates) std::ofstream(expected, std::ios::binary) << diagnostics.render_all();
    CHECK(diagnostics.render_all() == test::content_of(expected));
    CHECK(diagnostics.has_errors() != file.filename().string().starts_with("warned-"));
    ++count;
  }
  CHECK(count >= 70);
}

TEST_CASE("no damage to a good scenario crashes or hangs the loader") {
  const std::vector<std::string> originals = test::first_scenarios();
  const test::ScenarioFiles files;
  files.write("3-hours.yaml", originals.at(2));
  std::mt19937_64 engine(8012023);
  std::size_t refused = 0;
  for (int i = 0; i < 2000; ++i) {
    std::string text = originals[static_cast<std::size_t>(i) % originals.size()];
    for (std::size_t wounds = 1 + engine() % 3; wounds > 0; --wounds)
      text = test::damaged(std::move(text), engine);
    const Loaded loaded = load(files.write("damaged.yaml", text));
    static_cast<void>(loaded.diagnostics.render_all());
    refused += loaded.diagnostics.has_errors() ? 1U : 0U;
  }
  CHECK(refused > 1000);
  CHECK(refused < 2000);
}

}  // namespace cuakhau::scenario
