#pragma once

// Steps of routes beyond a plain visit, for tests.

#include <map>
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

inline model::Step check_step(std::string check, std::map<std::string, model::Route> ways = {}) {
  model::Step step;
  step.check = std::move(check);
  step.ways = std::move(ways);
  return step;
}

inline model::Step seize_step(std::string pool) {
  model::Step step;
  step.seize = std::move(pool);
  return step;
}

inline model::Step release_step(std::string pool, model::DurationLaw back = {}) {
  model::Step step;
  step.release = std::move(pool);
  step.back = std::move(back);
  return step;
}

inline model::Step choose_way_step(std::string choice, std::map<std::string, model::Route> ways) {
  model::Step step;
  step.choose_way = std::move(choice);
  step.ways = std::move(ways);
  return step;
}

inline model::Step drive_to(std::string place) {
  model::Step step;
  step.drive = std::move(place);
  return step;
}

}  // namespace cuakhau::test
