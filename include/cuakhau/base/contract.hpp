#pragma once

// Contracts: a broken one is a bug in cuakhau, never a user's mistake. The process aborts loudly,
// with the condition, the values that broke it and, while a simulation runs, its time and entity.
//
//   CUAKHAU_CHECK(condition, "why, with {}", value)   always on
//   CUAKHAU_DEBUG_CHECK(condition, ...)               only without NDEBUG: too dear for a release
//   build

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace cuakhau {

/// Prints "cuakhau: bug: …" to standard error and ends the process with exit status 70
/// (EX_SOFTWARE).
[[noreturn]] void contract_failed(std::string_view condition, std::string_view file, int line,
                                  const std::string& explanation);

/// What the running simulation adds to a broken contract's message ("at 2023-01-08T07:00Z, truck
/// …"). One per thread; null when nothing runs.
class ContractContext {
 public:
  ContractContext() = default;
  ContractContext(const ContractContext&) = delete;
  ContractContext& operator=(const ContractContext&) = delete;
  virtual ~ContractContext() = default;
  [[nodiscard]] virtual std::string describe() const = 0;
};

/// Registers a context for the current thread while it lives.
class ScopedContractContext {
 public:
  explicit ScopedContractContext(const ContractContext& context);
  ScopedContractContext(const ScopedContractContext&) = delete;
  ScopedContractContext& operator=(const ScopedContractContext&) = delete;
  ~ScopedContractContext();

 private:
  const ContractContext* previous_;
};

}  // namespace cuakhau

#define CUAKHAU_CHECK(condition, ...)                                                       \
  do {                                                                                      \
    if (!(condition)) [[unlikely]]                                                          \
      ::cuakhau::contract_failed(#condition, __FILE__, __LINE__, fmt::format(__VA_ARGS__)); \
  } while (false)

#ifdef NDEBUG
#define CUAKHAU_DEBUG_CHECK(condition, ...) \
  do {                                      \
  } while (false)
#else
#define CUAKHAU_DEBUG_CHECK(condition, ...) CUAKHAU_CHECK(condition, __VA_ARGS__)
#endif
