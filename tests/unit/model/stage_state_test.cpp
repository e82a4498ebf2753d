#include "model/detail/stage_state.hpp"

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model::detail;
using model::Closing;

namespace {

StageTable table_with(Closing closing) {
  StageTable table;
  table.info.kind = model::StageKind::station;
  table.closing = closing;
  return table;
}

}  // namespace

TEST_CASE("a station keeps a list of whom it serves only where work may stop or must end") {
  CHECK_FALSE(StageState(table_with(Closing::finish)).knows_working);
  CHECK(StageState(table_with(Closing::must_end_before_close)).knows_working);
  CHECK(StageState(table_with(Closing::suspend)).knows_working);
  CHECK(StageState(table_with(Closing::restart)).knows_working);
}

TEST_CASE("failures that stop work make a station know whom it serves, others do not") {
  model::Breakdowns breakdowns;
  StageTable table = table_with(Closing::finish);
  table.breakdowns = &breakdowns;
  breakdowns.rule = Closing::suspend;
  CHECK(StageState(table).knows_working);
  breakdowns.rule = Closing::finish;
  CHECK_FALSE(StageState(table).knows_working);
}

TEST_CASE("the level of a truck is that of what fits it, and 0 where none goes first") {
  StageTable table = table_with(Closing::finish);
  Truck truck;
  truck.visit.truck.commodity = model::CommodityId{1U};
  CHECK(StageState(table).level_of(truck) == 0);
  table.priority.by_commodity = {0, 2};
  table.priority.by_mark = {{.mark = 2, .level = 1}};
  table.levels = 3;
  const StageState state(table);
  CHECK(state.level_of(truck) == 2);
  truck.marks = 1;
  CHECK(state.level_of(truck) == 2);
  truck.marks = 3;
  CHECK(state.level_of(truck) == 1);
}
