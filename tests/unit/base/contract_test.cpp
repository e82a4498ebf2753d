#include <cuakhau/base/contract.hpp>

#include "support/broken_contract.hpp"
#include "support/catch.hpp"

namespace {

using namespace cuakhau;

class Clock final : public ContractContext {
 public:
  explicit Clock(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::string describe() const override { return text_; }

 private:
  std::string text_;
};

class BrokenClock final : public ContractContext {
 public:
  [[nodiscard]] std::string describe() const override {
    CUAKHAU_CHECK(text_.size() == 1, "the clock is broken too");
    return text_;
  }

 private:
  std::string text_;
};

TEST_CASE("a contract that holds does nothing") {
  CHECK(test::death_of([] { CUAKHAU_CHECK(1 + 1 == 2, "arithmetic"); }).status == 0);
}

TEST_CASE("a broken contract says the condition and the values and exits with 70") {
  const auto died = test::death_of([] {
    const int places = -1;
    CUAKHAU_CHECK(places >= 0, "{} places", places);
  });
  CHECK(died.status == 70);
  CHECK(died.message.starts_with("cuakhau: bug: "));
  CHECK(died.message.find("contract_test.cpp:") != std::string::npos);
  CHECK(died.message.ends_with(": places >= 0: -1 places\n"));
}

TEST_CASE("what runs adds its time and entity, the innermost alone, until it ends") {
  const Clock outer("at the outer time");
  const Clock inner("at 07:00, entity 12");
  const auto fail = [] { CUAKHAU_CHECK(false, "reason"); };
  const auto nested = test::death_of([&] {
    const ScopedContractContext first(outer);
    const ScopedContractContext second(inner);
    fail();
  });
  CHECK(nested.message.ends_with("false: reason\n  at 07:00, entity 12\n"));
  const auto after = test::death_of([&] {
    const ScopedContractContext first(outer);
    {
      const ScopedContractContext second(inner);
    }
    fail();
  });
  CHECK(after.message.ends_with("false: reason\n  at the outer time\n"));
  const auto alone = test::death_of([&] {
    {
      const ScopedContractContext first(outer);
    }
    fail();
  });
  CHECK(alone.message.ends_with("false: reason\n"));
}

TEST_CASE("a context that breaks a contract itself still ends with 70") {
  const auto died = test::death_of([] {
    const BrokenClock clock;
    const ScopedContractContext context(clock);
    CUAKHAU_CHECK(false, "first");
  });
  CHECK(died.status == 70);
  CHECK(died.message.find("first") != std::string::npos);
  CHECK(died.message.find("the clock is broken too") != std::string::npos);
}

TEST_CASE("dear contracts are live exactly where NDEBUG is not set") {
  const auto died = test::death_of([] { CUAKHAU_DEBUG_CHECK(false, "dear"); });
#ifdef NDEBUG
  CHECK(died.status == 0);
#else
  CHECK(died.status == 70);
#endif
}

}  // namespace
