// Real seconds become ticks in ticks_from() alone, which rounds as documented.
// must fail: conversion from .duration<double.* to .*duration
#include <cuakhau/base/time.hpp>

using namespace cuakhau;

int main() {
  [[maybe_unused]] const Instant start{std::chrono::seconds{1}};
  [[maybe_unused]] const Duration span = std::chrono::minutes{2};
#ifdef MUST_FAIL
  [[maybe_unused]] const Duration wait = std::chrono::duration<double>{1.5};
#endif
}
