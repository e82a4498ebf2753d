#include "contenders.hpp"

#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/setting.hpp>

#include "output.hpp"

namespace cuakhau::tool {
namespace {

/// Of the same file, place and words. A policy has another number in another list.
bool say_the_same(const Diagnostic& first, const Diagnostic& second) {
  return first.severity == second.severity && first.where == second.where &&
         first.message == second.message && first.help == second.help;
}

/// What diagnostics say that was not said before.
class Sayings {
 public:
  [[nodiscard]] Diagnostics news(const Diagnostics& diagnostics) {
    Diagnostics fresh;
    for (auto& one : diagnostics.sorted()) {
      const bool is_known = std::ranges::any_of(
          known_, [&](const Diagnostic& said) { return say_the_same(said, one); });
      if (is_known) continue;
      known_.push_back(one);
      fresh.add(std::move(one));
    }
    return fresh;
  }

 private:
  std::vector<Diagnostic> known_;
};

scenario::LoadOptions options_of(const ContenderOptions& contender, const ParsedLine& line) {
  auto options = load_options(line);
  options.policies = line.values("with");
  options.policies.insert(options.policies.end(), contender.policies.begin(),
                          contender.policies.end());
  auto& set = options.overrides.set;
  set.insert(set.end(), contender.set.begin(), contender.set.end());
  return options;
}

/// Values that an alternative sets and a policy sets otherwise while it is in force.
std::string overruled(const ContenderOptions& contender, const model::Plan& plan) {
  std::string text;
  for (const auto& part : contender.set) {
    const auto pattern = std::string{trimmed(part.substr(0, part.find('=')))};
    for (const auto& path : model::paths_of(plan, pattern))
      for (const auto& policy : plan.policies) {
        const bool is_set = std::ranges::any_of(policy.set, [&](const model::Setting& setting) {
          return model::lies_below(setting.path, path) || model::lies_below(path, setting.path);
        });
        if (is_set)
          text += fmt::format(
              "warning: {} sets {}, and the policy {} sets it too: the policy wins while it is in "
              "force\n",
              quote(contender.name), path, quote(policy.name));
      }
  }
  return text;
}

}  // namespace

std::optional<std::vector<scenario::Loaded>> load_contenders(
    const std::vector<ContenderOptions>& contenders, const ParsedLine& line, Warnings warnings) {
  Sayings sayings;
  std::map<std::string, scenario::OpenedScenario> opened;
  std::vector<scenario::Loaded> all;
  bool has_errors = false;
  for (const auto& contender : contenders) {
    const auto options = options_of(contender, line);
    const auto& file = contender.file;
    const auto scenario = opened.try_emplace(file, file, options.library).first;
    all.push_back(load_and_keep(scenario->second, options));
    const auto news = sayings.news(all.back().diagnostics);
    has_errors |= all.back().diagnostics.has_errors();
    const auto text =
        warnings == Warnings::hidden && !news.has_errors() ? std::string{} : news.render_all();
    const bool is_first = &contender == &contenders.front();
    if (!text.empty())
      print_message(is_first ? text : fmt::format("{}:\n{}", contender.name, text));
    if (warnings == Warnings::hidden || all.back().diagnostics.has_errors()) continue;
    if (const auto lost = overruled(contender, all.back().plan); !lost.empty()) print_message(lost);
  }
  if (has_errors) return std::nullopt;
  return all;
}

std::vector<experiment::Contender> named(const std::vector<ContenderOptions>& contenders,
                                         const std::vector<scenario::Loaded>& loaded) {
  std::vector<experiment::Contender> all;
  for (std::size_t i = 0; i < loaded.size(); ++i)
    all.push_back({contenders[i].name, loaded[i].plan});
  return all;
}

Paths all_of(const std::vector<scenario::Loaded>& loaded, Paths scenario::Loaded::* part) {
  Paths all;
  for (const auto& one : loaded) all.insert((one.*part).begin(), (one.*part).end());
  return all;
}

}  // namespace cuakhau::tool
