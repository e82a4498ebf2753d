#include <cuakhau/base/diagnostic.hpp>

#include "support/catch.hpp"

namespace {

using namespace cuakhau;

SourceSpan span(std::uint32_t line, std::uint32_t column, std::uint32_t length, std::string text) {
  return {"lane.yaml", line, column, length, std::move(text)};
}

std::string excerpt(const SourceSpan& where) {
  const std::string whole = render({Severity::error, where, "", "m", {}});
  return whole.substr(whole.find('\n') + 1);
}

TEST_CASE("a diagnostic is one line for machines, the place, and help") {
  const Diagnostic diagnostic{Severity::error,
                              span(14, 17, 2, "  service_mean: 90"),
                              "gates.north.lanes[2].service_mean",
                              "expected a duration such as \"90 s\", found 90",
                              {"units are ms, s, min, h, d"}};
  CHECK(render(diagnostic) ==
        "lane.yaml:14:17: error: gates.north.lanes[2].service_mean: "
        "expected a duration such as \"90 s\", found 90\n"
        "  service_mean: 90\n"
        "                ^~\n"
        "help: units are ms, s, min, h, d\n");
}

TEST_CASE("a diagnostic of a file as a whole shows no line") {
  CHECK(render({Severity::warning, {"lane.yaml", 0, 0, 0, ""}, "", "the file is empty", {}}) ==
        "lane.yaml: warning: the file is empty\n");
  CHECK(render({Severity::error, {"", 0, 0, 0, ""}, "", "no file", {}}) == "error: no file\n");
  CHECK(render({Severity::error, {"--set", 1, 0, 0, "a=b"}, "a", "m", {}}) ==
        "--set:1: error: a: m\n");
}

TEST_CASE("tabs are copied so that the mark stands under the text") {
  CHECK(excerpt(span(1, 4, 3, "\ta\tbcd")) == "\ta\tbcd\n\t \t^~~\n");
}

TEST_CASE("the mark counts code points and makes room for wide ones") {
  CHECK(excerpt(span(1, 10, 1, "Hữu Nghị 9 x")) == "Hữu Nghị 9 x\n         ^\n");
  CHECK(excerpt(span(1, 6, 1, "友谊关: 9")) == "友谊关: 9\n        ^\n");
  CHECK(excerpt(span(1, 1, 3, "友谊关")) == "友谊关\n^~~~~~\n");
}

TEST_CASE("a mark of no length is a caret, and one past the end stands there") {
  CHECK(excerpt(span(1, 2, 0, "abc")) == "abc\n ^\n");
  CHECK(excerpt(span(1, 4, 5, "abc")) == "abc\n   ^\n");
  CHECK(excerpt(span(1, 2, 99, "abc")) == "abc\n ^~\n");
}

TEST_CASE("what would upset a terminal is shown as a question mark") {
  CHECK(excerpt(span(1, 3, 1, "\x1b\xffx\x7f")) == "??x?\n  ^\n");
}

TEST_CASE("a very long line is shown around the mark") {
  const std::string text = std::string(5000, 'a') + "BAD" + std::string(5000, 'z');
  const std::string shown = excerpt(span(1, 5001, 3, text));
  CHECK(shown == "…" + std::string(60, 'a') + "BAD" + std::string(57, 'z') + "…\n" +
                     std::string(61, ' ') + "^~~\n");
  CHECK(excerpt(span(1, 1, 1, std::string(500, 'q'))) == std::string(120, 'q') + "…\n^\n");
}

TEST_CASE("diagnostics come in the order of the files and of their places") {
  Diagnostics all;
  const auto note = [&all](const char* file, std::uint32_t line, std::uint32_t column,
                           const char* message) {
    all.error({file, line, column, 1, "text"}, "", message);
  };
  note("b.yaml", 3, 1, "b3");
  note("a.yaml", 9, 1, "a9");
  note("b.yaml", 1, 7, "b1 late");
  note("b.yaml", 1, 2, "b1 early");
  note("b.yaml", 1, 2, "b1 early again");
  std::vector<std::string> order;
  for (const Diagnostic& one : all.sorted()) order.push_back(one.message);
  CHECK(order == std::vector<std::string>{"b1 early", "b1 early again", "b1 late", "b3", "a9"});
}

TEST_CASE("errors and warnings are counted apart and named at the end") {
  Diagnostics all;
  CHECK(all.render_all().empty());
  CHECK_FALSE(all.has_errors());
  all.warning({"f", 2, 0, 0, ""}, "p", "odd");
  CHECK_FALSE(all.has_errors());
  CHECK(all.render_all() == "f:2: warning: p: odd\n1 warning\n");
  all.error({"f", 1, 0, 0, ""}, "q", "bad", {"do good"});
  CHECK(all.has_errors());
  CHECK(all.render_all() ==
        "f:1: error: q: bad\nhelp: do good\nf:2: warning: p: odd\n1 error, 1 warning\n");
  all.add({Severity::error, {"f", 3, 0, 0, ""}, "", "worse", {}});
  CHECK(all.errors() == 2);
  CHECK(all.warnings() == 1);
  CHECK(all.render_all().ends_with("2 errors, 1 warning\n"));
}

}  // namespace
