#include "tidy/tree.hpp"

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"

namespace cuakhau::tidy {

namespace {

namespace fs = std::filesystem;

/// A folder that goes away with its test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("cuakhau-tidy-" + std::to_string(stamp()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  static long stamp() {
    return fs::last_write_time(fs::temp_directory_path()).time_since_epoch().count();
  }

  fs::path path_;
};

}  // namespace

TEST_CASE("a tree is read without what .gitignore names and without binary files") {
  const Folder folder;
  folder.write(".gitignore", "/build/\ncompile_commands.json\n");
  folder.write("build/a.cpp", "int a;");
  folder.write("sim/build/a.cpp", "int a;");
  folder.write("sim/compile_commands.json", "[]");
  folder.write(".git/config", "x");
  folder.write("docs/picture.png", std::string_view("\x89PNG\0\0", 6));
  const auto tree = read_tree(folder.path());
  std::vector<std::string> paths;
  for (const auto& source : tree.sources()) paths.push_back(source.path());
  CHECK(paths == std::vector<std::string>{".gitignore", "sim/build/a.cpp"});
}

TEST_CASE("a file of a tree is found by its path") {
  const Tree tree{{{.path = "b", .text = ""}, {.path = "a", .text = "text"}}};
  REQUIRE(tree.find("a") != nullptr);
  CHECK(tree.find("a")->text() == "text");
  CHECK(tree.find("c") == nullptr);
}

}  // namespace cuakhau::tidy
