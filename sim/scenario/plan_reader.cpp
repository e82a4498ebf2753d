#include "scenario/detail/plan_reader.hpp"

#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {

std::vector<std::string> read_plan(const PlanText& text, Loaded& loaded) {
  Reading reading(loaded.diagnostics, loaded.origins, loaded.assumptions);
  reading.inheritance = text.inheritance;
  // They may stand in the file that could not be read.
  reading.clocks.are_known = text.inheritance == Inheritance::whole;
  reading.plan = &loaded.plan;
  reading.files = &loaded.files;
  reading.data = text.data;
  const Cursor at{&text.tree, {}, loaded.origins.document};
  read_struct(reading, at, loaded.plan);
  return reading.wrong_paths();
}

}  // namespace cuakhau::scenario::detail
