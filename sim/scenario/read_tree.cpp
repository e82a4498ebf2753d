#include "scenario/detail/read_tree.hpp"

#include <memory>
#include <utility>

#include "scenario/detail/chain.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// @param load gives the tree of a chain
template <class Load>
ReadTree read_chain(const Library& library, const Load& load) {
  ReadTree read;
  Chain chain(read.diagnostics, library);
  read.tree = load(chain);
  read.inheritance = chain.inheritance();
  chain.add_files_to(read);
  return read;
}

}  // namespace

ReadTree read_tree(const std::filesystem::path& file, const Library& library) {
  return read_chain(library, [&](Chain& chain) { return chain.load(file); });
}

ReadTree read_named_tree(const std::string& name, const Library& library) {
  return read_chain(library, [&](Chain& chain) { return chain.load_named(name); });
}

ReadTree read_text_tree(const std::string& name, std::string content) {
  return read_chain({}, [&](Chain& chain) {
    return chain.read(std::make_shared<SourceText>(name, std::move(content)));
  });
}

void add_reading(const ReadTree& part, Loaded& loaded) {
  for (Diagnostic& one : part.diagnostics.sorted()) loaded.diagnostics.add(std::move(one));
  loaded.files.insert(part.files.begin(), part.files.end());
  loaded.libraries.insert(part.libraries.begin(), part.libraries.end());
}

}  // namespace cuakhau::scenario::detail
