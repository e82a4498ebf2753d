#include "report/detail/record_rows.hpp"

#include <cuakhau/files/text_file.hpp>

#include "support/catch.hpp"
#include "support/one_lane.hpp"
#include "support/temporary_folder.hpp"

namespace cuakhau::report::detail {
namespace {

/// The rows that `observe` leaves behind.
template <class Observe>
std::string rows_of(Observe observe) {
  const test::TemporaryFolder folder;
  const auto path = folder.file("rows.csv");
  const model::Network network{test::one_lane(24)};
  auto file = files::AtomicFile::create(path);
  RecordRows rows{network, 4, std::move(*files::Spool::create(path))};
  observe(rows, network.window().start);
  REQUIRE_FALSE(rows.pour_into(*file));
  REQUIRE_FALSE(file->commit());
  return *files::read_text(path);
}

constexpr model::TruckRef k_truck{model::FlowId{0U}, model::CommodityId{0U}, 12};

TEST_CASE("the head names every column") {
  CHECK(record_head() ==
        "replication,flow,number,commodity,direction,stage,step,round,server,reason,outcome,gate,"
        "arrived_ms,entered_ms,started_ms,ended_ms,left_ms,paused_ms,waited_ms\n");
}

TEST_CASE("a visit has its instants since the start; those not reached are empty") {
  CHECK(rows_of([](RecordRows& rows, Instant start) {
          model::Visit visit;
          visit.truck = k_truck;
          visit.stage = model::StageId{0U};
          visit.step = 3;
          visit.round = 1;
          visit.server = 2;
          visit.direction = 1;
          visit.reason = model::WaitReason::busy;
          visit.outcome = model::VisitOutcome::censored;
          visit.arrived = start - Duration{5};
          visit.entered = start;
          visit.started = start + Duration{90'000};
          visit.paused = Duration{7};
          rows.on_visits(std::span{&visit, 1});
        }) == "4,trucks,12,trucks,import,lane,3,1,2,busy,censored,,-5,0,90000,,,7,\n");
}

TEST_CASE("a journey has the stage journey and no step") {
  CHECK(rows_of([](RecordRows& rows, Instant start) {
          model::Journey journey;
          journey.truck = k_truck;
          journey.outcome = model::JourneyOutcome::cleared;
          journey.arrived = start;
          journey.cleared = start + Duration{1'000};
          journey.left = start + Duration{2'000};
          journey.waited = Duration{400};
          rows.on_journeys(std::span{&journey, 1});
          rows.on_outages({});
        }) == "4,trucks,12,trucks,export,journey,,,,,cleared,,0,,,1000,2000,,400\n");
}

}  // namespace
}  // namespace cuakhau::report::detail
