#pragma once

// A scenario that is loaded many times, each time with other values and policies: its files, and
// those that it names, are read once.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <cuakhau/scenario/load.hpp>

namespace cuakhau::scenario {

class OpenedScenario {
 public:
  /// Reads the file and all that it extends. What is wrong with them every load tells.
  /// @param library as of LoadOptions
  OpenedScenario(const std::filesystem::path& file, std::vector<std::filesystem::path> library);
  /// A text that extends nothing and names no files. @param name as messages show it
  [[nodiscard]] static OpenedScenario of_text(const std::string& name, std::string content);
  OpenedScenario(OpenedScenario&&) noexcept;
  OpenedScenario& operator=(OpenedScenario&&) noexcept;
  OpenedScenario(const OpenedScenario&) = delete;
  OpenedScenario& operator=(const OpenedScenario&) = delete;
  ~OpenedScenario();

  /// What load() gives, of files as they were when they were kept: one that is changed meanwhile
  /// changes nothing. What was not kept, such as a file of policies, is read now. Threads may call
  /// it at once.
  [[nodiscard]] Loaded load(const std::vector<std::string>& policies,
                            const Overrides& overrides) const;
  /// The same, and keeps what it reads for later loads. By one thread alone.
  [[nodiscard]] Loaded load_and_keep(const std::vector<std::string>& policies,
                                     const Overrides& overrides);

 private:
  class Ready;
  class State;
  explicit OpenedScenario(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace cuakhau::scenario
