#include <cuakhau/scenario/schema.hpp>

#include <cuakhau/scenario/parse.hpp>

#include "scenario/detail/read_value.hpp"
#include "unit/scenario/scenario_files.hpp"
#include "unit/scenario/schema_validator.hpp"

namespace cuakhau::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path k_scenarios = fs::path(CUAKHAU_SOURCE_DIR) / "scenarios";

Node tree_of_file(const fs::path& file) {
  Diagnostics diagnostics;
  const auto source = open_source(file, file.string(), diagnostics);
  REQUIRE(source);
  auto tree = parse(source, diagnostics);
  INFO(diagnostics.render_all());
  REQUIRE(tree);
  return *tree;
}

Node tree_of_text(const std::string& text) {
  Diagnostics diagnostics;
  auto tree = parse(std::make_shared<SourceText>("x", text), diagnostics);
  REQUIRE(tree);
  return *tree;
}

/// Names of a struct's fields.
struct Names {
  std::vector<std::string> names;
  template <class T>
  void operator()(const model::Field& field, T&) {
    names.emplace_back(field.name);
  }
};
template <class S>
std::vector<std::string> fields_of() {
  Names visit;
  S structure{};
  describe(visit, structure);
  return visit.names;
}

/// The properties of a definition, which may have a short form beside its map.
std::vector<std::string> properties_of(const nlohmann::json& definition) {
  const auto& map = definition.contains("anyOf") ? definition["anyOf"].back() : definition;
  std::vector<std::string> names;
  for (const auto& [name, shape] : map.at("properties").items()) names.push_back(name);
  return names;
}

template <class S>
void check_agreement(const test::SchemaValidator& schema, const std::string& name) {
  INFO(name);
  auto expected = fields_of<S>();
  for (const char* extra : {"source", "note"})
    if (std::ranges::find(expected, extra) == expected.end()) expected.emplace_back(extra);
  std::ranges::sort(expected);
  CHECK(properties_of(schema.root()["definitions"][name]) == expected);
}

}  // namespace

TEST_CASE("the schema is JSON and has every field that the reader has") {
  const test::SchemaValidator schema(json_schema());
  CHECK(schema.root()["$schema"] == "http://json-schema.org/draft-07/schema#");
  auto expected = fields_of<model::Plan>();
  for (const char* extra : {"cuakhau", "extends", "source", "note"}) expected.emplace_back(extra);
  std::ranges::sort(expected);
  CHECK(properties_of(schema.root()) == expected);
  check_agreement<model::Station>(schema, "station");
  check_agreement<model::Crossing>(schema, "crossing");
  check_agreement<model::Flow>(schema, "flow");
  check_agreement<model::Arrivals>(schema, "arrivals");
  check_agreement<model::Step>(schema, "step");
  check_agreement<model::Arm>(schema, "arm");
  check_agreement<model::Expectation>(schema, "expectation");
  check_agreement<model::Period>(schema, "period");
  check_agreement<model::Calendar>(schema, "calendar");
}

TEST_CASE("every reference of the schema leads to a definition") {
  const auto root = nlohmann::json::parse(json_schema());
  const std::string text = root.dump();
  std::size_t count = 0;
  const std::string mark = "\"$ref\":\"#/definitions/";
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
    const std::size_t start = at + mark.size();
    const std::string name = text.substr(start, text.find('"', start) - start);
    CHECK(root["definitions"].contains(name));
    ++count;
  }
  CHECK(count > 100);
}

TEST_CASE("the schema accepts the scenarios of the tree") {
  const test::SchemaValidator schema(json_schema());
  std::size_t count = 0;
  for (const char* folder : {"first", "lang-son"})
    for (const auto& entry : fs::directory_iterator(k_scenarios / folder)) {
      if (entry.path().extension() != ".yaml") continue;
      INFO(entry.path().string());
      CHECK(schema.accepts(tree_of_file(entry.path())));
      ++count;
    }
  CHECK(count >= 6);
}

TEST_CASE("the schema refuses what is wrong by shape") {
  const test::SchemaValidator schema(json_schema());
  for (const char* name :
       {"no-version", "wrong-version", "unknown-key", "unknown-section", "missing-unit",
        "unknown-unit", "negative-duration", "infinite-rate", "nan", "octal", "separator",
        "quoted-number", "fraction-of-a-server", "yes-as-bool", "share-as-number",
        "minus-one-places", "unknown-law", "unknown-word", "time-without-clock"}) {
    INFO(name);
    CHECK_FALSE(schema.accepts(tree_of_file(k_scenarios / "bad" / (std::string(name) + ".yaml"))));
  }
}

TEST_CASE("a removed entry and an annotated value are part of the schema") {
  const test::SchemaValidator schema(json_schema());
  CHECK(schema.accepts(
      tree_of_text("cuakhau: 1\nextends: x\nperiod: {warm_up: ~}\nstations: {a: ~}\n")));
  for (const char* removed :
       {"calendars: {office: {weekly: {sun: ~}}}", "stations: {a: {service: {fruit: ~}}}",
        "gates: {north: {open: {china: ~}, hours: {china: ~}, source: ~}}",
        "flows: {a: {commodity: {fruit: ~}, arrivals: {dates: {2023-01-08: ~}, "
        "weekdays: {sat: ~}, note: ~}}}",
        "handovers: {direct: {unload: {export: ~}}}"}) {
    INFO(removed);
    CHECK(schema.accepts(tree_of_text("cuakhau: 1\nextends: x\n" + std::string(removed) + "\n")));
  }
  CHECK(schema.accepts(tree_of_text(
      "cuakhau: 1\nstations: {a: {service: {value: 5 min, assumed: [4 min, 6 min], note: n}}}\n")));
  CHECK_FALSE(schema.accepts(
      tree_of_text("cuakhau: 1\nstations: {a: {servers: {value: 5, assumed: [4]}}}\n")));
}

}  // namespace cuakhau::scenario
