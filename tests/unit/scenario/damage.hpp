#pragma once

// Good scenarios, damaged at random: what a slip of the hand, a bad disk or an attacker makes of
// them.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::test {

inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// The texts of scenarios/first, in the order of their names.
inline std::vector<std::string> first_scenarios() {
  std::vector<std::string> texts;
  const auto folder = std::filesystem::path(CUAKHAU_SOURCE_DIR) / "scenarios" / "first";
  for (const auto& file : yaml_files(folder)) texts.push_back(content_of(file));
  return texts;
}

inline std::string with_lines_swapped(const std::string& text, std::mt19937_64& engine) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', from)) {
    lines.push_back(text.substr(from, at - from + 1));
    from = at + 1;
  }
  lines.push_back(text.substr(from));
  std::swap(lines[engine() % lines.size()], lines[engine() % lines.size()]);
  std::string result;
  for (const std::string& line : lines) result += line;
  return result;
}

/// One random wound: a changed byte, a cut, a stray sign, two lines swapped.
inline std::string damaged(std::string text, std::mt19937_64& engine) {
  if (text.empty()) return text;
  const std::size_t at = engine() % text.size();
  switch (engine() % 4) {
    case 0: text[at] = static_cast<char>(engine() % 256); return text;
    case 1: return text.substr(0, at);
    case 2: return text.insert(at, 1, "{}[]:,-#&*!|>'\"%@`~?\n\t ("[engine() % 25]);
    default: return with_lines_swapped(text, engine);
  }
}

}  // namespace cuakhau::scenario::test
