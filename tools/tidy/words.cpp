#include "tidy/words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace cuakhau::tidy {

namespace {

using namespace std::string_view_literals;

// The literals below are cut in two, so that this file does not find itself.
constexpr std::array k_promises = {
    "TO"
    "DO"sv,
    "FIX"
    "ME"sv,
    "X"
    "XX"sv,
    "HA"
    "CK"sv};
constexpr std::array k_machine_paths = {
    "/wo"
    "rk/"sv,
    "/tmp/bu"
    "ild"sv,
    "/ro"
    "ot/"sv,
    "/ho"
    "me/"sv,
    "../sha"
    "red"sv};
constexpr std::array k_registries = {
    "registry.np"
    "mjs.org"sv,
    "deb.deb"
    "ian.org"sv,
    "py"
    "pi.org"sv,
    "crat"
    "es.io"sv};
constexpr std::array k_border = {"truck"sv,  "gate"sv,    "lane"sv,    "yard"sv,
                                 "border"sv, "customs"sv, "trailer"sv, "driver"sv};
constexpr std::array k_inexact_flags = {
    "-ffast"
    "-math"sv,
    "-Of"
    "ast"sv,
    "-march=nat"
    "ive"sv,
    "-ffp-contract=f"
    "ast"sv};

bool stands_alone(std::string_view line, std::size_t at, std::size_t length) {
  const bool begins = at == 0 || !is_word_character(line[at - 1]);
  const bool ends = at + length == line.size() || !is_word_character(line[at + length]);
  return begins && ends;
}

bool has_whole_word(std::string_view line, std::string_view word) {
  for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
    if (stands_alone(line, at, word.size())) return true;
  }
  return false;
}

bool is_upper(char letter) { return std::isupper(static_cast<unsigned char>(letter)) != 0; }
bool is_letter(char letter) { return std::isalpha(static_cast<unsigned char>(letter)) != 0; }
char lower(char letter) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
}

/// Whether a part of an identifier begins here: after no letter, or at the capital of "EntryGate".
bool begins_part(std::string_view line, std::size_t at) {
  return at == 0 || !is_letter(line[at - 1]) || (is_upper(line[at]) && !is_upper(line[at - 1]));
}

/// Whether a part ends here, a plural's "s" included: "gates_", "GateId" but not "gateway".
bool ends_part(std::string_view line, std::size_t at) {
  if (at < line.size() && lower(line[at]) == 's') ++at;
  return at >= line.size() || !is_letter(line[at]) ||
         (is_upper(line[at]) && !is_upper(line[at - 1]));
}

bool has_part(std::string_view line, std::string_view word) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  auto rest = line;
  while (true) {
    const auto found = std::ranges::search(rest, word, same);
    if (found.empty()) return false;
    const auto at = static_cast<std::size_t>(found.begin() - line.begin());
    if (begins_part(line, at) && ends_part(line, at + word.size())) return true;
    rest = line.substr(at + 1);
  }
}

bool has_text(std::string_view line, std::string_view word) {
  return line.find(word) != std::string_view::npos;
}

struct WordBan {
  std::string_view rule;
  std::span<const std::string_view> words;
  bool (*found)(std::string_view line, std::string_view word);
  bool (*applies)(const Source& source);
  std::string_view use;
};

bool everywhere(const Source& /*source*/) { return true; }
bool in_kernel(const Source& source) { return source.room() == Room::kernel; }
bool in_build_files(const Source& source) { return source.is_cmake(); }

constexpr std::array<WordBan, 5> k_word_bans = {{
    {"word-promise", k_promises, has_whole_word, everywhere,
     "is a promise; use an issue, or do it now"},
    {"word-machine-path", k_machine_paths, has_text, everywhere,
     "is a place on one machine; use a path inside the project"},
    {"word-registry", k_registries, has_text, everywhere,
     "is a package host; use the machine's own configuration"},
    {"word-border", k_border, has_part, in_kernel,
     "is a border word in the kernel; use entity, resource or stage"},
    {"word-inexact", k_inexact_flags, has_text, in_build_files,
     "changes results; use the flags of tools/cmake/CuakhauRoom.cmake"},
}};

void check_line(const Source& source, int line, Findings& findings) {
  const auto text = source.lines()[static_cast<std::size_t>(line) - 1];
  for (const auto& ban : k_word_bans) {
    if (!ban.applies(source)) continue;
    for (const auto word : ban.words) {
      if (!ban.found(text, word)) continue;
      findings.push_back({.path = source.path(),
                          .line = line,
                          .rule = std::string(ban.rule),
                          .message = std::string(word) + " " + std::string(ban.use)});
    }
  }
}

}  // namespace

void check_words(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources()) {
    for (int line = 1; line <= static_cast<int>(source.lines().size()); ++line) {
      check_line(source, line, findings);
    }
  }
}

}  // namespace cuakhau::tidy
