#include <cuakhau/scenario/load.hpp>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/problem.hpp>

#include "scenario/detail/chain.hpp"
#include "scenario/detail/override.hpp"
#include "scenario/detail/plan_reader.hpp"
#include "scenario/detail/policy_file.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario {
namespace {

using detail::Inheritance;

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

/// What a reading gives beside diagnostics.
void clear(Loaded& loaded, const Place& document) {
  loaded.plan = {};
  loaded.origins = {};
  loaded.origins.document = document;
  loaded.assumptions.clear();
}

/// Writes the overrides into the tree. Their paths are checked against a first reading of the file
/// alone, whose complaints are dropped: the second reading makes them again.
void override_values(const std::vector<std::string>& overrides, const Place& document, Node& tree,
                     Diagnostics& diagnostics) {
  Loaded before;
  clear(before, document);
  static_cast<void>(detail::read_plan(tree, Inheritance::whole, before));
  for (const std::string& text : overrides) detail::apply_override(text, before, tree, diagnostics);
}

/// The folders of CUAKHAU_LIBRARY.
std::vector<std::filesystem::path> environment_library() {
  std::vector<std::filesystem::path> folders;
  const char* const variable = std::getenv("CUAKHAU_LIBRARY");  // NOLINT(concurrency-mt-unsafe)
  std::string_view rest = variable == nullptr ? "" : variable;
  while (!rest.empty()) {
    const std::size_t colon = std::min(rest.find(':'), rest.size());
    if (colon > 0) folders.emplace_back(rest.substr(0, colon));
    rest.remove_prefix(std::min(colon + 1, rest.size()));
  }
  return folders;
}

/// The scenarios that were installed together with the running program, wherever that was moved to:
/// a package is built for one folder and unpacked into another. Nothing where there are none.
std::optional<std::filesystem::path> library_beside_program() {
  std::error_code failure;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
  if (failure) return std::nullopt;
  auto folder = (program.parent_path() / CUAKHAU_SCENARIOS_FROM_PROGRAM).lexically_normal();
  if (!std::filesystem::is_directory(folder, failure)) return std::nullopt;
  return folder;
}

}  // namespace

Loaded load(const std::filesystem::path& file, const LoadOptions& options) {
  Loaded loaded;
  const bool is_of_library = file.string().starts_with(detail::k_library_prefix);
  if (!is_of_library) loaded.root = detail::root_of(file).string();
  detail::Chain chain(loaded.diagnostics, options.library);
  std::optional<Node> tree = is_of_library ? chain.load_named(file.string()) : chain.load(file);
  chain.add_files_to(loaded);
  if (!tree) return loaded;
  const Place document = whole(tree->where.source);
  bool is_whole = chain.inheritance() == Inheritance::whole;
  if (is_whole && detail::is_policy_file(*tree)) {
    loaded.diagnostics.error(
        document.span(), {}, "a file of policies, which change a scenario: it is none itself",
        {fmt::format("check it with one: cuakhau check SCENARIO --policy {}", file.string())});
    return loaded;
  }
  const std::size_t own_policies = policies_in(*tree);
  for (const std::string& policies : options.policies)
    is_whole &= detail::add_policies(policies, options, *tree, loaded);
  if (is_whole) override_values(options.overrides.set, document, *tree, loaded.diagnostics);
  clear(loaded, document);
  const std::vector<std::string> wrong_paths =
      detail::read_plan(*tree, is_whole ? Inheritance::whole : Inheritance::broken, loaded);
  if (is_whole) add_problems(wrong_paths, loaded);
  if (!options.policies.empty()) name_policies(own_policies, loaded);
  return loaded;
}

Loaded load_text(const std::string& name, std::string content) {
  Loaded loaded;
  detail::Chain chain(loaded.diagnostics, {});
  const auto source = std::make_shared<SourceText>(name, std::move(content));
  const std::optional<Node> tree = chain.read(source);
  if (!tree) return loaded;
  clear(loaded, whole(source));
  add_problems(detail::read_plan(*tree, Inheritance::whole, loaded), loaded);
  return loaded;
}

std::vector<std::filesystem::path> default_library() {
  std::vector<std::filesystem::path> folders = environment_library();
  if (auto beside = library_beside_program()) folders.push_back(std::move(*beside));
  folders.emplace_back(CUAKHAU_INSTALLED_SCENARIOS);
#ifdef CUAKHAU_SOURCE_SCENARIOS
  folders.emplace_back(CUAKHAU_SOURCE_SCENARIOS);
#endif
  return folders;
}

std::vector<std::filesystem::path> environment_library_of(
    const std::set<std::filesystem::path>& libraries) {
  std::vector<std::filesystem::path> folders = environment_library();
  std::erase_if(folders, [&](const std::filesystem::path& folder) {
    return !libraries.contains(detail::resolved(folder));
  });
  return folders;
}

}  // namespace cuakhau::scenario
