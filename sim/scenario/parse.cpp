#include <cuakhau/scenario/parse.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <cuakhau/base/text.hpp>
#include <cuakhau/files/text_file.hpp>

#include "scenario/detail/extent.hpp"
#include "scenario/detail/text_check.hpp"
#include "scenario/detail/tree_builder.hpp"

namespace cuakhau::scenario {
namespace {

std::size_t position_of(const YAML::Mark& mark) {
  return static_cast<std::size_t>(std::max(mark.pos, 0));
}

/// Hands the library's events on, without the library's types. Its tag is "?" for a plain value,
/// "!" for a quoted one, else what the file says.
class Events final : public YAML::EventHandler {
 public:
  explicit Events(detail::TreeBuilder& tree) : tree_(&tree) {}

  void OnDocumentStart(const YAML::Mark& mark) override { tree_->document(position_of(mark)); }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check(mark, "?", anchor);
    tree_->null(position_of(mark));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_->alias(position_of(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    tree_->scalar({position_of(mark), value, tag == "!" ? Quoting::quoted : Quoting::plain});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    check(mark, tag, anchor);
    tree_->begin(NodeKind::list, position_of(mark));
  }
  void OnSequenceEnd() override { tree_->end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    check(mark, tag, anchor);
    tree_->begin(NodeKind::map, position_of(mark));
  }
  void OnMapEnd() override { tree_->end(); }

 private:
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) tree_->anchor(position_of(mark));
    if (!tag.empty() && tag != "?" && tag != "!") tree_->tag(position_of(mark), tag);
  }

  detail::TreeBuilder* tree_;
};

/// What to say for the library's words that do not tell a user what to do.
struct Translation {
  std::string_view original;
  std::string_view message;
  std::string_view help;
};
constexpr std::array k_translations{
    Translation{"illegal map value", "expected one value after a key, found a second \": \"",
                "put a value that has \": \" in it in quotes"},
    Translation{"end of map not found", "expected a key at this indentation, or the end of a map",
                "the entries of a map stand below one another, each as `key: value`"},
    Translation{"end of map flow not found", "expected \",\" or \"}\" in a map that began with {",
                ""},
    Translation{"end of sequence not found",
                "expected \"- \" at this indentation, or the end of a list", ""},
    Translation{"end of sequence flow not found",
                "expected \",\" or \"]\" in a list that began with [", ""},
    Translation{"illegal block entry", "a list item \"- \" cannot begin here",
                "write the list on the lines below, or as [a, b]"},
};

/// A line such as "per_day:120" is no entry of a map but goes on with the lines below it, so that
/// the library finds the colon of one of those too many. The first such line above a position.
std::optional<Place> missing_space_above(const std::shared_ptr<const SourceText>& source,
                                         std::size_t position) {
  std::optional<Place> found;
  for (std::uint32_t number = source->line_of(position); number > 1;) {
    const std::string_view line = source->line(--number);
    const std::size_t first = line.find_first_not_of("- ");
    if (first == std::string_view::npos) continue;
    const std::string_view text = line.substr(first);
    if (!detail::with_missing_space(text)) break;
    found = place_at(source, source->line_start(number) + first, detail::scalar_extent(text, text));
  }
  return found;
}

void report(const YAML::ParserException& failure, const std::shared_ptr<const SourceText>& source,
            Diagnostics& diagnostics) {
  const Place where =
      failure.mark.is_null() ? whole(source) : place_at(source, position_of(failure.mark), 1);
  const auto known = std::ranges::find(k_translations, failure.msg, &Translation::original);
  if (known == k_translations.end())
    return diagnostics.error(where.span(), {}, "not valid YAML: " + failure.msg);
  if (known == k_translations.begin() && !where.is_whole())
    if (const auto cause = missing_space_above(source, where.position)) {
      const std::string text(source->content().substr(cause->position, cause->bytes));
      return diagnostics.error(cause->span(), {},
                               "expected a space after the colon of a key, found " + quote(text),
                               {"write `" + *detail::with_missing_space(text) + '`'});
    }
  std::vector<std::string> help;
  if (!known->help.empty()) help.emplace_back(known->help);
  diagnostics.error(where.span(), {}, std::string(known->message), std::move(help));
}

}  // namespace

std::shared_ptr<SourceText> open_source(const std::filesystem::path& path, const std::string& name,
                                        Diagnostics& diagnostics) {
  const auto refuse = [&](std::string message) {
    diagnostics.error({name, 0, 0, 0, {}}, {}, std::move(message));
    return nullptr;
  };
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (!std::filesystem::exists(status)) return refuse("no such file");
  if (std::filesystem::is_directory(status)) return refuse("expected a file, found a folder");
  if (!std::filesystem::is_regular_file(status)) return refuse("expected a regular file");
  const ParseLimits limits;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (failure) return refuse("cannot be read: " + failure.message());
  if (size > limits.bytes)
    return refuse(fmt::format("the file has {} bytes, more than the {} a scenario may have", size,
                              limits.bytes));
  auto content = files::read_text(path.string(), limits.bytes);
  if (!content) return refuse("cannot be read: " + content.error().message);
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (content->starts_with(byte_order_mark)) content->erase(0, byte_order_mark.size());
  return std::make_shared<SourceText>(name, std::move(*content));
}

std::optional<Node> parse(const std::shared_ptr<const SourceText>& source, Diagnostics& diagnostics,
                          const ParseLimits& limits) {
  if (!detail::check_text(source, diagnostics)) return std::nullopt;
  std::istringstream stream{std::string(source->content())};
  detail::TreeBuilder tree(source, diagnostics, limits);
  Events events(tree);
  bool is_any = false;
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(events)) is_any = true;
  } catch (const detail::StopParsing&) {
    return tree.take();
  } catch (const YAML::ParserException& failure) {
    report(failure, source, diagnostics);
    return std::nullopt;
  }
  if (!is_any) diagnostics.error(whole(source).span(), {}, "the file holds no value");
  return tree.take();
}

}  // namespace cuakhau::scenario
