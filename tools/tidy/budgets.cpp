#include "tidy/budgets.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "tidy/functions.hpp"
#include "tidy/statistics.hpp"

namespace cuakhau::tidy {

namespace {

/// Code that people read; data and prose may be as long as they are.
bool is_code(const Source& source) {
  static constexpr std::array<std::string_view, 5> k_scripts = {".cmake", ".sh", ".ts", ".js",
                                                                ".css"};
  return source.is_cpp() || std::ranges::any_of(k_scripts, [&](std::string_view ending) {
           return source.path().ends_with(ending);
         });
}

std::string over(const std::string& what, int found, int cap) {
  return what + " " + std::to_string(found) + ", the budget is " + std::to_string(cap);
}

void check_file(const Source& source, Findings& findings) {
  const auto lines = static_cast<int>(source.lines().size());
  if (!is_code(source) || lines <= k_file_cap) return;
  findings.push_back(
      {.path = source.path(),
       .line = 0,
       .rule = "budget-file",
       .message = over("lines in this file:", lines, k_file_cap) + "; use one file for each noun"});
}

bool is_boolean(Parameter parameter) {
  for (const auto& token : parameter) {
    if (token.is("bool")) return true;
    if (!token.is("const")) return false;
  }
  return false;
}

/// Checks the functions of one source.
class FunctionChecker {
 public:
  FunctionChecker(const Source& source, Findings& findings)
      : source_(source), findings_(findings) {}

  void run() const {
    for (const auto& function : functions_of(source_)) {
      check_length(function);
      check_parameters(function);
      if (source_.is_public_header()) check_booleans(function);
    }
  }

 private:
  void check_length(const Function& function) const {
    if (function.lines() <= k_function_cap) return;
    report(function, "budget-function",
           over("lines in " + function.name + ":", function.lines(), k_function_cap) +
               "; use helpers at one level of abstraction");
  }

  void check_parameters(const Function& function) const {
    const auto count = static_cast<int>(function.parameters.size());
    if (count <= k_parameter_cap) return;
    report(function, "budget-parameters",
           over("parameters of " + function.name + ":", count, k_parameter_cap) +
               "; use a struct with designated initialisers");
  }

  void check_booleans(const Function& function) const {
    if (!std::ranges::any_of(function.parameters, is_boolean)) return;
    report(
        function, "bool-parameter",
        function.name +
            " takes a bare bool, which reads as nothing where it is called; use a two-valued enum");
  }

  void report(const Function& function, std::string rule, std::string message) const {
    findings_.push_back({.path = source_.path(),
                         .line = function.first_line,
                         .rule = std::move(rule),
                         .message = std::move(message)});
  }

  const Source& source_;
  Findings& findings_;
};

void check_summary(const std::string& what, std::pair<int, int> found_and_budget,
                   Findings& findings) {
  const auto [found, budget] = found_and_budget;
  if (found <= budget) return;
  findings.push_back({.path = "sim",
                      .line = 0,
                      .rule = "budget-library",
                      .message = over(what + " over sim and include:", found, budget) +
                                 "; use --stats to see where"});
}

}  // namespace

void check_budgets(const Tree& tree, Findings& findings) {
  for (const auto& source : tree.sources()) {
    check_file(source, findings);
    FunctionChecker{source, findings}.run();
  }
  const auto library = statistics_of(tree, {"sim/", "include/"});
  check_summary("median lines of a file", {library.files.median, k_file_median}, findings);
  check_summary("median lines of a function", {library.functions.median, k_function_median},
                findings);
  check_summary("99th percentile of lines of a function", {library.functions.p99, k_function_p99},
                findings);
}

}  // namespace cuakhau::tidy
