#include <cuakhau/scenario/origin.hpp>

#include "support/catch.hpp"

namespace cuakhau::scenario {
namespace {

const auto k_source = std::make_shared<SourceText>("x.yaml", "a: 1\nb: {c: 2}\n");

}  // namespace

TEST_CASE("a path lies in its parents") {
  CHECK(parent_path("a.b[2].c") == "a.b[2]");
  CHECK(parent_path("a.b[2]") == "a.b");
  CHECK(parent_path("a").empty());
}

TEST_CASE("an origin reads as file and line, --set or default") {
  CHECK(text_of({OriginKind::file, place_at(k_source, 6, 1), {}, {}}) == "x.yaml:2");
  CHECK(text_of({OriginKind::set, {}, {}, {}}) == "--set");
  CHECK(text_of({}) == "default");
}

TEST_CASE("what has no place of its own stands at the nearest place around it") {
  Origins origins;
  origins.document = whole(k_source);
  origins.add("b", {OriginKind::file, place_at(k_source, 5, 1), {}, {}});
  origins.add("b.d", {});
  CHECK(origins.where("b.d").line == 2);
  CHECK(origins.where("b.e[1].f").line == 2);
  CHECK(origins.where("z").line == 0);
  CHECK(origins.where("z").file == "x.yaml");
}

}  // namespace cuakhau::scenario
