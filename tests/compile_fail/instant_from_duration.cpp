// A span becomes a point only where somebody says so.
// must fail: conversion from .*Duration.* to .*Instant
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const Instant point = span;
#endif
}
