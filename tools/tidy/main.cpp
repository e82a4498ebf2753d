// cuakhau_tidy ROOT [--stats]: checks the tree under ROOT; exit status 0 when clean, 1 with
// findings, 2 when called wrongly. With --stats it prints the lengths of files and functions and
// checks nothing.

#include <exception>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "tidy/checks.hpp"
#include "tidy/statistics.hpp"

namespace {

int usage() {
  std::cerr << "usage: cuakhau_tidy ROOT [--stats]\n";
  return 2;
}

int check_tree(const cuakhau::tidy::Tree& tree) {
  const auto findings = cuakhau::tidy::check(tree);
  for (const auto& finding : findings) std::cout << render(finding) << '\n';
  std::cout << tree.sources().size() << " files, " << findings.size() << " findings\n";
  return findings.empty() ? 0 : 1;
}

int run(const std::filesystem::path& root, std::string_view option) {
  if (!std::filesystem::exists(root / "CMakeLists.txt")) {
    std::cerr << "cuakhau_tidy: no CMakeLists.txt in " << root << '\n';
    return 2;
  }
  const auto tree = cuakhau::tidy::read_tree(root);
  if (option.empty()) return check_tree(tree);
  std::cout << table_of(tree);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view option = count > 2 ? arguments[2] : "";
  if (count < 2 || count > 3 || (!option.empty() && option != "--stats")) return usage();
  try {
    return run(arguments[1], option);
  } catch (const std::exception& error) {
    std::cerr << "cuakhau_tidy: " << error.what() << '\n';
    return 2;
  }
}
