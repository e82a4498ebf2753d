#include "scenario/detail/shape_help.hpp"

#include <cuakhau/model/plan.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {
namespace {

using Help = std::vector<std::string>;

template <class S>
KeyNames key_names_of() {
  KeyNames names;
  const S structure{};
  describe(names, structure);
  return names;
}

TEST_CASE("a struct is shown by its keys, and by those that it must have") {
  CHECK(key_names_of<model::Lanes>().help() == Help{"its keys are export, import, reversible"});
  CHECK(key_names_of<model::Lanes>().shape() == "…");
  CHECK(key_names_of<model::PolicyWindow>().shape() == "{from: …, until: …}");
}

TEST_CASE("a list is shown by an item, a map by an entry") {
  CHECK(help_on_list("…") ==
        Help{"a list has a line `- …` for each, or all in brackets: `[…, …]`"});
  CHECK(help_on_names("{…}") == Help{"write `NAME: {…}` for each"});
}

}  // namespace
}  // namespace cuakhau::scenario::detail
