#include "scenario/detail/decimal.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("a number is written in plain decimal, however large or small") {
  CHECK(plain_decimal(0.0) == "0");
  CHECK(plain_decimal(-0.0) == "0");
  CHECK(plain_decimal(90.0) == "90");
  CHECK(plain_decimal(-2.5) == "-2.5");
  CHECK(plain_decimal(1e21) == "1000000000000000000000");
  CHECK(plain_decimal(1e-7) == "0.0000001");
  CHECK(plain_decimal(0.1) == "0.1");
  CHECK(plain_decimal(123.456) == "123.456");
}

TEST_CASE("a shift moves the point and rounds nothing") {
  CHECK(plain_decimal(0.07, 2) == "7");
  CHECK(plain_decimal(0.075, 2) == "7.5");
  CHECK(plain_decimal(1.5, 2) == "150");
  CHECK(plain_decimal(0.00001, 2) == "0.001");
}

}  // namespace cuakhau::scenario::detail
