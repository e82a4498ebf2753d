// Question: what does a draw cost, one by one and by the block, and what do the two digests cost?

#include <array>

#include <benchmark/benchmark.h>

#include <cuakhau/kernel/digest.hpp>
#include <cuakhau/kernel/variate_stream.hpp>

namespace cuakhau::bench {

namespace {

using namespace kernel;

void stream_of(benchmark::State& state, const Distribution& law) {
  VariateStream stream(law, StreamKey::root(1));
  std::uint64_t index = 0;
  double sum = 0;
  for (auto _ : state) sum += stream.at(index++);
  benchmark::DoNotOptimize(sum);
}

void uniform_one_by_one(benchmark::State& state) {
  const StreamKey key = StreamKey::root(1);
  std::uint64_t index = 0;
  double sum = 0;
  for (auto _ : state) sum += uniform(key, index++, 0, 0);
  benchmark::DoNotOptimize(sum);
}

void uniform_by_the_block(benchmark::State& state) {
  const StreamKey key = StreamKey::root(1);
  std::array<double, k_block> block{};
  std::uint64_t index = 0;
  for (auto _ : state) {
    uniform_block(key, index, block.data());
    index += k_block;
    benchmark::DoNotOptimize(block);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(k_block));
}

void trace_digest(benchmark::State& state) {
  TraceDigest digest;
  std::uint32_t i = 0;
  for (auto _ : state) {
    digest.add(Instant{Duration{i}}, Phase::arrival, {1, 2, i});
    ++i;
  }
  benchmark::DoNotOptimize(digest.value());
}

void path_digest(benchmark::State& state) {
  PathDigest digest;
  std::uint64_t i = 0;
  for (auto _ : state) {
    digest.add(1, i, 3, i + 4);
    ++i;
  }
  benchmark::DoNotOptimize(digest.value());
}

BENCHMARK_CAPTURE(stream_of, constant, {Constant{1}});
BENCHMARK_CAPTURE(stream_of, exponential, {Exponential{1}});
BENCHMARK_CAPTURE(stream_of, lognormal, {LogNormal{1, 0.5}});
BENCHMARK_CAPTURE(stream_of, triangular, {Triangular{1, 2, 4}});
BENCHMARK_CAPTURE(stream_of, truncated_normal, {TruncatedNormal{1, 0.5}});
BENCHMARK_CAPTURE(stream_of, erlang_4, {Gamma{4, 1}});
BENCHMARK_CAPTURE(stream_of, gamma_2_5, {Gamma{2.5, 1}});
BENCHMARK(uniform_one_by_one);
BENCHMARK(uniform_by_the_block);
BENCHMARK(trace_digest);
BENCHMARK(path_digest);

}  // namespace

}  // namespace cuakhau::bench
