#pragma once

// A study of two factors whose results are a plane with noise, for tests of what reports it.

#include <vector>

#include <cuakhau/report/sensitivity_report.hpp>

#include "support/catch.hpp"

namespace cuakhau::test {

class StudiedLane {
 public:
  explicit StudiedLane(experiment::SensitivityMethod method)
      : design_(*experiment::make_sensitivity_design(
            {.method = method,
             .factors = {*experiment::parse_factor("demand=80%..120%"),
                         *experiment::parse_factor("service=1..9 min")},
             .size = 64})) {
    for (std::size_t point = 0; point < design_.shares.size(); ++point) {
      const auto share = design_.shares[point];
      const double value = 10.0 + 2.0 * share[0] + 5.0 * share[1];
      const double noise = point % 3 == 0 ? 0.2 : -0.1;
      responses_.push_back(std::vector{value + noise, value - noise});
    }
  }

  void forget_answers() {
    for (auto& response : responses_) response.reset();
    no_answer_ = responses_.size();
  }

  [[nodiscard]] report::SensitivityReport report() const {
    experiment::Provenance provenance;
    provenance.version = "0.1.0";
    provenance.scenario = "lane.yaml";
    provenance.replications = 2;
    return {provenance,
            {},
            UtcOffset{},
            design_,
            {{"wait", "min", "province", "*", "*", "*", "mean"}},
            {experiment::sensitivity(design_, responses_, 1)},
            {.answered = responses_.size() - no_answer_, .no_answer = no_answer_},
            {}};
  }

 private:
  experiment::SensitivityDesign design_;
  std::vector<experiment::Response> responses_;
  std::size_t no_answer_ = 0;
};

}  // namespace cuakhau::test
