// Question: what does an event cost in the largest province, with every element in use, against one
// of M/M/1?
//
// Both have records, both digests and the statistics of every measure. The province is
// scenarios/bench/province-full.yaml, a year of it; to load and to build it is not counted.

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include <cuakhau/model/border.hpp>
#include <cuakhau/model/measure.hpp>
#include <cuakhau/scenario/load.hpp>

#include "mm1_plan.hpp"
#include "processor_time.hpp"

namespace {

using namespace cuakhau;

double nanoseconds_an_event(const model::Network& network, std::uint32_t replication) {
  const std::clock_t start = std::clock();
  model::MeasureCollector measures(network);
  model::RecordObserver* const observers[] = {&measures};
  const auto run =
      model::run_replication(network, {.seed = 1, .replication = replication}, observers);
  (void)measures.finish();
  return bench::nanoseconds_since(start, run.events);
}

}  // namespace

int main() {
  const std::filesystem::path root = CUAKHAU_SOURCE_DIR "/scenarios";
  const auto loaded = scenario::load(root / "bench/province-full.yaml", {.library = {root}});
  if (loaded.diagnostics.has_errors()) {
    fmt::print("the province cannot be loaded\n");
    return EXIT_FAILURE;
  }
  const model::Network mm1(bench::mm1());
  const model::Network province(loaded.plan);
  std::vector<double> mm1_ns;
  std::vector<double> province_ns;
  std::vector<double> ratio;
  for (std::uint32_t round = 0; round < 7; ++round) {
    mm1_ns.push_back(nanoseconds_an_event(mm1, round));
    province_ns.push_back(nanoseconds_an_event(province, round));
    ratio.push_back(province_ns.back() / mm1_ns.back());
  }
  const auto events = model::run_replication(province, {}, {}).events;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("a year of the province: {} events, {:.2f} s, {:.0f} MB at most\n", events,
             static_cast<double>(events) * bench::median(province_ns) * 1e-9,
             static_cast<double>(usage.ru_maxrss) / 1024.0);
  fmt::print("ns an event: M/M/1 {:.0f}, province {:.0f}\n", bench::median(mm1_ns),
             bench::median(province_ns));
  fmt::print("an event of the province, of M/M/1 = 1: {:.2f} (aim: at most 2.5; 100 MB)\n",
             bench::median(ratio));
  return EXIT_SUCCESS;
}
