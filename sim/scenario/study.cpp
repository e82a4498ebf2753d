#include <cuakhau/scenario/study.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/chain.hpp"
#include "scenario/detail/keys.hpp"
#include "scenario/detail/name.hpp"

namespace cuakhau::scenario {
namespace {

using detail::Cursor;
using detail::Reading;

std::vector<std::string> names_of(std::span<const StudyCommand> commands) {
  std::vector<std::string> names;
  for (const auto& command : commands) names.push_back(command.name);
  return names;
}

class StudyReader {
 public:
  StudyReader(Reading& reading, std::span<const StudyCommand> commands)
      : reading_(&reading), commands_(commands) {}

  Study read(const Cursor& at) {
    Study study;
    if (at.node->find("study") == nullptr) {
      reading_->error_at(at.key, at.path,
                         {"not a study: missing key \"study\"", {"study: what it asks"}});
      return study;
    }
    detail::refuse_unknown_keys(*reading_, at, {"study", "description", "experiments"},
                                detail::Extras::source_and_note);
    if (const auto title = text_below(at, "study", "what the study asks")) study.title = *title;
    if (const Entry* const list = entry_below(at, "experiments", "a list of what is run"))
      study.experiments = experiments(at.entry(*list));
    return study;
  }

 private:
  const Entry* entry_below(const Cursor& at, std::string_view key, std::string_view meaning) {
    const Entry* const entry = at.node->find(key);
    if (entry == nullptr)
      reading_->error_at(
          at.key, at.path,
          {fmt::format("missing key {}", quote(key)), {fmt::format("{}: {}", key, meaning)}});
    return entry;
  }

  std::optional<std::string> text(const Cursor& at, std::string_view what) {
    if (at.node->is_scalar() && !at.node->text.empty()) return at.node->text;
    reading_->expected(at, what);
    return std::nullopt;
  }

  std::optional<std::string> text_below(const Cursor& at, std::string_view key,
                                        std::string_view meaning) {
    const Entry* const entry = entry_below(at, key, meaning);
    if (entry == nullptr) return std::nullopt;
    return text(at.entry(*entry), "text");
  }

  std::vector<Experiment> experiments(const Cursor& at) {
    std::vector<Experiment> all;
    if (!at.node->is_list()) {
      reading_->expected(at, "a list of experiments");
      return all;
    }
    if (at.node->items.empty()) reading_->error(at, {"expected an experiment, found none"});
    for (std::size_t index = 0; index < at.node->items.size(); ++index) {
      const auto item = at.item(index);
      if (!item.node->is_map())
        reading_->expected(item, "an experiment such as {name: hours, compare: border.yaml}");
      else
        all.push_back(experiment(item, all));
    }
    return all;
  }

  Experiment experiment(const Cursor& at, const std::vector<Experiment>& before) {
    Experiment one;
    if (const auto name = text_below(at, "name", "what it is called, as for --only"))
      one.name = *name;
    check_name(at, one.name, before);
    const auto command = std::ranges::find_if(
        commands_, [&](const auto& known) { return at.node->find(known.name) != nullptr; });
    if (command == commands_.end()) {
      report_no_command(at);
      return one;
    }
    one.command = command->name;
    const Entry& entry = *at.node->find(command->name);
    one.where = entry.key_where.span();
    one.files = files(at.entry(entry));
    read_settings(at, *command, one);
    return one;
  }

  void check_name(const Cursor& at, const std::string& name,
                  const std::vector<Experiment>& before) {
    const Entry* const entry = at.node->find("name");
    if (entry == nullptr || name.empty()) return;
    const auto here = at.entry(*entry);
    if (!detail::is_name(name))
      reading_->error(here, {fmt::format("expected a name, found {}", quote(name)),
                             {"names are letters, digits, _ and -"}});
    if (std::ranges::find(before, name, &Experiment::name) != before.end())
      reading_->error(here, {fmt::format("another experiment is called {} too", quote(name))});
  }

  /// A key that is no word of any experiment is likely the command, misspelt.
  void report_no_command(const Cursor& at) {
    const auto names = names_of(commands_);
    for (const Entry& entry : at.node->entries)
      if (const auto near = nearest(entry.key, names))
        return reading_->error_at(entry.key_where, at.path,
                                  {"unknown command " + quote(entry.key),
                                   {fmt::format("did you mean {}?", quote(*near))}});
    reading_->error_at(
        at.key, at.path,
        {"expected a command and its files",
         {fmt::format("{}: border.yaml; commands are {}", names.front(), join(names, ", "))}});
  }

  std::vector<std::string> files(const Cursor& at) {
    return texts(at, "a file, or a list of them");
  }

  std::vector<std::string> texts(const Cursor& at, std::string_view what) {
    std::vector<std::string> all;
    if (!at.node->is_list()) {
      if (auto one = text(at, what)) all.push_back(std::move(*one));
      return all;
    }
    for (std::size_t index = 0; index < at.node->items.size(); ++index)
      if (auto one = text(at.item(index), "text")) all.push_back(std::move(*one));
    return all;
  }

  void read_settings(const Cursor& at, const StudyCommand& command, Experiment& one) {
    std::vector<std::string> known{"name", "description", command.name};
    for (const auto& option : command.options) known.push_back(option.name);
    detail::refuse_unknown_keys(*reading_, at, known, detail::Extras::source_and_note);
    for (const auto& option : command.options)
      if (const Entry* const entry = at.node->find(option.name))
        one.settings.push_back(
            {option.name, values(at.entry(*entry), option.takes), entry->key_where.span()});
  }

  std::vector<std::string> values(const Cursor& at, StudyValue takes) {
    switch (takes) {
      case StudyValue::flag: return flag(at);
      case StudyValue::one: break;
      case StudyValue::several: return texts(at, "text, or a list of texts");
      case StudyValue::pairs:
        return at.node->is_map() ? pairs(at) : texts(at, "KEY: VALUE, or a list of KEY=VALUE");
    }
    if (at.node->is_map() && at.node->entries.size() == 1) return pairs(at);
    const auto only = text(at, "text or a number");
    return only ? std::vector{*only} : std::vector<std::string>{};
  }

  std::vector<std::string> flag(const Cursor& at) {
    if (!at.node->is_scalar() || at.node->text != "true")
      reading_->expected(at, "true", {"leave the key out where it is not"});
    return {{}};
  }

  std::vector<std::string> pairs(const Cursor& at) {
    std::vector<std::string> all;
    for (const Entry& entry : at.node->entries) {
      const auto value = at.entry(entry);
      if (value.node->is_scalar())
        all.push_back(fmt::format("{}={}", entry.key, value.node->text));
      else
        reading_->expected(value, "text", {"write lists and maps in quotes: '{2, 3}'"});
    }
    return all;
  }

  Reading* reading_;
  std::span<const StudyCommand> commands_;
};

}  // namespace

LoadedStudy load_study(const std::filesystem::path& file, const StudyOptions& options) {
  LoadedStudy loaded;
  detail::Chain chain(loaded.diagnostics, options.library);
  const auto tree = chain.load_named(file.string());
  if (!tree) return loaded;
  Origins origins;
  std::vector<Assumption> assumptions;
  Reading reading(loaded.diagnostics, origins, assumptions);
  const auto& source = tree->where.source;
  loaded.study = StudyReader(reading, options.commands).read({&*tree, {}, whole(source)});
  loaded.folder = source->folder;
  return loaded;
}

}  // namespace cuakhau::scenario
