#include "scenario/detail/text_check.hpp"

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {
namespace {

test::Said check(const std::string& text) {
  Diagnostics diagnostics;
  const bool is_fine = check_text(std::make_shared<SourceText>("x", text), diagnostics);
  CHECK(is_fine != diagnostics.has_errors());
  return test::said(diagnostics);
}

}  // namespace

TEST_CASE("plain text passes, with tabs behind the indentation and Windows line ends") {
  CHECK(check("a: 1\t# x\r\n\t\n  b: Nghị\r\n").empty());
}

TEST_CASE("bytes that are not UTF-8 are refused at their place") {
  CHECK(check("a: 1\nb: H\xf9u\n") == test::Said{"2:5: error: byte 0xf9 is not valid UTF-8"});
}

TEST_CASE("control characters and lone carriage returns are refused") {
  CHECK(check(std::string("a: \0", 4)) ==
        test::Said{"1:4: error: control character 0x00 is not allowed"});
  CHECK(check("a: 1\rb: 2\n") == test::Said{"1:5: error: control character 0x0d is not allowed"});
}

TEST_CASE("C1 controls and marks that turn the direction of text are refused") {
  CHECK(check("a: x\u0085\n") == test::Said{"1:5: error: control character U+0085 is not allowed"});
  CHECK(check("a: 1\n\u202eb: 1\n") ==
        test::Said{"2:1: error: U+202E turns the direction of text and is not allowed"});
  CHECK(check("a: x\u2069\n").size() == 1);
  CHECK(check("a: \u00a0é \u200f\n").empty());
}

TEST_CASE("a tab in the indentation is refused once") {
  CHECK(check("a:\n\tb: 1\n \tc: 1\n") ==
        test::Said{"2:1: error: a tab in the indentation of a line"});
}

}  // namespace cuakhau::scenario::detail
