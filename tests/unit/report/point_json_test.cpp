#include <cuakhau/report/point_json.hpp>

#include <array>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"

namespace cuakhau::report {
namespace {

using experiment::SweepPoint;

TEST_CASE("a point is one line, with its measures or with what went wrong") {
  experiment::Estimate wait;
  wait.key.unit = "min";
  wait.value = 4.5;
  wait.n = 5;
  const SweepPoint point{.index = 7, .replications = 5, .estimates = {wait}};
  const std::array<std::string, 1> columns{"wait"};
  const auto text = asked_point_json({2, "a", Known::before}, point, columns);
  CHECK(text.find('\n') == text.size() - 1);
  const auto json = nlohmann::json::parse(text);
  CHECK(json["ask"] == 2);
  CHECK(json["id"] == "a");
  CHECK(json["point"] == 7);
  CHECK(json["status"] == "ok");
  CHECK(json["known"] == true);
  CHECK(json["measures"]["wait"]["value"] == 4.5);
  CHECK(json["measures"]["wait"]["low"].is_null());
  CHECK(json["message"].is_null());
  const SweepPoint silent{
      .index = 8, .status = experiment::PointStatus::no_answer, .message = "flooded"};
  CHECK(asked_point_json({3, {}, Known::now}, silent, columns) ==
        "{\"ask\": 3, \"id\": null, \"point\": 8, \"status\": \"no_answer\", \"known\": false, "
        "\"replications\": 0, \"measures\": null, \"message\": \"flooded\"}\n");
  CHECK(refused_point_json(4, {}, "no JSON") ==
        "{\"ask\": 4, \"id\": null, \"point\": null, \"status\": \"wrong\", \"known\": null, "
        "\"replications\": null, \"measures\": null, \"message\": \"no JSON\"}\n");
}

}  // namespace
}  // namespace cuakhau::report
