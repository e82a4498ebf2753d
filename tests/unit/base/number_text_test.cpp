#include <cuakhau/base/number_text.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <vector>

#include "accuracy.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;

TEST_CASE("plain decimals are read to the nearest double") {
  CHECK(parse_real("0") == 0.0);
  CHECK(parse_real("10") == 10.0);
  CHECK(parse_real("0.1") == 0.1);
  CHECK(parse_real("-2.50") == -2.5);
  CHECK(parse_real("1e3") == 1000.0);
  CHECK(parse_real("1.5E-3") == 0.0015);
  CHECK(parse_real("1e+2") == 100.0);
  CHECK(parse_real("5e-324") == std::numeric_limits<double>::denorm_min());
  CHECK(parse_real("0e999") == 0.0);
  CHECK_FALSE(std::signbit(*parse_real("-0")));
  CHECK_FALSE(std::signbit(*parse_real("-0.0")));
}

TEST_CASE("what is no plain decimal is refused") {
  for (const char* text :
       {"",      " ",     "-",   "+3",   "010",      "00",     "-01",    "0x10",    "1_000",
        "1,000", "1 000", "1,5", ".5",   "5.",       "1e",     "1e+",    "e3",      "nan",
        "NaN",   ".nan",  "inf", "-inf", "infinity", "1.2.3",  "--1",    "1-",      " 1",
        "1 ",    "1f",    "0b1", "0o7",  "1e999",    "-1e999", "1e-999", "\xd9\xa1"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_real(text));
  }
  CHECK_FALSE(parse_real(std::string_view("1\0", 2)));
}

TEST_CASE("whole numbers are read within their type") {
  CHECK(parse_integer("-42") == -42);
  CHECK(parse_integer("0") == 0);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  CHECK_FALSE(parse_integer("9223372036854775808"));
  CHECK(parse_integer<std::int8_t>("127") == 127);
  CHECK_FALSE(parse_integer<std::int8_t>("128"));
  CHECK_FALSE(parse_integer<unsigned>("-1"));
  for (const char* text : {"", "-", "+1", "01", "1.0", "1e3", "0x1", "1_0", " 1", "1 "}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
}

TEST_CASE("a count has no sign") {
  CHECK(parse_count("0") == 0U);
  CHECK(parse_count("18446744073709551615") == std::numeric_limits<std::uint64_t>::max());
  CHECK_FALSE(parse_count("18446744073709551616"));
  CHECK_FALSE(parse_count("-1"));
  CHECK_FALSE(parse_count("2.0"));
}

TEST_CASE("a real is written as the shortest text that reads back") {
  CHECK(format_real(0.1) == "0.1");
  CHECK(format_real(1.0) == "1");
  CHECK(format_real(1e6) == "1000000");
  CHECK(format_real(-2.5) == "-2.5");
  CHECK(format_real(-0.0) == "0");
  CHECK(format_real(1e300) == "1e+300");
  CHECK(format_real(1.0 / 3.0) == "0.3333333333333333");
  CHECK(format_real(std::numeric_limits<double>::infinity()) == "inf");
  CHECK_FALSE(parse_real(format_real(std::numeric_limits<double>::quiet_NaN())));
}

TEST_CASE("every double survives writing and reading") {
  test::Words words(31);
  for (int i = 0; i < 50'000; ++i) {
    const double value = words.any_positive();
    const auto back = parse_real(format_real(value));
    if (!back || std::bit_cast<std::uint64_t>(*back) != std::bit_cast<std::uint64_t>(value))
      FAIL("lost " << format_real(value));
  }
}

}  // namespace
