// A second opinion on our reading of YAML: whatever fy-tool (libfyaml) refuses, we refuse. It hangs
// on some inputs, so it has a second to answer; no answer is no opinion.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include <sys/wait.h>

#include <cuakhau/scenario/parse.hpp>

#include "unit/scenario/damage.hpp"
#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario {
namespace {

namespace fs = std::filesystem;

enum class Opinion : std::uint8_t { accepts, refuses, none };

Opinion ask_fy_tool(const fs::path& file) {
  const std::string command =
      "timeout 1 fy-tool --dump '" + file.string() + "' >/dev/null 2>/dev/null";
  const int status = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe)
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 124;
  if (code == 127) FAIL("fy-tool is missing: install the Debian package libfyaml-utils");
  if (code >= 124) return Opinion::none;
  return code == 0 ? Opinion::accepts : Opinion::refuses;
}

bool we_refuse(const fs::path& file) {
  Diagnostics diagnostics;
  const auto source = open_source(file, "x", diagnostics);
  if (source) static_cast<void>(parse(source, diagnostics));
  return diagnostics.has_errors();
}

}  // namespace

TEST_CASE("what another YAML reader refuses, we refuse") {
  const test::ScenarioFiles files;
  const std::vector<std::string> originals = test::first_scenarios();
  std::mt19937_64 engine(20230120);
  std::size_t refused = 0;
  for (int i = 0; i < 600; ++i) {
    std::string text = originals[static_cast<std::size_t>(i) % originals.size()];
    for (std::size_t wounds = 1 + engine() % 2; wounds > 0; --wounds)
      text = test::damaged(std::move(text), engine);
    const fs::path file = files.write("x.yaml", text);
    if (ask_fy_tool(file) != Opinion::refuses) continue;
    ++refused;
    INFO(text);
    CHECK(we_refuse(file));
  }
  CHECK(refused > 100);
}

TEST_CASE("the other reader and we agree on what is written by hand") {
  const test::ScenarioFiles files;
  for (const char* text :
       {"a: 1\na: 2\n", "- a\nb: 1\n",   "{a: 1} x\n",   "[a]\nb: 1\n",  "a: [1\n",
        "a: {b\n",      "a: \"b\n",      "a: 'b\n",      "\ta: 1\n",     "a:\n\t- b\n",
        "a: b: c\n",    "a: - b\n",      "a: *b\n",      "a: &b &c d\n", "a: !<x d\n",
        "a: \"\\q\"\n", "a: @b\n",       "a: `b\n",      "a: %b\n",      "%YAML 3.0\n---\na: 1\n",
        "a: |x\n  b\n", "a:\n  b\n c\n", "a: [1, 2]]\n", "a: }\n",       "? a\n? a\n",
        "a: 'b' c\n"}) {
    INFO(text);
    const fs::path file = files.write("x.yaml", text);
    if (ask_fy_tool(file) == Opinion::refuses) CHECK(we_refuse(file));
  }
}

}  // namespace cuakhau::scenario
