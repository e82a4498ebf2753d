#include "report/detail/grid.hpp"

#include "support/catch.hpp"

namespace cuakhau::report::detail {
namespace {

TEST_CASE("names stand left and numbers right, by the width of their letters") {
  Grid grid;
  grid.head({"", "wait"});
  grid.row({"Hữu Nghị", "3.2"});
  grid.row({"Tân Thanh", "12.5"});
  CHECK(grid.text(Palette::plain) ==
        "           wait\n"
        "Hữu Nghị    3.2\n"
        "Tân Thanh  12.5\n");
}

TEST_CASE("wide letters take two columns") {
  Grid grid;
  grid.head({"", "n"});
  grid.row({"友谊关", "1"});
  grid.row({"abcdef", "2"});
  CHECK(grid.text(Palette::plain) == "        n\n友谊关  1\nabcdef  2\n");
}

TEST_CASE("a column without values is left out, a value beside absent ones is not") {
  Grid grid;
  grid.head({"", "a", "b", "c"});
  grid.row({"x", "–", "1", ""});
  grid.row({"y", "–", "–", ""});
  CHECK(grid.text(Palette::plain) == "   b\nx  1\ny  –\n");
}

TEST_CASE("a name that is too long is cut so that the line fits") {
  Grid grid;
  grid.head({"", "n"});
  grid.row({std::string(120, 'x'), "12345"});
  const auto text = grid.text(Palette::plain);
  CHECK(text.find("x…  12345\n") != std::string::npos);
  CHECK(text.rfind('\n', text.size() - 2) + 1 + k_widest_line + 2 + 1 ==
        text.size());  // … has 3 bytes
}

TEST_CASE("heads are bold where there is colour") {
  Grid grid;
  grid.head({"", "n"});
  grid.row({"x", "1"});
  CHECK(grid.text(Palette::coloured) == "\x1b[1m   n\x1b[0m\nx  1\n");
  CHECK(inked("bad", Ink::red, Palette::coloured) == "\x1b[31mbad\x1b[0m");
  CHECK(inked("bad", Ink::red, Palette::plain) == "bad");
}

TEST_CASE("long texts are broken at spaces and indented") {
  const std::string words = "  a" + std::string(90, 'b') + " ccc dddd eeeee";
  CHECK(wrapped(words, 4) == "  a" + std::string(90, 'b') + " ccc\n    dddd eeeee\n");
  CHECK(wrapped("short", 2) == "short\n");
}

TEST_CASE("a list of words ends in an and") {
  CHECK(listed({}).empty());
  CHECK(listed({"a"}) == "a");
  CHECK(listed({"a", "b"}) == "a and b");
  CHECK(listed({"a", "b", "c"}) == "a, b and c");
}

}  // namespace
}  // namespace cuakhau::report::detail
