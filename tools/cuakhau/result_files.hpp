#pragma once

// The JSON and the CSV of a result: opened before the work starts, written at its end.

#include <optional>
#include <string>

#include "output_file.hpp"

namespace cuakhau::tool {

class ResultFiles {
 public:
  [[nodiscard]] std::optional<files::FileProblem> open(const std::optional<std::string>& json,
                                                       const std::optional<std::string>& csv) {
    if (auto failure = json_.open(json)) return failure;
    return csv_.open(csv);
  }

  /// Each text is made where it is wanted alone.
  template <class JsonText, class CsvText>
  [[nodiscard]] std::optional<files::FileProblem> write(JsonText json, CsvText csv) {
    if (json_.is_wanted())
      if (auto failure = json_.write(json())) return failure;
    return csv_.is_wanted() ? csv_.write(csv()) : std::nullopt;
  }

 private:
  OutputFile json_;
  OutputFile csv_;
};

}  // namespace cuakhau::tool
