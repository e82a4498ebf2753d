#include <cuakhau/base/duration_text.hpp>

#include <vector>

#include "accuracy.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;
using namespace std::chrono_literals;

constexpr Duration k_longest{std::int64_t{1} << 53};

TEST_CASE("a duration is a plain decimal and a unit") {
  struct Case {
    const char* text;
    Duration span;
  };
  const std::vector<Case> cases{
      {"250 ms", 250ms}, {"90 s", 90s},
      {"90s", 90s},      {"90   s", 90s},
      {"2.5 min", 150s}, {"0.1 s", 100ms},
      {"36 h", 36h},     {"2 d", 48h},
      {"1 wk", 168h},    {"0 s", 0ms},
      {"-0 s", 0ms},     {"0.0000 wk", 0ms},
      {"0.001 s", 1ms},  {"9007199254740992 ms", k_longest},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const auto span = parse_duration(one.text);
    REQUIRE(span);
    CHECK(*span == one.span);
  }
}

TEST_CASE("between two ticks the nearest is taken, ties to even, however many digits") {
  CHECK(*parse_duration("0.5 ms") == 0ms);
  CHECK(*parse_duration("1.5 ms") == 2ms);
  CHECK(*parse_duration("2.5 ms") == 2ms);
  CHECK(*parse_duration("2.50000000000000000000000000000000000001 ms") == 3ms);
  CHECK(*parse_duration("2.49999999999999999999999999999999999999 ms") == 2ms);
  CHECK(*parse_duration("0.0005 s") == 0ms);
  CHECK(*parse_duration("0.0015 s") == 2ms);
  CHECK(*parse_duration("0.333333333333 h") == 20min);
  CHECK(*parse_duration("1.00000833333333333333 min") == 60'000ms + 0ms);  // 0.4999… ms beyond
  CHECK(*parse_duration("1.00000833333333333334 min") == 60'001ms);        // 0.5000…0004 ms
}

TEST_CASE("what is no duration is refused with the reason") {
  struct Case {
    const char* text;
    DurationError error;
  };
  using enum DurationError;
  const std::vector<Case> cases{
      {"", not_a_number},
      {"s", not_a_number},
      {"fast", not_a_number},
      {"010 s", not_a_number},
      {".5 s", not_a_number},
      {"5. s", not_a_number},
      {"1.2.3 s", not_a_number},
      {"+5 s", not_a_number},
      {"- 5 s", not_a_number},
      {" 5 s", not_a_number},
      {"--5 s", not_a_number},
      {"nan s", not_a_number},
      {"90", no_unit},
      {"90 ", no_unit},
      {"-90", no_unit},
      {"90 sec", unknown_unit},
      {"90 S", unknown_unit},
      {"1e3 s", unknown_unit},
      {"90 s ", unknown_unit},
      {"1 h 30 min", unknown_unit},
      {"90\ts", unknown_unit},
      {"1,5 h", unknown_unit},
      {"-90 s", negative},
      {"-0.001 s", negative},
      {"9007199254740993 ms", too_large},
      {"9007199254740992.6 ms", too_large},
      {"99999999999999999999999999 d", too_large},
      {"20000000 wk", too_large},
  };
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const auto span = parse_duration(one.text);
    REQUIRE_FALSE(span);
    CHECK(span.error() == one.error);
  }
}

TEST_CASE("a negative duration is read where it is asked for") {
  CHECK(*parse_duration("-90 s", Sign::any) == -90s);
  CHECK(*parse_duration("-1.5 ms", Sign::any) == -2ms);
}

TEST_CASE("a duration is written in the largest unit that makes it whole") {
  CHECK(format_duration(0ms) == "0 s");
  CHECK(format_duration(90min) == "90 min");
  CHECK(format_duration(36h) == "36 h");
  CHECK(format_duration(48h) == "2 d");
  CHECK(format_duration(168h) == "7 d");
  CHECK(format_duration(1500ms) == "1500 ms");
  CHECK(format_duration(-90s) == "-90 s");
}

TEST_CASE("every duration survives writing and reading") {
  test::Words words(41);
  for (int i = 0; i < 20'000; ++i) {
    const auto bits = static_cast<std::int64_t>(words.next() >> (11U + words.next() % 53U));
    const Duration span{i % 2 == 0 ? bits : -bits};
    const auto back = parse_duration(format_duration(span), Sign::any);
    if (!back || *back != span) FAIL("lost " << span.count());
  }
}

TEST_CASE("tables show two or three digits and round into the next unit") {
  CHECK(format_duration_short(0ms) == "0 s");
  CHECK(format_duration_short(350ms) == "350 ms");
  CHECK(format_duration_short(999ms) == "999 ms");
  CHECK(format_duration_short(4200ms) == "4.2 s");
  CHECK(format_duration_short(4250ms) == "4.2 s");  // ties to even
  CHECK(format_duration_short(4350ms) == "4.4 s");
  CHECK(format_duration_short(9950ms) == "10 s");
  CHECK(format_duration_short(37s) == "37 s");
  CHECK(format_duration_short(59'499ms) == "59 s");
  CHECK(format_duration_short(59'500ms) == "1.0 min");
  CHECK(format_duration_short(252s) == "4.2 min");
  CHECK(format_duration_short(597s) == "10 min");
  CHECK(format_duration_short(59min + 31s) == "1 h");
  CHECK(format_duration_short(92min) == "1 h 32 min");
  CHECK(format_duration_short(47h + 59min) == "47 h 59 min");
  CHECK(format_duration_short(76h) == "3 d 4 h");
  CHECK(format_duration_short(72h) == "3 d");
  CHECK(format_duration_short(-37s) == "-37 s");
}

TEST_CASE("the units that messages name are the units that are read") {
  const std::string units(duration_units());
  std::size_t from = 0;
  int count = 0;
  while (from < units.size()) {
    const std::size_t to = std::min(units.find(", ", from), units.size());
    CHECK(parse_duration("1 " + units.substr(from, to - from)));
    from = to + 2;
    ++count;
  }
  CHECK(count == 6);
}

}  // namespace
