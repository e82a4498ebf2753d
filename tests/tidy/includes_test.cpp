#include "tidy/includes.hpp"

#include "support/catch.hpp"
#include "tidy/trees.hpp"

namespace cuakhau::tidy {

namespace {

Marks findings_at(std::string path, const std::string& header) {
  return marks_of(check_includes, {{.path = std::move(path), .text = "#include " + header + "\n"}});
}

struct Inclusion {
  std::string_view path;
  std::string_view header;
  std::string_view rule;
};

}  // namespace

TEST_CASE("who includes what it may is left alone") {
  const Inclusion rows[] = {
      {"sim/kernel/a.cpp", "<cuakhau/base/a.hpp>", ""},
      {"sim/kernel/a.cpp", "<cuakhau/kernel/a.hpp>", ""},
      {"sim/kernel/a.cpp", "\"kernel/detail/a.hpp\"", ""},
      {"sim/kernel/a.cpp", "<Random123/philox.h>", ""},
      {"sim/kernel/a.cpp", "<vector>", ""},
      {"sim/base/contract.cpp", "<fmt/format.h>", ""},
      {"include/cuakhau/base/a.hpp", "<fmt/format.h>", ""},
      {"sim/model/detail/a.hpp", "<cuakhau/kernel/a.hpp>", ""},
      {"sim/files/a.cpp", "<fstream>", ""},
      {"sim/experiment/a.cpp", "<thread>", ""},
      {"sim/scenario/a.cpp", "<yaml-cpp/yaml.h>", ""},
      {"tools/cuakhau/main.cpp", "<boost/program_options.hpp>", ""},
      {"tools/cuakhau/main.cpp", "<cuakhau/report/a.hpp>", ""},
      {"tests/unit/kernel/a_test.cpp", "\"kernel/detail/a.hpp\"", ""},
      {"tests/unit/kernel/a_test.cpp", "\"support/catch.hpp\"", ""},
      {"tests/unit/kernel/a_test.cpp", "<random>", ""},
  };
  for (const auto& row : rows) {
    INFO(row.path << " " << row.header);
    CHECK(findings_at(std::string(row.path), std::string(row.header)).empty());
  }
}

TEST_CASE("who includes what it may not is named") {
  const Inclusion rows[] = {
      {"sim/base/a.cpp", "<cuakhau/kernel/a.hpp>", "include-room"},
      {"sim/kernel/a.cpp", "<cuakhau/model/a.hpp>", "include-room"},
      {"sim/files/a.cpp", "<cuakhau/model/a.hpp>", "include-room"},
      {"include/cuakhau/report/a.hpp", "<cuakhau/scenario/a.hpp>", "include-room"},
      {"sim/kernel/a.cpp", "<cuakhau/a.hpp>", "include-room"},
      {"sim/kernel/a.cpp", "\"model/detail/a.hpp\"", "include-private"},
      {"sim/kernel/a.cpp", "\"a.hpp\"", "include-private"},
      {"include/cuakhau/kernel/a.hpp", "\"kernel/detail/a.hpp\"", "include-private"},
      {"tests/unit/model/a_test.cpp", "\"kernel/detail/a.hpp\"", "include-private"},
      {"tests/cli/a.cpp", "\"kernel/detail/a.hpp\"", "include-private"},
      {"include/cuakhau/kernel/a.hpp", "<Random123/philox.h>", "include-third-party"},
      {"sim/kernel/detail/a.hpp", "<Random123/philox.h>", "include-third-party"},
      {"sim/model/a.cpp", "<yaml-cpp/yaml.h>", "include-third-party"},
      {"sim/base/a.cpp", "<unistd.h>", "include-third-party"},
      {"tools/tidy/a.cpp", "<fmt/format.h>", "include-third-party"},
      {"sim/kernel/a.cpp", "<thread>", "include-standard"},
      {"sim/model/a.cpp", "<iostream>", "include-standard"},
      {"sim/kernel/a.cpp", "<unordered_map>", "include-standard"},
      {"include/cuakhau/model/a.hpp", "<random>", "include-standard"},
  };
  for (const auto& row : rows) {
    INFO(row.path << " " << row.header);
    CHECK(findings_at(std::string(row.path), std::string(row.header)) ==
          Marks{std::string(row.path) + ":1 " + std::string(row.rule)});
  }
}

TEST_CASE("the message names the header and the way out") {
  const auto findings =
      findings_of(check_includes,
                  {{.path = "sim/kernel/a.cpp", .text = "\n#include <cuakhau/model/plan.hpp>\n"}});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].line == 2);
  CHECK(findings[0].message ==
        "header cuakhau/model/plan.hpp is not for the room kernel; use what its own room and those "
        "below it offer");
}

}  // namespace cuakhau::tidy
