#include <cuakhau/scenario/opened_scenario.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/problem.hpp>

#include "scenario/detail/data_file.hpp"
#include "scenario/detail/override.hpp"
#include "scenario/detail/plan_reader.hpp"
#include "scenario/detail/policy_file.hpp"
#include "scenario/detail/read_tree.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario {
namespace {

using detail::Inheritance;
using detail::ReadTree;

/// Whether a problem follows from an error that was reported at, above or below its path.
bool follows(const std::string& path, const std::string& wrong) {
  return model::lies_below(path, wrong) || model::lies_below(wrong, path);
}

/// Where a value stands or, of a map, the part of it that the command line has replaced: what was
/// sound without that is wrong with it.
SourceSpan place_of(const std::string& path, const Origins& origins) {
  const Origin* const known = origins.find(path);
  if (known == nullptr || known->kind == OriginKind::set) return origins.where(path);
  for (auto part = origins.all().lower_bound(path);
       part != origins.all().end() && part->first.starts_with(path); ++part)
    if (part->second.kind == OriginKind::set && model::lies_below(part->first, path))
      return part->second.where.span();
  return origins.where(path);
}

void add_problems(const std::vector<std::string>& wrong_paths, Loaded& loaded) {
  const auto values = wrong_paths.empty() ? model::Values::given : model::Values::some_unread;
  for (model::Problem& problem : model::problems(loaded.plan, values)) {
    const bool is_consequence = std::ranges::any_of(
        wrong_paths, [&](const std::string& wrong) { return follows(problem.path, wrong); });
    if (is_consequence) continue;
    loaded.diagnostics.add({problem.severity, place_of(problem.path, loaded.origins), problem.path,
                            std::move(problem.message), std::move(problem.help)});
  }
}

std::size_t policies_in(const Node& tree) {
  const Entry* const list = tree.find("policies");
  return list == nullptr ? 0 : list->value.items.size();
}

/// Which policy of a path "policies[3].set" is meant; nothing for other paths.
std::optional<std::size_t> policy_of(std::string_view path) {
  constexpr std::string_view k_list = "policies[";
  if (!path.starts_with(k_list)) return std::nullopt;
  std::size_t index = 0;
  std::from_chars(path.data() + k_list.size(), path.data() + path.size(), index);
  return index;
}

/// Policies that the command line has added stand in no list that the user knows the numbers of.
/// @param own  how many the scenario has
void name_policies(std::size_t own, Loaded& loaded) {
  Diagnostics named;
  for (Diagnostic& one : loaded.diagnostics.sorted()) {
    const auto index = policy_of(one.path);
    const bool is_added = index && *index >= own && *index < loaded.plan.policies.size();
    if (is_added && !loaded.plan.policies[*index].name.empty())
      one.path = fmt::format("policies.(name={}){}", loaded.plan.policies[*index].name,
                             one.path.substr(one.path.find(']') + 1));
    named.add(std::move(one));
  }
  loaded.diagnostics = std::move(named);
}

bool is_empty(const Overrides& overrides) {
  return overrides.set.empty() && overrides.factors.empty();
}

/// So many choices of policies are kept ready; further ones are made each time.
constexpr std::size_t k_most_ready = 32;

}  // namespace

/// A scenario with some policies added, before values are set.
class OpenedScenario::Ready {
 public:
  Ready(const ReadTree& base, std::string root) : inheritance_(base.inheritance), tree_(base.tree) {
    start_.root = std::move(root);
    detail::add_reading(base, start_);
    if (tree_) document_ = whole(tree_->where.source);
  }

  /// What it lacks to be a scenario is said; then there is nothing to load.
  [[nodiscard]] bool is_scenario(const std::filesystem::path& file) {
    if (!tree_) return false;
    if (inheritance_ == Inheritance::broken || !detail::is_policy_file(*tree_)) return true;
    start_.diagnostics.error(
        document_.span(), {}, "a file of policies, which change a scenario: it is none itself",
        {fmt::format("check it with one: cuakhau check SCENARIO --policy {}", file.string())});
    tree_.reset();
    return false;
  }

  void add(const ReadTree& policies) {
    if (!own_policies_) own_policies_ = policies_in(*tree_);
    if (!detail::add_policies(policies, *tree_, start_)) inheritance_ = Inheritance::broken;
  }

  /// Reads what every load with values reads first.
  void prepare(detail::DataFiles& data) {
    if (tree_ && !before_) before_ = before(data);
  }

  [[nodiscard]] Loaded with(const Overrides& overrides, detail::DataFiles& data) const {
    Loaded loaded = start_;
    if (!tree_) return loaded;
    loaded.origins.document = document_;
    if (is_empty(overrides) || inheritance_ == Inheritance::broken) {
      read(*tree_, data, loaded);
      return loaded;
    }
    std::optional<Loaded> own;
    const detail::OverrideBase base{before_ ? *before_ : own.emplace(before(data)), &data};
    Node tree = *tree_;
    const std::string set = "--set";
    for (const std::string& text : overrides.set)
      detail::apply_override({text, set}, base, tree, loaded.diagnostics);
    for (const std::string& text : overrides.factors)
      detail::apply_override({text, overrides.factor_option}, base, tree, loaded.diagnostics);
    read(tree, data, loaded);
    return loaded;
  }

 private:
  /// The paths of values to set are checked against a reading without them, whose complaints are
  /// dropped: the reading with them makes them again.
  [[nodiscard]] Loaded before(detail::DataFiles& data) const {
    Loaded before;
    before.origins.document = document_;
    static_cast<void>(detail::read_plan({*tree_, Inheritance::whole, &data}, before));
    return before;
  }

  void read(const Node& tree, detail::DataFiles& data, Loaded& loaded) const {
    const auto wrong_paths = detail::read_plan({tree, inheritance_, &data}, loaded);
    if (inheritance_ == Inheritance::whole) add_problems(wrong_paths, loaded);
    if (own_policies_) name_policies(*own_policies_, loaded);
  }

  Loaded start_;  // with what is said of its files
  Inheritance inheritance_;
  std::optional<Node> tree_;
  Place document_;
  std::optional<std::size_t> own_policies_;  // how many the scenario has; nothing: none were added
  std::optional<Loaded> before_;
};

class OpenedScenario::State {
 public:
  State(const std::filesystem::path& file, detail::Library library)
      : file_(file),
        library_(std::move(library)),
        root_(is_of_library(file) ? std::string{} : detail::root_of(file).string()),
        base_(is_of_library(file) ? detail::read_named_tree(file.string(), library_)
                                  : detail::read_tree(file, library_)) {}

  /// Of a text.
  State(const std::string& name, ReadTree base) : file_(name), base_(std::move(base)) {}

  [[nodiscard]] Loaded load(const std::vector<std::string>& policies,
                            const Overrides& overrides) const {
    detail::DataFiles data = data_;
    const auto kept = ready_.find(policies);
    if (kept != ready_.end()) return kept->second.with(overrides, data);
    return ready(policies).with(overrides, data);
  }

  [[nodiscard]] Loaded load_and_keep(const std::vector<std::string>& policies,
                                     const Overrides& overrides) {
    for (const auto& name : policies)
      if (!policy_files_.contains(name))
        policy_files_.emplace(name, detail::read_named_tree(name, library_));
    if (ready_.size() >= k_most_ready && !ready_.contains(policies))
      return ready(policies).with(overrides, data_);
    const auto known = ready_.find(policies);
    auto& kept = known == ready_.end() ? ready_.emplace(policies, ready(policies)).first->second
                                       : known->second;
    if (!is_empty(overrides)) kept.prepare(data_);
    return kept.with(overrides, data_);
  }

 private:
  [[nodiscard]] static bool is_of_library(const std::filesystem::path& file) {
    return file.string().starts_with(detail::k_library_prefix);
  }

  [[nodiscard]] Ready ready(const std::vector<std::string>& policies) const {
    Ready made{base_, root_};
    if (!made.is_scenario(file_)) return made;
    for (const auto& name : policies) {
      const auto kept = policy_files_.find(name);
      made.add(kept == policy_files_.end() ? detail::read_named_tree(name, library_)
                                           : kept->second);
    }
    return made;
  }

  std::filesystem::path file_;
  detail::Library library_;
  std::string root_;
  ReadTree base_;
  detail::DataFiles data_;
  std::map<std::string, ReadTree> policy_files_;
  std::map<std::vector<std::string>, Ready> ready_;
};

OpenedScenario::OpenedScenario(const std::filesystem::path& file,
                               std::vector<std::filesystem::path> library)
    : state_(std::make_unique<State>(file, std::move(library))) {}
OpenedScenario::OpenedScenario(std::unique_ptr<State> state) : state_(std::move(state)) {}
OpenedScenario OpenedScenario::of_text(const std::string& name, std::string content) {
  return OpenedScenario{
      std::make_unique<State>(name, detail::read_text_tree(name, std::move(content)))};
}
OpenedScenario::OpenedScenario(OpenedScenario&&) noexcept = default;
OpenedScenario& OpenedScenario::operator=(OpenedScenario&&) noexcept = default;
OpenedScenario::~OpenedScenario() = default;

Loaded OpenedScenario::load(const std::vector<std::string>& policies,
                            const Overrides& overrides) const {
  return std::as_const(*state_).load(policies, overrides);
}

Loaded OpenedScenario::load_and_keep(const std::vector<std::string>& policies,
                                     const Overrides& overrides) {
  return state_->load_and_keep(policies, overrides);
}

}  // namespace cuakhau::scenario
