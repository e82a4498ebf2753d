#include <cuakhau/scenario/source.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario {

TEST_CASE("lines end in LF or CR LF") {
  const SourceText text("x", "one\r\ntwo\n\nfour");
  CHECK(text.lines() == 4);
  CHECK(text.line(1) == "one");
  CHECK(text.line(2) == "two");
  CHECK(text.line(3).empty());
  CHECK(text.line(4) == "four");
  CHECK(text.line(5).empty());
  CHECK(text.line_of(0) == 1);
  CHECK(text.line_of(5) == 2);
}

TEST_CASE("columns and lengths count code points") {
  const auto source = std::make_shared<SourceText>("x", "a: 1\nHữu Nghị: é\n");
  const SourceSpan span = place_at(source, source->content().find("é"), 2).span();
  CHECK(span.line == 2);
  CHECK(span.column == 11);
  CHECK(span.length == 1);
  CHECK(span.text == "Hữu Nghị: é");
}

TEST_CASE("a place beyond the end is the end") {
  const auto source = std::make_shared<SourceText>("x", "a: 1");
  CHECK(place_at(source, 99, 1).span().column == 5);
}

TEST_CASE("the whole of a file has no line") {
  const auto source = std::make_shared<SourceText>("x", "a: 1");
  CHECK(whole(source).span() == SourceSpan{"x", 0, 0, 0, {}});
  CHECK(Place{}.span() == SourceSpan{});
}

TEST_CASE("a line of megabytes is not quoted") {
  const auto source = std::make_shared<SourceText>("x", std::string(2'000'000, 'a'));
  CHECK(place_at(source, 5, 1).span().text.empty());
}

}  // namespace cuakhau::scenario
