#pragma once

// Reads the members of JSON objects one by one, and keeps the first thing that is wrong with them:
// where it stands, and its full path.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/base/hash.hpp>
#include <cuakhau/files/json_reader.hpp>

namespace cuakhau::experiment::detail {

/// A value, and what leads to it: "measures[2].of"; "" is the whole.
struct Spot {
  const files::JsonNode* node = nullptr;
  std::string path{};

  [[nodiscard]] std::string path_of(std::string_view key) const;
};

/// After the first defect every answer may be empty, and further defects are not kept.
class MemberReader {
 public:
  /// @param file for diagnostics @param remedy the help of each
  MemberReader(std::string file, std::string remedy);

  [[nodiscard]] const std::optional<Diagnostic>& defect() const { return defect_; }
  [[nodiscard]] bool has_failed() const { return defect_.has_value(); }

  /// @param help in place of the remedy
  std::nullopt_t refuse(const Spot& at, std::string message, std::vector<std::string> help = {});
  /// At a member of an object, or where it has none of that name, at the object.
  std::nullopt_t refuse_member(const Spot& object, std::string_view key, std::string message,
                               std::vector<std::string> help = {});

  [[nodiscard]] std::optional<Spot> member(const Spot& object, std::string_view key);
  [[nodiscard]] std::string text(const Spot& object, std::string_view key);
  [[nodiscard]] std::uint64_t count(const Spot& object, std::string_view key);
  [[nodiscard]] bool flag(const Spot& object, std::string_view key);
  [[nodiscard]] std::optional<Hash128> hash(const Spot& object, std::string_view key);
  [[nodiscard]] std::vector<Spot> items(const Spot& object, std::string_view key);
  /// Which of the words a member is, counted from 0.
  [[nodiscard]] std::size_t word(const Spot& object, std::string_view key,
                                 std::span<const std::string_view> words);
  [[nodiscard]] std::optional<double> real_or_null(const Spot& spot);
  [[nodiscard]] std::optional<Hash128> hash(const Spot& spot);
  /// Nothing may stand there that nobody reads.
  void only(const Spot& object, std::span<const std::string_view> known);

 private:
  std::string file_;
  std::string remedy_;
  std::optional<Diagnostic> defect_;
};

}  // namespace cuakhau::experiment::detail
