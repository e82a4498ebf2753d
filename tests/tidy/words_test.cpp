#include "tidy/words.hpp"

#include "support/catch.hpp"
#include "tidy/trees.hpp"

// The words are cut in two here, or this file would be found itself.

namespace cuakhau::tidy {

namespace {

Marks marks(std::string path, std::string text) {
  return marks_of(check_words, {{.path = std::move(path), .text = std::move(text)}});
}

std::size_t in_kernel(std::string text) {
  return marks("sim/kernel/a.cpp", std::move(text)).size();
}

}  // namespace

TEST_CASE("a promise is found in any file, comments included") {
  for (const auto* const word : {"TO"
                                 "DO",
                                 "FIX"
                                 "ME",
                                 "X"
                                 "XX",
                                 "HA"
                                 "CK"}) {
    INFO(word);
    CHECK(marks("docs/a.md", std::string("so\n- ") + word + ": later\n") ==
          Marks{"docs/a.md:2 word-promise"});
    CHECK(marks("docs/a.md", std::string(word) + "ES and x" + word + "\n").empty());
  }
}

TEST_CASE("a place on one machine is found") {
  for (const auto* const path : {"/wo"
                                 "rk/main",
                                 "/tmp/bu"
                                 "ild-x",
                                 "/ro"
                                 "ot/x",
                                 "/ho"
                                 "me/x",
                                 "../sha"
                                 "red/x"}) {
    INFO(path);
    CHECK(marks("README.md", std::string("see ") + path + "\n") ==
          Marks{"README.md:1 word-machine-path"});
  }
  CHECK(marks("README.md", "see build/release and a/work and shared/x\n").empty());
}

TEST_CASE("a package host is found") {
  CHECK(marks("tools/setup.sh",
              "curl https://registry.np"
              "mjs.org/x\n")
            .size() == 1);
}

TEST_CASE("border words are found in the kernel, as parts of names too") {
  for (const auto* const text : {"Truck t;", "// a truck", "truck_id", "trucks_", "GateTag",
                                 "next_gate()", "EntryGate", "k_lane", "BORDER", "drivers"}) {
    INFO(text);
    CHECK(in_kernel(text) == 1);
  }
}

TEST_CASE("words that only contain a border word are no border words") {
  for (const auto* const text : {"delegate", "aggregated", "planes", "backyards1", "gateway",
                                 "customise", "Investigate", "mutate_propagates"}) {
    INFO(text);
    CHECK(in_kernel(text) == 0);
  }
}

TEST_CASE("other rooms may speak of the border") {
  CHECK(marks("sim/model/a.cpp", "Truck gate lane\n").empty());
  CHECK(marks("tests/unit/kernel/a_test.cpp", "Truck gate lane\n").empty());
}

TEST_CASE("flags that change results are found in build files") {
  CHECK(marks("CMakeLists.txt",
              "add_compile_options(-ffast"
              "-math)\n") == Marks{"CMakeLists.txt:1 word-inexact"});
  CHECK(marks("CMakePresets.json",
              "\"-march=nat"
              "ive\"\n")
            .size() == 1);
  CHECK(marks("docs/a.md",
              "never -ffast"
              "-math\n")
            .empty());
}

}  // namespace cuakhau::tidy
