#include "experiment/detail/member_reader.hpp"

#include <array>

#include "support/catch.hpp"

namespace cuakhau::experiment::detail {
namespace {

/// What is said first of a text that a function reads wrongly.
template <class Read>
std::string said_of(const std::string& text, Read read) {
  const auto root = files::read_json("x.json", text);
  REQUIRE(root);
  MemberReader reader{"x.json", "look again"};
  const Spot whole{&*root};
  read(reader, whole);
  return reader.has_failed() ? render(*reader.defect()) : "";
}

TEST_CASE("a defect is told with its full path, its line and a remedy") {
  const std::string text = "{\"rows\": [\n{\"a\": 1},\n{\"a\": {\"b\": 2}}]}";
  const auto at_b = [](const auto& then) {
    return [then](MemberReader& reader, const Spot& whole) {
      const auto rows = reader.items(whole, "rows");
      then(reader, *reader.member(rows.at(1), "a"));
    };
  };
  CHECK(said_of(text, at_b([](auto& reader, const Spot& a) { (void)reader.text(a, "b"); })) ==
        "x.json:3: error: rows[1].a.b: expected a text\nhelp: look again\n");
  CHECK(said_of(text, at_b([](auto& reader, const Spot& a) { (void)reader.count(a, "c"); })) ==
        "x.json:3: error: rows[1].a.c: is missing\nhelp: look again\n");
  CHECK(said_of(text, at_b([](auto& reader, const Spot& a) {
                  reader.only(a, std::array<std::string_view, 1>{"c"});
                })) == "x.json:3: error: rows[1].a.b: unknown key\nhelp: look again\n");
  CHECK(said_of(text, at_b([](auto& reader, const Spot& a) {
                  reader.refuse_member(a, "b", "is odd", {"make it even"});
                  reader.refuse(a, "comes later");
                })) == "x.json:3: error: rows[1].a.b: is odd\nhelp: make it even\n");
}

TEST_CASE("members are read as what they are, and nothing else") {
  const std::string text =
      "{\"t\": \"x\", \"n\": 3, \"is\": true, \"none\": null, \"w\": \"two\", "
      "\"h\": \"00000000000000010000000000000002\", \"l\": [1.5, null]}";
  constexpr std::array<std::string_view, 3> words{"one", "two", "three"};
  CHECK(said_of(text, [&](MemberReader& reader, const Spot& whole) {
          CHECK(reader.text(whole, "t") == "x");
          CHECK(reader.count(whole, "n") == 3);
          CHECK(reader.flag(whole, "is"));
          CHECK(reader.word(whole, "w", words) == 1);
          CHECK(reader.hash(whole, "h") == Hash128{1, 2});
          const auto list = reader.items(whole, "l");
          REQUIRE(list.size() == 2);
          CHECK(reader.real_or_null(list[0]) == 1.5);
          CHECK_FALSE(reader.real_or_null(list[1]));
        }).empty());
  const auto wrong = [&](auto read) { return said_of(text, read).substr(17); };
  using Reader = MemberReader;
  CHECK(wrong([](Reader& r, const Spot& s) {
          (void)r.count(s, "t");
        }).starts_with("t: expected a whole number of 0 or more"));
  CHECK(wrong([](Reader& r, const Spot& s) {
          (void)r.flag(s, "n");
        }).starts_with("n: expected true or false"));
  CHECK(wrong([](Reader& r, const Spot& s) {
          (void)r.items(s, "n");
        }).starts_with("n: expected a list"));
  CHECK(wrong([](Reader& r, const Spot& s) {
          (void)r.hash(s, "t");
        }).starts_with("t: expected a digest of 32 hexadecimal digits"));
  CHECK(wrong([](Reader& r, const Spot& s) {
          (void)r.real_or_null(*r.member(s, "t"));
        }).starts_with("t: expected a number or null"));
  CHECK(wrong([&](Reader& r, const Spot& s) {
          (void)r.word(s, "t", words);
        }).starts_with("t: expected \"one\", \"two\" or \"three\", found \"x\""));
  CHECK(wrong([](Reader& r, const Spot& s) {
          r.only(*r.member(s, "l"), {});
        }).starts_with("l: expected an object"));
}

}  // namespace
}  // namespace cuakhau::experiment::detail
