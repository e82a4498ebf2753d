#include "scenario/detail/chain.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/scenario/library.hpp>
#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/parse.hpp>

#include "scenario/detail/merge.hpp"
#include "scenario/detail/root.hpp"

namespace cuakhau::scenario::detail {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_files = 100;
constexpr std::size_t k_most_namesakes = 3;

std::string last_part(const std::string& name) { return fs::path(name).stem().string(); }

Node without_head(Node tree) {
  std::erase_if(tree.entries, [](const Entry& entry) {
    return entry.key == "cuakhau" || entry.key == "extends";
  });
  return tree;
}

}  // namespace

std::optional<Node> Chain::load(const fs::path& file) {
  return resolve({file, file.string(), root_of(file)});
}

std::optional<Node> Chain::load_named(const std::string& name) {
  std::error_code failure;
  if (!name.starts_with(k_library_prefix)) {
    if (fs::exists(name, failure)) return load(name);
    diagnostics_->error({name, 0, 0, 0, {}}, {}, "no such file", help_on_name(name));
    return std::nullopt;
  }
  const auto file = locate_in_library(name.substr(k_library_prefix.size()));
  if (file) return resolve(*file);
  diagnostics_->error({name, 0, 0, 0, {}}, {}, file.error().message, file.error().help);
  return std::nullopt;
}

std::optional<Node> Chain::resolve(const File& file) {
  const fs::path identity = resolved(file.path);
  if (const auto known = resolved_.find(identity); known != resolved_.end()) return known->second;
  open_.emplace_back(identity, file.name);
  std::optional<Node> tree = parse_file(file);
  if (tree) {
    check_version(*tree);
    std::optional<Node> base;
    if (const Entry* const extends = tree->find("extends")) base = inherited(extends->value);
    *tree = without_head(std::move(*tree));
    if (base) *tree = merged(std::move(*base), std::move(*tree));
  }
  if (!tree) inheritance_ = Inheritance::broken;
  open_.pop_back();
  return resolved_.emplace(identity, std::move(tree)).first->second;
}

std::optional<Node> Chain::parse_file(const File& file) {
  const auto source = open_source(file.path, file.name, *diagnostics_);
  if (!source) return std::nullopt;
  source->folder = file.path.parent_path();
  source->root = file.root;
  return map_of(source);
}

std::optional<Node> Chain::map_of(const std::shared_ptr<const SourceText>& source) {
  auto tree = parse(source, *diagnostics_);
  if (!tree || tree->is_map()) return tree;
  diagnostics_->error(tree->where.span(), {}, "expected a map, found " + found(*tree));
  return std::nullopt;
}

std::optional<Node> Chain::read(const std::shared_ptr<const SourceText>& source) {
  auto tree = map_of(source);
  if (!tree) return std::nullopt;
  check_version(*tree);
  return without_head(std::move(*tree));
}

void Chain::check_version(const Node& tree) {
  const Entry* const version = tree.find("cuakhau");
  if (version == nullptr)
    return diagnostics_->error(whole(tree.where.source).span(), {}, "missing key \"cuakhau\"",
                               {fmt::format("begin the file with `cuakhau: {}`, the version of its "
                                            "language",
                                            k_format_version)});
  const Node& value = version->value;
  const bool is_known = value.is_scalar() && value.quoting == Quoting::plain &&
                        value.text == std::to_string(k_format_version);
  if (!is_known)
    diagnostics_->error(
        value.where.span(), "cuakhau",
        fmt::format("expected version {}, found {}", k_format_version, found(value)),
        {fmt::format("this program reads version {} of the language", k_format_version)});
}

std::optional<Node> Chain::inherited(const Node& extends) {
  if (!extends.is_list()) return inherited_from(extends);
  std::optional<Node> all;
  for (const Node& name : extends.items) {
    std::optional<Node> one = inherited_from(name);
    if (one && all) one = merged(std::move(*all), std::move(*one));
    if (one) all = std::move(one);
  }
  return all;
}

std::optional<Node> Chain::inherited_from(const Node& name) {
  const auto refuse = [&](Complaint complaint) -> std::optional<Node> {
    inheritance_ = Inheritance::broken;
    diagnostics_->error(name.where.span(), "extends", std::move(complaint.message),
                        std::move(complaint.help));
    return std::nullopt;
  };
  if (!name.is_scalar())
    return refuse({"expected the name of a scenario file, found " + found(name), {}});
  const auto file = locate(name);
  if (!file) return refuse(file.error());
  const fs::path identity = resolved(file->path);
  const std::string cycle = cycle_to(identity);
  if (!cycle.empty()) return refuse({"a cycle of files: " + cycle, {}});
  if (resolved_.size() + open_.size() >= k_most_files)
    return refuse({fmt::format("more than {} files", k_most_files), {}});
  return resolve(*file);
}

Parsed<Chain::File> Chain::locate(const Node& name) {
  if (name.text.starts_with(k_library_prefix))
    return locate_in_library(name.text.substr(k_library_prefix.size()));
  const auto& source = name.where.source;
  const auto path = path_inside(name.text, {source->folder, source->root});
  if (!path) return Unexpected{path.error()};
  std::error_code failure;
  if (!fs::exists(*path, failure))
    return Unexpected{Complaint{"no such file: " + quote(name.text), help_on_missing(name.text)}};
  return File{*path, shown_beside(source->name(), name.text), source->root};
}

Parsed<Chain::File> Chain::locate_in_library(const std::string& name) {
  std::vector<std::string> searched;
  for (const fs::path& folder : library_) {
    const fs::path root = resolved(folder);
    const auto path = path_inside(name + ".yaml", {folder, root});
    if (!path) return Unexpected{path.error()};
    std::error_code failure;
    // A path from the root of this machine would differ on the next one.
    const std::string shown =
        folder.is_absolute() ? fmt::format("{}{}.yaml", k_library_prefix, name) : path->string();
    if (fs::exists(*path, failure)) {
      libraries_.insert(root);
      return File{*path, shown, root};
    }
    searched.push_back(folder.string());
  }
  Complaint complaint{"the library has no " + quote(name), help_on_name(name)};
  complaint.help.push_back(searched.empty() ? "give its folder with --library"
                                            : "searched " + join(searched, ", "));
  return Unexpected{std::move(complaint)};
}

std::vector<std::string> Chain::help_on_name(const std::string& name) const {
  std::vector<std::string> names;
  for (LibraryFile& file : library_files(library_)) names.push_back(std::move(file.name));
  const std::string wanted =
      name.starts_with(k_library_prefix) ? name.substr(k_library_prefix.size()) : name;
  auto near = nearest(wanted, names);
  if (!near) {
    std::vector<std::string> last_parts;
    for (const std::string& one : names) last_parts.push_back(last_part(one));
    if (const auto last = nearest(last_part(wanted), last_parts))
      near = names[static_cast<std::size_t>(std::ranges::find(last_parts, *last) -
                                            last_parts.begin())];
  }
  if (!near) return {};
  return {fmt::format("did you mean {}?", quote(std::string(k_library_prefix) + *near))};
}

std::vector<std::string> Chain::help_on_missing(const std::string& name) const {
  std::vector<std::string> help{"paths start at the folder of the file that names them"};
  for (const LibraryFile& file : library_files(library_))
    if (last_part(file.name + ".yaml") == last_part(name) && help.size() <= k_most_namesakes)
      help.push_back(fmt::format("the library has a file of this name: extends: {}{}",
                                 k_library_prefix, file.name));
  return help;
}

void Chain::add_files_to(ReadTree& read) const {
  for (const auto& [path, tree] : resolved_) read.files.insert(path);
  read.libraries.insert(libraries_.begin(), libraries_.end());
}

std::string Chain::cycle_to(const fs::path& identity) const {
  const auto first =
      std::ranges::find(open_, identity, [](const auto& file) { return file.first; });
  if (first == open_.end()) return {};
  std::vector<std::string> names;
  for (auto file = first; file != open_.end(); ++file) names.push_back(file->second);
  names.push_back(first->second);
  return join(names, " extends ");
}

}  // namespace cuakhau::scenario::detail
