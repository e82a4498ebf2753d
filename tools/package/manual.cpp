// Makes the source of the manual page: the hand-written page with its line @COMMANDS@ replaced by
// what the program's own tables say, and its line @EXIT_CODES@ by the table of the documentation's
// page. So neither is written twice.
//
//   cuakhau_manual PAGE.scd EXIT-CODES.md > cuakhau.1.scd

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <regex>
#include <span>
#include <sstream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cuakhau/command.hpp"
#include "cuakhau/options.hpp"

namespace {

using cuakhau::tool::CommandLine;

/// With a backslash before what scdoc takes for a mark.
std::string plain(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (std::string_view{"\\*_`#"}.find(letter) != std::string_view::npos) escaped += '\\';
    escaped += letter;
  }
  return escaped;
}

std::string literal(std::string_view lines) { return fmt::format("```\n{}```\n", lines); }

std::string option_paragraph(const cuakhau::tool::Option& option) {
  const auto value = option.value.empty() ? "" : fmt::format(" _{}_", plain(option.value));
  return fmt::format("*--{}*{}\n\t{}\n\n", option.name, value, plain(option.help));
}

std::string section(const CommandLine& line) {
  auto text = fmt::format("## {}\n\n*cuakhau {}* {}\n\n{}\n\n", line.name, line.name,
                          plain(line.usage), plain(line.about));
  for (const auto& option : line.options) text += option_paragraph(option);
  return text + literal(line.examples) + '\n';
}

std::string sections() {
  std::string text;
  for (const auto& command : cuakhau::tool::all_commands()) text += section(command.line());
  return text;
}

/// Of each row "| code | meaning |" a paragraph, without the links and marks of Markdown.
std::string exit_codes(const std::string& page) {
  const std::regex row{R"(\| (\d[\d, ]*) \| (.*) \|)"};
  const std::regex link{R"(\[([^\]]*)\]\([^)]*\))"};
  const std::regex code{"`([^`]*)`"};
  std::istringstream lines(page);
  std::string text;
  std::smatch found;
  for (std::string line; std::getline(lines, line);) {
    if (!std::regex_match(line, found, row)) continue;
    const auto meaning = std::regex_replace(found[2].str(), link, "$1");
    text +=
        fmt::format("*{}*\n\t{}\n\n", found[1].str(), std::regex_replace(meaning, code, "*$1*"));
  }
  return text;
}

std::string read(const char* path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

int write(std::span<char* const> arguments) {
  if (arguments.size() != 3) {
    std::cerr << "usage: cuakhau_manual PAGE.scd EXIT-CODES.md\n";
    return 2;
  }
  const auto page = read(arguments[1]);
  const auto codes = exit_codes(read(arguments[2]));
  if (page.empty() || codes.empty()) {
    std::cerr << "error: a page could not be read, or has no exit codes\n";
    return 5;
  }
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    if (line == "@TITLE@") {
      line = fmt::format("cuakhau(1) \"cuakhau {}\"", CUAKHAU_VERSION);
    } else if (line == "@COMMANDS@") {
      line = sections();
    } else if (line == "@EXIT_CODES@") {
      line = codes;
    }
    std::cout << line << '\n';
  }
  return std::cout.flush() ? 0 : 5;
}

}  // namespace

int main(int count, char** words) {
  try {
    return write({words, static_cast<std::size_t>(count)});
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << '\n';
    return 70;
  }
}
