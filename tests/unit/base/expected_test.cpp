#include <cuakhau/base/expected.hpp>

#include <memory>
#include <string>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;
using Parsed = Expected<int, std::string>;

Parsed half(int value) {
  if (value % 2 != 0) return Unexpected{std::string("odd")};
  return value / 2;
}

TEST_CASE("an expected holds its value or the reason") {
  CHECK(half(8));
  CHECK(*half(8) == 4);
  CHECK_FALSE(half(7).has_value());
  CHECK(half(7).error() == "odd");
}

TEST_CASE("a value and an error of one type do not mix") {
  const Expected<std::string, std::string> good{std::string("yes")};
  const Expected<std::string, std::string> bad{Unexpected{std::string("no")}};
  CHECK(good->size() == 3);
  CHECK(bad.error() == "no");
}

TEST_CASE("a value that can only be moved comes out by a move") {
  Expected<std::unique_ptr<int>, int> held{std::make_unique<int>(5)};
  const std::unique_ptr<int> taken = *std::move(held);
  CHECK(*taken == 5);
}

TEST_CASE("to ask for what is not there breaks a contract") {
  volatile int sink = 0;
  const auto died = test::death_of([&] { sink = *half(7); });
  CHECK(died.status == 70);
  CHECK(died.message.find("alternative 0 of an Expected that holds 1") != std::string::npos);
  CHECK(test::death_of([&] { sink = *half(8); }).status == 0);
}

}  // namespace
