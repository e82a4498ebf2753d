#include "experiment/detail/batch_sink.hpp"

#include <algorithm>
#include <array>

#include "support/catch.hpp"
#include "support/one_lane.hpp"
#include "support/small_plans.hpp"

namespace cuakhau::experiment {
namespace {

/// The readings of one replication by batch, and of all batches as one part of the run.
struct CutRun {
  model::Catalogue catalogue;
  std::vector<model::ReplicationMeasures> batches;
  model::ReplicationMeasures whole;
};

CutRun cut_run(const model::Plan& plan, std::uint32_t count) {
  const model::Network network{plan};
  const auto batches = *cut_into_batches(network.window(), count);
  detail::BatchSink sink{network, batches, nullptr};
  const auto batch = replicate(network, {.seed = 7, .count = 1}, {nullptr, &sink, nullptr});
  REQUIRE(batch.ending == BatchEnding::complete);
  auto behind = network.window();
  behind.measured_from = batches.from;
  model::MeasureCollector collector{network, behind};
  std::array<model::RecordObserver*, 1> observers{&collector};
  static_cast<void>(model::run_replication(network, {7, 0}, observers));
  return {model::catalogue(network), sink.measures(), collector.finish()};
}

/// Names of entries whose parts do not add up to the whole.
std::vector<std::string> not_additive(const CutRun& found) {
  std::vector<std::string> names;
  for (std::size_t entry = 0; entry < found.catalogue.entries.size(); ++entry) {
    const auto& [key, pooling] = found.catalogue.entries[entry];
    if (pooling != model::Pooling::ratio || key.measure == "recovery_time") continue;
    model::Reading sum;
    for (const auto& batch : found.batches) {
      sum.numerator += batch.readings[entry].numerator;
      sum.denominator += batch.readings[entry].denominator;
    }
    const auto& whole = found.whole.readings[entry];
    const bool is_equal = sum.numerator == Approx(whole.numerator).epsilon(1e-9).margin(1e-9) &&
                          sum.denominator == Approx(whole.denominator).epsilon(1e-9);
    if (!is_equal) names.push_back(key.measure + ' ' + key.where + ' ' + key.direction);
  }
  return names;
}

TEST_CASE("batches add up to what they are cut from") {
  // Every truck belongs to one batch with all of its times, and every hour to one batch.
  const auto lane = cut_run(test::one_lane(20 * 24, 24), 6);
  CHECK(lane.batches.size() == 6);
  CHECK(not_additive(lane).empty());
}

TEST_CASE("a flood that outlasts its batch belongs to it, censored at the end of the run alone") {
  auto plan = test::one_lane(12 * 24);
  plan.flows.at("trucks").arrivals.poisson = model::PerHour{14.0};  // of which it serves 12
  const auto found = cut_run(plan, 3);
  CHECK(not_additive(found).empty());
  const auto wait = std::ranges::find_if(found.catalogue.entries, [](const auto& entry) {
    return entry.key.measure == "wait" && entry.key.statistic == "mean";
  });
  const auto entry = static_cast<std::size_t>(wait - found.catalogue.entries.begin());
  CHECK(found.batches[0].readings[entry].censored == 0.0);
  CHECK(found.batches[2].readings[entry].censored > 0.1);
}

TEST_CASE("another sink has the records too") {
  class Counter final : public RecordSink {
   public:
    std::unique_ptr<model::RecordObserver> open(std::uint32_t /*replication*/) override {
      return std::make_unique<test::Keeper>();
    }
    void close(std::uint32_t /*replication*/,
               std::unique_ptr<model::RecordObserver> observer) override {
      visits = dynamic_cast<test::Keeper&>(*observer).visits.size();
    }
    std::size_t visits = 0;
  };
  const model::Network network{test::one_lane(10 * 24)};
  Counter counter;
  detail::BatchSink sink{network, *cut_into_batches(network.window(), 5), &counter};
  static_cast<void>(replicate(network, {.count = 1}, {nullptr, &sink, nullptr}));
  CHECK(counter.visits > 1'000);
  CHECK(sink.measures().size() == 5);
}

}  // namespace
}  // namespace cuakhau::experiment
