#pragma once

// Command lines. Option names are never guessed from a beginning, numbers are whole words within
// stated bounds, and what is wrong names what was expected and the nearest option there is.

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>

#include "command.hpp"

namespace cuakhau::tool {

enum class OptionKind : std::uint8_t { flag, value, values };

struct Option {
  std::string name;  // without the dashes
  OptionKind kind = OptionKind::value;
  std::string value;  // what stands for its value in the help: "N", "FILE"
  std::string help;
  std::vector<std::string> words{};  // that its value may be, where they are a few
};

/// What a command takes, and its help: examples first.
struct CommandLine {
  std::string name;
  std::string examples;  // lines, each a command and what it does
  std::string usage;     // "FILE [options]"
  std::string about;
  std::vector<Option> options;
  std::vector<std::string> words{};  // the words that are right where it takes no files

  [[nodiscard]] std::string help() const;
};

class ParsedLine {
 public:
  std::vector<std::string> files;  // what is no option

  [[nodiscard]] bool has(const std::string& option) const { return values_.contains(option); }
  /// All values of an option, in order; none when it was not given.
  [[nodiscard]] std::vector<std::string> values(const std::string& option) const;
  [[nodiscard]] std::optional<std::string> value(const std::string& option) const;
  void add(const std::string& option, std::string value);

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

/// What is wrong with a command line, for people.
struct UsageError {
  std::string message;
};

template <class T>
using Parsed = Expected<T, UsageError>;

[[nodiscard]] Parsed<ParsedLine> parse(const CommandLine& line, Arguments arguments);

/// Parses; prints help (to standard output) or what is wrong (to standard error) where that is all
/// there is to do: then `exit_code` says how to end.
struct Invocation {
  ParsedLine line;
  std::optional<int> exit_code;
};
[[nodiscard]] Invocation invoke(const CommandLine& line, Arguments arguments);

/// Prints "cuakhau COMMAND: MESSAGE" and where help is; the exit code of a wrong command line.
[[nodiscard]] int refuse(const CommandLine& line, const UsageError& error);

}  // namespace cuakhau::tool
