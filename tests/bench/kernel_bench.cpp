// Benchmarks of the kernel: `bench_kernel` prints the ratios of the hold model, then what draws and
// digests cost.

#include <benchmark/benchmark.h>

#include "bench/kernel_hold.hpp"

int main(int count, char** arguments) {
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  cuakhau::bench::print_hold_ratios();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
