// cuakhau list: what the library has, by the names that other commands take.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>
#include <cuakhau/files/text_file.hpp>
#include <cuakhau/scenario/library.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

constexpr std::string_view k_prefix = "lib:";

/// What a file says of itself: its first line, where that is a comment.
std::string about(const scenario::LibraryFile& file) {
  const auto text = files::read_text(file.path.string());
  if (!text || !text->starts_with('#') || !is_valid_utf8(*text)) return {};
  return std::string(trimmed(std::string_view{*text}.substr(1, text->find('\n') - 1)));
}

std::string table(const std::vector<scenario::LibraryFile>& files) {
  std::size_t width = 0;
  for (const auto& file : files) width = std::max(width, display_width(file.name));
  std::string text;
  for (const auto& file : files) {
    const auto gap = width - display_width(file.name) + 2;
    auto line = fmt::format("{}{}{:{}}{}", k_prefix, file.name, "", gap, about(file));
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace

CommandLine list_command_line() {
  return {.name = "list",
          .examples =
              "  cuakhau list                     every scenario, file of policies and study\n"
              "  cuakhau list lang-son/policies   those of one folder of the library\n"
              "  cuakhau run lib:first/2-yard     runs one\n",
          .usage = "[FOLDER] [options]",
          .about =
              "Prints the names of the library, and what each file says of itself. A command that\n"
              "takes a scenario, a file of policies or a study takes such a name too, and so does\n"
              "`extends` in a scenario.",
          .options = {{"library", OptionKind::values, "DIR",
                       "folder of scenarios that is looked through first; may be repeated"}}};
}

int list(Arguments arguments) {
  const auto commands = list_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (line.files.size() > 1) return refuse(commands, {"expected one folder of the library"});
  auto files = scenario::library_files(load_options(line).library);
  if (line.files.empty()) return print_result(table(files));
  std::string_view folder = line.files.front();
  if (folder.starts_with(k_prefix)) folder.remove_prefix(k_prefix.size());
  while (folder.ends_with('/')) folder.remove_suffix(1);
  std::erase_if(files, [folder](const scenario::LibraryFile& file) {
    return !file.name.starts_with(fmt::format("{}/", folder));
  });
  if (!files.empty()) return print_result(table(files));
  print_message(fmt::format(
      "error: the library has no folder {}\nhelp: cuakhau list prints all names\n", quote(folder)));
  return k_bad_scenario;
}

}  // namespace cuakhau::tool
