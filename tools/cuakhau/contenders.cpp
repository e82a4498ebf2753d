#include "contenders.hpp"

#include <algorithm>

#include <fmt/format.h>

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

}  // namespace

std::optional<std::vector<scenario::Loaded>> load_contenders(const CompareOptions& options,
                                                             const ParsedLine& line) {
  Sayings sayings;
  std::vector<scenario::Loaded> all;
  bool has_errors = false;
  for (const auto& contender : options.contenders) {
    all.push_back(load_checked(contender.file, options_of(contender, line)));
    const auto news = sayings.news(all.back().diagnostics);
    has_errors |= all.back().diagnostics.has_errors();
    const auto text = options.is_quiet && !news.has_errors() ? std::string{} : news.render_all();
    if (text.empty()) continue;
    const bool is_first = &contender == &options.contenders.front();
    print_message(is_first ? text : fmt::format("{}:\n{}", contender.name, text));
  }
  if (has_errors) return std::nullopt;
  return all;
}

}  // namespace cuakhau::tool
