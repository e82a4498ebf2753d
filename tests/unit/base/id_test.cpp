#include <cuakhau/base/id.hpp>

#include <type_traits>

#include "support/catch.hpp"

namespace {

using namespace cuakhau;

struct StageTag;
struct FlowTag;
using StageId = Id<StageTag>;
using FlowId = Id<FlowTag>;

TEST_CASE("an id that nobody issued is none") {
  STATIC_REQUIRE(StageId{}.is_none());
  STATIC_REQUIRE(StageId::none() == StageId{});
  STATIC_REQUIRE_FALSE(StageId{std::uint32_t{0}}.is_none());
}

TEST_CASE("an id keeps its index and compares by it") {
  constexpr StageId second{std::size_t{1}};
  STATIC_REQUIRE(second.index() == 1);
  STATIC_REQUIRE(second.value() == 1U);
  STATIC_REQUIRE(StageId{std::uint32_t{0}} < second);
  STATIC_REQUIRE(second < StageId::none());
}

TEST_CASE("ids of different things do not convert into each other or into numbers") {
  STATIC_REQUIRE_FALSE(std::is_convertible_v<StageId, FlowId>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<FlowId, StageId>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<std::uint32_t, StageId>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<StageId, std::uint32_t>);
}

}  // namespace
