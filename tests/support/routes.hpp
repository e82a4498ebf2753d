#pragma once

// Steps of routes beyond a plain visit, for tests.

#include <string>
#include <utility>
#include <vector>

#include <cuakhau/model/route.hpp>

namespace cuakhau::test {

inline model::Step branch_step(std::vector<model::Arm> arms) {
  model::Step step;
  step.branch = std::move(arms);
  return step;
}

inline model::Step parallel_step(std::vector<model::Route> arms) {
  model::Step step;
  step.parallel = std::move(arms);
  return step;
}

inline model::Step choose_step(std::vector<std::string> stages) {
  model::Step step;
  step.choose = std::move(stages);
  return step;
}

inline model::Step jump_step(std::string stage) {
  model::Step step;
  step.go_to = std::move(stage);
  return step;
}

}  // namespace cuakhau::test
