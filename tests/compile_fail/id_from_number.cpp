// A number becomes an id only where somebody says so.
// must fail: conversion from .*size_t.* to .*Id<StageTag>
#include <cuakhau/base/id.hpp>

using namespace cuakhau;

struct StageTag;
struct FlowTag;

int main() {
  [[maybe_unused]] const Id<StageTag> stage{std::size_t{1}};
#ifdef MUST_FAIL
  [[maybe_unused]] const Id<StageTag> other = std::size_t{3};
#endif
}
