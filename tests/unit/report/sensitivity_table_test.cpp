#include <cuakhau/report/sensitivity_table.hpp>

#include "support/one_lane.hpp"
#include "unit/report/studied_lane.hpp"

namespace cuakhau::report {
namespace {

using test::StudiedLane;

std::string table_of(experiment::SensitivityMethod method) {
  const StudiedLane study{method};
  return sensitivity_table(study.report(), test::one_lane(48), Palette::plain);
}

TEST_CASE("screening tells sizes, directions and what noise would do") {
  const auto text = table_of(experiment::SensitivityMethod::morris);
  INFO(text);
  CHECK(text.starts_with("one lane\n"));
  CHECK(text.find("\nwait (min)\n") != std::string::npos);
  CHECK(text.find("range        size   direction  bends  by noise") != std::string::npos);
  // The factor that does more comes first.
  CHECK(text.find("\nservice") < text.find("\ndemand"));
  CHECK(text.find("1 … 9 min") != std::string::npos);
}

TEST_CASE("shares of variance are told in percent, with the noise apart") {
  const auto text = table_of(experiment::SensitivityMethod::sobol);
  INFO(text);
  CHECK(text.find("alone, %") != std::string::npos);
  CHECK(text.find("of the variance of one replication is noise") != std::string::npos);
}

TEST_CASE("draws tell how uncertain the result is") {
  const auto text = table_of(experiment::SensitivityMethod::uncertainty);
  INFO(text);
  CHECK(text.find("the inputs make") != std::string::npos);
  CHECK(text.find("of variance, %") != std::string::npos);
  CHECK(text.find("64 draws of 2 factors: 64 points of 2 replications") != std::string::npos);
}

TEST_CASE("too few answers are said, and points without one") {
  StudiedLane study{experiment::SensitivityMethod::morris};
  study.forget_answers();
  const auto text = sensitivity_table(study.report(), test::one_lane(48), Palette::plain);
  INFO(text);
  CHECK(text.find("too few points have an answer") != std::string::npos);
  CHECK(text.find("192 without an answer") != std::string::npos);
}

}  // namespace
}  // namespace cuakhau::report
