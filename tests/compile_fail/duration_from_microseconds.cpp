// What would lose digits does not convert by itself.
// must fail: conversion from .duration<.*1000000>>. to
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const Duration wait = std::chrono::microseconds{1500};
#endif
}
