#include "options.hpp"

#include <algorithm>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>

#include "exit_code.hpp"
#include "output.hpp"

namespace cuakhau::tool {
namespace {

namespace po = boost::program_options;

constexpr const char* k_files = "(files)";  // no name that can be typed

po::options_description description_of(const CommandLine& line) {
  po::options_description description;
  auto add = description.add_options();
  add("help,h", "");
  for (const auto& option : line.options) {
    if (option.kind == OptionKind::flag) {
      add(option.name.c_str(), "");
    } else if (option.kind == OptionKind::value) {
      add(option.name.c_str(), po::value<std::string>(), "");
    } else {
      add(option.name.c_str(), po::value<std::vector<std::string>>()->composing(), "");
    }
  }
  add(k_files, po::value<std::vector<std::string>>());
  return description;
}

/// No guessing of abbreviations: they would freeze the names of options still to come.
constexpr int k_style =
    po::command_line_style::default_style & ~po::command_line_style::allow_guessing;

std::string unknown_option(const CommandLine& line, const std::string& said) {
  std::vector<std::string> names{"--help"};
  for (const auto& option : line.options) names.push_back("--" + option.name);
  const auto name = said.starts_with('-') ? said : "--" + said;
  const auto begins = [&](const std::string& known) { return known.starts_with(name); };
  const auto longer = std::ranges::find_if(names, begins);
  const auto near = longer == names.end() ? nearest(name, names) : std::optional{*longer};
  return fmt::format("unknown option {}{}", quote(name),
                     near ? fmt::format("; did you mean {}?", quote(*near)) : "");
}

std::string syntax_error(const po::invalid_command_line_syntax& error) {
  using Syntax = po::invalid_syntax;
  switch (error.kind()) {
    case Syntax::missing_parameter:
      return fmt::format("option {} needs a value", quote(error.get_option_name()));
    case Syntax::extra_parameter:
      return fmt::format("option {} takes no value", quote(error.get_option_name()));
    default: return error.what();
  }
}

ParsedLine collected(const po::parsed_options& parsed) {
  ParsedLine line;
  for (const auto& option : parsed.options) {
    if (option.string_key == k_files) {
      line.files.insert(line.files.end(), option.value.begin(), option.value.end());
    } else {
      line.add(option.string_key, option.value.empty() ? std::string{} : option.value.front());
    }
  }
  return line;
}

/// A flag or single value that is given twice.
std::optional<UsageError> repeated(const CommandLine& line, const ParsedLine& parsed) {
  for (const auto& option : line.options)
    if (option.kind != OptionKind::values && parsed.values(option.name).size() > 1)
      return UsageError{fmt::format("option \"--{}\" is given twice", option.name)};
  return std::nullopt;
}

std::string option_line(const std::string& option, const std::string& help) {
  constexpr std::size_t k_help_column = 26;
  const auto width = display_width(option);
  const auto gap = width + 2 < k_help_column ? k_help_column - width - 2 : 1;
  return "  " + option + std::string(gap, ' ') + help + '\n';
}

}  // namespace

std::string CommandLine::help() const {
  auto text = fmt::format("Examples\n{}\nUsage: cuakhau {} {}\n\n{}\n\nOptions\n", examples, name,
                          usage, about);
  for (const auto& option : options)
    text += option_line("--" + option.name + (option.value.empty() ? "" : " " + option.value),
                        option.help);
  return text + option_line("-h, --help", "this text");
}

std::vector<std::string> ParsedLine::values(const std::string& option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::vector<std::string>{} : found->second;
}

std::optional<std::string> ParsedLine::value(const std::string& option) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return std::nullopt;
  return found->second.front();
}

void ParsedLine::add(const std::string& option, std::string value) {
  values_[option].push_back(std::move(value));
}

Parsed<ParsedLine> parse(const CommandLine& line, Arguments arguments) {
  const auto description = description_of(line);
  po::positional_options_description files;
  files.add(k_files, -1);
  try {
    auto parsed = collected(
        po::command_line_parser(std::vector<std::string>(arguments.begin(), arguments.end()))
            .options(description)
            .positional(files)
            .style(k_style)
            .run());
    if (auto error = repeated(line, parsed)) return Unexpected{std::move(*error)};
    return parsed;
  } catch (const po::unknown_option& error) {
    return Unexpected{UsageError{unknown_option(line, error.get_option_name())}};
  } catch (const po::invalid_command_line_syntax& error) {
    return Unexpected{UsageError{syntax_error(error)}};
  } catch (const po::error& error) {
    return Unexpected{UsageError{error.what()}};
  }
}

Invocation invoke(const CommandLine& line, Arguments arguments) {
  auto parsed = parse(line, arguments);
  if (!parsed) return {{}, refuse(line, parsed.error())};
  if (parsed->has("help")) return {{}, print_result(line.help())};
  return {std::move(*parsed), std::nullopt};
}

int refuse(const CommandLine& line, const UsageError& error) {
  print_message(
      fmt::format("cuakhau {}: {}\nsee cuakhau {} --help\n", line.name, error.message, line.name));
  return k_bad_command_line;
}

}  // namespace cuakhau::tool
