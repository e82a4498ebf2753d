#include <cuakhau/base/contract.hpp>

#include <cstdio>
#include <cstdlib>

namespace cuakhau {
namespace {

thread_local const ContractContext* t_context = nullptr;

}  // namespace

void contract_failed(std::string_view condition, std::string_view file, int line,
                     const std::string& explanation) {
  const ContractContext* context = t_context;
  t_context = nullptr;  // a context that breaks a contract itself must not call itself again
  std::string text =
      fmt::format("cuakhau: bug: {}:{}: {}: {}\n", file, line, condition, explanation);
  std::fwrite(text.data(), 1, text.size(), stderr);
  if (context != nullptr) {
    text = fmt::format("  {}\n", context->describe());
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
  std::fflush(nullptr);
  std::_Exit(70);
}

ScopedContractContext::ScopedContractContext(const ContractContext& context)
    : previous_(t_context) {
  t_context = &context;
}

ScopedContractContext::~ScopedContractContext() { t_context = previous_; }

}  // namespace cuakhau
