#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "model/detail/plan_check.hpp"

namespace cuakhau::model::detail {

namespace {

constexpr std::size_t k_most_targets = 200;  // of jumps; the traffic equations grow with its cube

[[nodiscard]] bool is_end(std::string_view name) {
  return name == "cleared" || name == "leave" || name == "diverted";
}

/// Which part of a route a step lies in: a jump stays within it.
struct Level {
  std::string beyond;        // path of the handover beyond whose line it lies; empty: before it
  bool is_parallel = false;  // on an arm of parallel steps
};

/// Walks through a route twice: for the steps that jumps can lead to, and for its problems.
class RouteCheck {
 public:
  RouteCheck(PlanCheck& check, const Flow& flow) : check_(check), flow_(flow) {}

  void run(const std::string& path) {
    if (flow_.route.empty()) check_.problems.expected(path, "at least one step", "none");
    find_targets(flow_.route, path, {});
    route(flow_.route, path, {});
    if (jumped_to_.size() > k_most_targets)
      check_.problems.expected(path, fmt::format("jumps to at most {} stages", k_most_targets),
                               fmt::to_string(jumped_to_.size()));
  }

 private:
  /// A jump leads to the first step, in the order of the file, that visits the name.
  void find_targets(const Route& route, const std::string& path, const Level& level) {
    for (std::size_t i = 0; i < route.size(); ++i) {
      const Step& step = route[i];
      const std::string place = fmt::format("{}[{}]", path, i);
      if (!step.visit.empty() && !is_end(step.visit)) targets_.try_emplace(step.visit, level);
      for (const auto& [outcome, way] : step.ways)
        find_targets(way, fmt::format("{}.ways.{}", place, outcome), level);
      for (std::size_t arm = 0; arm < step.branch.size(); ++arm)
        find_targets(step.branch[arm].route, fmt::format("{}.branch[{}].route", place, arm), level);
      for (std::size_t arm = 0; arm < step.parallel.size(); ++arm)
        find_targets(step.parallel[arm], fmt::format("{}.parallel[{}]", place, arm),
                     {level.beyond, true});
      find_targets(step.beyond, place + ".beyond", {place, level.is_parallel});
      find_targets(step.late, place + ".late", level);
    }
  }

  void route(const Route& route, const std::string& path, const Level& level) {
    for (std::size_t i = 0; i < route.size(); ++i)
      step(route[i], fmt::format("{}[{}]", path, i), level);
  }

  void step(const Step& step, const std::string& path, const Level& level) {
    if (!has_one_kind(step, path)) return;
    if (!step.visit.empty()) visit(step, path, level);
    if (!step.check.empty()) check(step, path, level);
    if (!step.choose_way.empty()) choose_way(step, path, level);
    if (!step.drive.empty()) drive(path + ".drive", level);
    if (!step.branch.empty()) branch(step.branch, path + ".branch", level);
    if (!step.parallel.empty()) parallel(step.parallel, path + ".parallel", level);
    if (!step.choose.empty()) choose(step.choose, path + ".choose");
    if (!step.go_to.empty()) go_to(step.go_to, path + ".go_to", level);
    if (step.choose.empty() && step.rule != ChooseRule::shortest)
      check_.problems.error(path + ".rule", "it belongs to `choose`");
    if (step.choose.empty() && step.ties != Ties::first)
      check_.problems.error(path + ".ties", "it belongs to `choose`");
    if (step.check.empty() && step.choose_way.empty() && !step.ways.empty())
      check_.problems.error(path + ".ways", "it belongs to `check` and `choose_way`");
    if (!step.beyond.empty()) beyond(step, path, level);
    if (step.limit || !step.late.empty()) limit(step, path, level);
    member(step, path, level);
    if (step.as && !check_.exchanges.contains(step.visit))
      check_.problems.error(path + ".as", "it belongs to a visit to an exchange");
  }

  bool has_one_kind(const Step& step, const std::string& path) {
    std::vector<std::string> kinds;
    if (!step.visit.empty()) kinds.emplace_back("visit");
    if (!step.check.empty()) kinds.emplace_back("check");
    if (!step.branch.empty()) kinds.emplace_back("branch");
    if (!step.parallel.empty()) kinds.emplace_back("parallel");
    if (!step.choose.empty()) kinds.emplace_back("choose");
    if (!step.choose_way.empty()) kinds.emplace_back("choose_way");
    if (!step.drive.empty()) kinds.emplace_back("drive");
    if (!step.go_to.empty()) kinds.emplace_back("go_to");
    if (!step.seize.empty()) kinds.emplace_back("seize");
    if (!step.release.empty()) kinds.emplace_back("release");
    if (kinds.size() == 1) return true;
    check_.problems.expected(
        path,
        "one of visit, check, branch, parallel, choose, choose_way, drive, go_to, "
        "seize, release",
        kinds.empty() ? "none of them" : join(kinds, " and "));
    return false;
  }

  void visit(const Step& step, const std::string& path, const Level& level) {
    if (check_.checks.contains(step.visit)) {
      check_.problems.error(path + ".visit", fmt::format("{} is a check", quote(step.visit)),
                            {fmt::format("write `check: {}`", step.visit)});
      return;
    }
    if (!check_.problems.must_name(path + ".visit", check_.steps, step.visit)) return;
    const bool is_handover = check_.handovers.contains(step.visit);
    if (level.is_parallel && (is_handover || is_end(step.visit)))
      check_.problems.error(path + ".visit",
                            fmt::format("{} cannot stand in parallel steps: it is the way of the "
                                        "truck as a whole",
                                        quote(step.visit)),
                            {"put it behind them"});
    if (!level.beyond.empty() && is_handover)
      check_.problems.error(path + ".visit", "a truck beyond the line cannot be handed over again");
  }

  void check(const Step& step, const std::string& path, const Level& level) {
    const bool is_known = check_.problems.must_name(path + ".check", check_.checks, step.check);
    const std::string kind = fmt::format("an outcome of {}", step.check);
    NameSet outcomes{.kind = kind, .names = {}};
    if (is_known) outcomes.names = outcomes_of(check_.plan.checks.at(step.check));
    for (const auto& [outcome, way] : step.ways) {
      const std::string place = fmt::format("{}.ways.{}", path, outcome);
      if (outcome == k_retested && outcomes.contains(outcome))
        check_.problems.error(place, "the retest says where these go",
                              {"name the ways of its outcomes, negative and positive"});
      else if (is_known)
        check_.problems.must_name(place, outcomes, outcome);
      route(way, place, level);
    }
  }

  void choose_way(const Step& step, const std::string& path, const Level& level) {
    const std::string place = path + ".choose_way";
    const bool is_known = check_.problems.must_name(place, check_.choices, step.choose_way);
    if (level.is_parallel)
      check_.problems.error(place,
                            "no way is chosen in parallel steps: it is the way of the truck "
                            "as a whole",
                            {"put it before or behind them"});
    const std::string kind = fmt::format("a way of {}", step.choose_way);
    NameSet ways{.kind = kind, .names = {}};
    if (is_known) ways.append(check_.plan.choices.at(step.choose_way).ways);
    for (const auto& [name, way] : step.ways) {
      const std::string at = fmt::format("{}.ways.{}", path, name);
      if (is_known) check_.problems.must_name(at, ways, name);
      route(way, at, level);
    }
  }

  void drive(const std::string& path, const Level& level) {
    if (level.is_parallel)
      check_.problems.error(path, "no truck drives away from parallel steps",
                            {"put it before or behind them"});
    if (!level.beyond.empty())
      check_.problems.error(path, "roads lie before the line: a truck beyond it does not drive");
  }

  void branch(const std::vector<Arm>& arms, const std::string& path, const Level& level) {
    double sum = 0.0;
    for (std::size_t i = 0; i < arms.size(); ++i) {
      sum += arms[i].share.value;
      route(arms[i].route, fmt::format("{}[{}].route", path, i), level);
    }
    check_.problems.must_add_up(path, sum);
  }

  void parallel(const std::vector<Route>& arms, const std::string& path, const Level& level) {
    if (arms.size() < 2) check_.problems.expected(path, "at least two routes", "one");
    for (std::size_t i = 0; i < arms.size(); ++i) {
      const std::string place = fmt::format("{}[{}]", path, i);
      if (arms[i].empty()) check_.problems.expected(place, "at least one step", "none");
      route(arms[i], place, {level.beyond, true});
    }
  }

  void choose(const std::vector<std::string>& names, const std::string& path) {
    if (names.size() < 2) check_.problems.expected(path, "at least two stages", "one");
    NameSet stages = names_of("a yard or station", check_.plan.yards);
    stages.append(check_.plan.stations);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const std::string place = fmt::format("{}[{}]", path, i);
      check_.problems.must_name(place, stages, names[i]);
      const auto here = names.begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(names.begin(), here, names[i]) != here)
        check_.problems.error(place, fmt::format("{} stands in it twice", quote(names[i])));
    }
  }

  void go_to(const std::string& name, const std::string& path, const Level& level) {
    if (level.is_parallel) {
      check_.problems.error(path, "parallel steps join: no truck jumps out of them");
      return;
    }
    NameSet visited{.kind = "a stage that this route visits", .names = {}};
    visited.append(targets_);
    if (!check_.problems.must_name(path, visited, name)) return;
    jumped_to_.insert(name);
    const Level& target = targets_.at(name);
    if (target.is_parallel)
      check_.problems.error(path, fmt::format("{} stands in parallel steps: no truck jumps into "
                                              "them",
                                              quote(name)));
    else if (target.beyond != level.beyond)
      check_.problems.error(path,
                            fmt::format("{} lies on the other side of a handover", quote(name)));
  }

  void member(const Step& step, const std::string& path, const Level& level) {
    const bool releases = !step.release.empty();
    if (!releases && step.back != DurationLaw{})
      check_.problems.error(path + ".back", "it belongs to `release`");
    if (!releases && step.seize.empty()) return;
    const std::string place = path + (releases ? ".release" : ".seize");
    check_.problems.must_name(place, check_.pools, releases ? step.release : step.seize);
    if (releases) check_law(check_, path + ".back", step.back);
    if (level.is_parallel)
      check_.problems.error(place, "no member is taken or given back in parallel steps",
                            {"put it before or behind them"});
  }

  void limit(const Step& step, const std::string& path, const Level& level) {
    const bool is_yard = check_.plan.yards.contains(step.visit);
    if (!step.limit) {
      check_.problems.error(path + ".late", "it belongs to a visit with a `limit`");
    } else if (!is_yard && !check_.stations.contains(step.visit) &&
               !check_.exchanges.contains(step.visit) && !check_.handovers.contains(step.visit)) {
      check_.problems.error(path + ".limit",
                            "it belongs to a visit to a yard, station, exchange or handover");
    } else if (is_direct(step.visit)) {
      check_.problems.error(path + ".limit",
                            fmt::format("{} is of the method direct, by which a truck waits for "
                                        "nobody but at the line",
                                        quote(step.visit)),
                            {"give a `limit` to a yard before it"});
    } else {
      check_law(check_, path + ".limit", *step.limit);
      if (is_yard && step.late.empty())
        check_.problems.expected(path, "`late`: where a truck goes that may stay no longer",
                                 "none");
    }
    route(step.late, path + ".late", level);
  }

  [[nodiscard]] bool is_direct(const std::string& name) const {
    const auto handover = check_.plan.handovers.find(name);
    return handover != check_.plan.handovers.end() &&
           handover->second.method == HandoverMethod::direct;
  }

  void beyond(const Step& step, const std::string& path, const Level& level) {
    if (!check_.handovers.contains(step.visit))
      check_.problems.error(path + ".beyond", "it belongs to a visit to a handover");
    route(step.beyond, path + ".beyond", {path, level.is_parallel});
  }

  PlanCheck& check_;
  const Flow& flow_;
  std::map<std::string, Level> targets_;
  std::set<std::string> jumped_to_;
};

}  // namespace

void check_route(PlanCheck& check, const std::string& flow_name, const Flow& flow) {
  RouteCheck(check, flow).run(fmt::format("flows.{}.route", flow_name));
}

}  // namespace cuakhau::model::detail
