#include "study_kinds.hpp"

#include <array>

#include "capacity_request.hpp"
#include "compare_request.hpp"
#include "run_request.hpp"
#include "select_request.hpp"
#include "sensitivity_request.hpp"
#include "sweep_request.hpp"

namespace cuakhau::tool {
namespace {

template <auto read>
Parsed<std::vector<std::string>> outputs_of(const ParsedLine& line) {
  const auto options = read(line);
  if (!options) return Unexpected{options.error()};
  std::vector<std::string> names;
  for (const auto& output : options->outputs()) names.emplace_back(output.name);
  return names;
}

constexpr std::array k_kinds{
    StudyKind{"run", outputs_of<run_options>},
    StudyKind{"compare", outputs_of<compare_options>},
    StudyKind{"select", outputs_of<select_options>},
    StudyKind{"capacity", outputs_of<capacity_options>},
    StudyKind{"sweep", outputs_of<sweep_options>},
    StudyKind{"sensitivity", outputs_of<sensitivity_options>},
};

scenario::StudyValue takes(const Option& option) {
  using scenario::StudyValue;
  if (option.kind == OptionKind::flag) return StudyValue::flag;
  if (option.kind == OptionKind::value) return StudyValue::one;
  return option.value.find('=') == std::string::npos ? StudyValue::several : StudyValue::pairs;
}

}  // namespace

std::span<const StudyKind> study_kinds() { return k_kinds; }

std::vector<scenario::StudyCommand> study_commands() {
  std::vector<scenario::StudyCommand> commands;
  for (const auto& kind : k_kinds) {
    auto& command = commands.emplace_back(scenario::StudyCommand{std::string{kind.name}, {}});
    for (const auto& option : kind.command().line().options)
      command.options.push_back({option.name, takes(option)});
  }
  return commands;
}

}  // namespace cuakhau::tool
