#include "scenario/detail/plan_reader.hpp"

#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {

std::vector<std::string> read_plan(const Node& tree, Inheritance inheritance, Loaded& loaded) {
  Reading reading(loaded.diagnostics, loaded.origins, loaded.assumptions);
  reading.inheritance = inheritance;
  reading.plan = &loaded.plan;
  reading.files = &loaded.files;
  const Cursor at{&tree, {}, loaded.origins.document};
  read_struct(reading, at, loaded.plan);
  return reading.wrong_paths();
}

}  // namespace cuakhau::scenario::detail
