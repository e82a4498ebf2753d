#include "tidy/source.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

TEST_CASE("includes are read in either form, not from code that mentions them") {
  const Source source{{.path = "sim/base/a.cpp",
                       .text = "#include <cuakhau/base/a.hpp>\n  #  include \"base/detail/b.hpp\"\n"
                               "// #include <c>\nf(\"#include <d>\");\n"}};
  REQUIRE(source.includes().size() == 2);
  CHECK(source.includes()[0].name == "cuakhau/base/a.hpp");
  CHECK(source.includes()[0].form == IncludeForm::angled);
  CHECK(source.includes()[1].name == "base/detail/b.hpp");
  CHECK(source.includes()[1].form == IncludeForm::quoted);
  CHECK(source.includes()[1].line == 2);
}

TEST_CASE("a source knows what kind of file it is") {
  const Source header{{.path = "include/cuakhau/base/time.hpp", .text = ""}};
  CHECK(header.is_public_header());
  CHECK(header.stem() == "time");
  const Source private_header{{.path = "sim/base/detail/time.hpp", .text = ""}};
  CHECK(private_header.is_header());
  CHECK_FALSE(private_header.is_public_header());
  const Source prose{{.path = "docs/a.md", .text = "int f();"}};
  CHECK_FALSE(prose.is_cpp());
  CHECK(prose.tokens().empty());
}

}  // namespace cuakhau::tidy
