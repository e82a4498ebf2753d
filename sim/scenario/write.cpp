#include <cuakhau/scenario/write.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "scenario/detail/flow_text.hpp"
#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario {
namespace {

using detail::below;

/// Of steps and their ways out only what differs from the default is written: a route reads best as
/// a list of names.
template <class S>
inline constexpr bool leaves_out_defaults =
    std::is_same_v<S, model::Step> || std::is_same_v<S, model::Arm>;

/// Whether a default says nothing beside the other fields of its struct.
template <class S>
bool says_nothing(std::string_view /*field*/, const S& /*structure*/) {
  return false;
}
bool says_nothing(std::string_view field, const model::Station& station) {
  return field == "staff" && station.staffed_by.empty();
}

bool says_nothing(std::string_view field, const model::Handover& handover) {
  return field == "hire" && handover.companies.empty();
}

std::string on_one_line(std::string text) {
  for (char& letter : text)
    if (static_cast<unsigned char>(letter) < 0x20) letter = ' ';
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

enum class Comments : std::uint8_t { none, origins };

class PlanWriter {
 public:
  PlanWriter(const Loaded& loaded, Comments comments) : loaded_(&loaded), comments_(comments) {
    for (const Assumption& assumption : loaded.assumptions)
      assumptions_.emplace(assumption.path, &assumption);
  }

  [[nodiscard]] std::string text() {
    lines_.push_back({0, fmt::format("cuakhau: {}", k_format_version), {}});
    write_fields(loaded_->plan, {}, 0);
    std::string all;
    for (const Line& line : lines_) {
      all += std::string(line.indent, ' ') + line.text;
      if (comments_ == Comments::origins && !line.comment.empty()) all += "  # " + line.comment;
      all += '\n';
    }
    return all;
  }

 private:
  struct Line {
    std::size_t indent;
    std::string text;
    std::string comment;
  };
  static constexpr std::size_t k_step = 2;

  /// Visits the fields of a struct.
  template <class S>
  struct Fields {
    PlanWriter& writer;
    const S& structure;
    const std::string& path;
    std::size_t indent;

    template <class T>
    void operator()(const model::Field& field, const T& value) {
      const std::string inner = below(path, field.name);
      const Origin* const origin = writer.loaded_->origins.find(inner);
      const bool is_default = origin == nullptr || origin->kind == OriginKind::defaulted;
      const bool is_idle =
          leaves_out_defaults<S> || detail::is_blank(value) || says_nothing(field.name, structure);
      if (is_default && is_idle) return;
      const std::size_t before = writer.lines_.size();
      writer.write({indent, std::string(field.name) + ':', {}}, inner, value);
      // A struct of which nothing is said would read back as nothing, not as a map.
      if constexpr (detail::Described<T> && !detail::FlowText<T>)
        if (writer.lines_.size() == before + 1) writer.lines_.pop_back();
    }
  };

  template <class S>
  void write_fields(const S& structure, const std::string& path, std::size_t indent) {
    Fields<S> visit{*this, structure, path, indent};
    describe(visit, structure);
  }

  template <class T>
  void write(Line head, const std::string& path, const T& value) {
    if constexpr (detail::FlowText<T>) {
      head.text += ' ' + detail::flow_text(value, loaded_->plan.sides);
      head.comment = comment_of(path);
      lines_.push_back(std::move(head));
    } else {
      head.comment = annotation_of(path);
      const std::size_t indent = head.indent;
      lines_.push_back(std::move(head));
      write_fields(value, path, indent + k_step);
    }
  }

  template <class T>
  void write(Line head, const std::string& path, const std::optional<T>& value) {
    if (value) write(std::move(head), path, *value);
  }

  template <class T>
  void write(Line head, const std::string& path, const std::map<std::string, T>& entries) {
    const std::size_t indent = head.indent + k_step;
    if (entries.empty()) head.text += " {}";
    lines_.push_back(std::move(head));
    for (const auto& [name, value] : entries)
      write({indent, detail::yaml_text(name) + ':', {}}, below(path, name), value);
  }

  void write(Line head, const std::string& path, const std::vector<model::Setting>& settings) {
    const std::size_t indent = head.indent + k_step;
    lines_.push_back(std::move(head));
    for (const model::Setting& setting : settings)
      lines_.push_back({indent,
                        detail::yaml_text(setting.path) + ": " +
                            detail::flow_text(setting.value, loaded_->plan.sides),
                        comment_of(below(path, setting.path))});
  }

  template <class T>
    requires(!detail::FlowText<std::vector<T>>)
  void write(Line head, const std::string& path, const std::vector<T>& items) {
    const std::size_t indent = head.indent + k_step;
    if (items.empty()) head.text += " []";
    lines_.push_back(std::move(head));
    for (std::size_t i = 0; i < items.size(); ++i)
      write_item(indent, fmt::format("{}[{}]", path, i), items[i]);
  }

  template <class T>
  void write_item(std::size_t indent, const std::string& path, const T& item) {
    const std::size_t first = lines_.size();
    write_fields(item, path, indent + k_step);
    if (lines_.size() == first) lines_.push_back({indent + k_step, "{}", {}});
    lines_[first].indent = indent;
    lines_[first].text.insert(0, "- ");
  }
  void write_item(std::size_t indent, const std::string& path, const model::Step& step) {
    model::Step bare;
    bare.visit = step.visit;
    if (step == bare)
      lines_.push_back({indent, "- " + detail::yaml_text(step.visit), comment_of(path)});
    else
      write_item<model::Step>(indent, path, step);
  }
  void write_item(std::size_t indent, const std::string& path, const model::Route& route) {
    write({indent, "-", {}}, path, route);
  }

  [[nodiscard]] std::string annotation_of(const std::string& path) const {
    const Origin* const origin = loaded_->origins.find(path);
    if (origin == nullptr) return {};
    std::string text;
    if (!origin->source.empty()) text = "source: " + origin->source;
    if (!origin->note.empty()) text += (text.empty() ? "note: " : "; note: ") + origin->note;
    return on_one_line(std::move(text));
  }

  [[nodiscard]] std::string comment_of(const std::string& path) const {
    std::string_view known = path;
    while (!known.empty() && loaded_->origins.find(std::string(known)) == nullptr)
      known = parent_path(known);
    const Origin* const origin = loaded_->origins.find(std::string(known));
    std::string text = origin == nullptr ? "default" : text_of(*origin);
    if (const auto assumed = assumptions_.find(path); assumed != assumptions_.end())
      text += fmt::format("; assumed {} … {}", assumed->second->low, assumed->second->high);
    const std::string annotation = annotation_of(path);
    return annotation.empty() ? text : text + "; " + annotation;
  }

  const Loaded* loaded_;
  Comments comments_;
  std::map<std::string, const Assumption*> assumptions_;
  std::vector<Line> lines_;
};

}  // namespace

std::string explain_plan(const Loaded& loaded) {
  return PlanWriter(loaded, Comments::origins).text();
}

std::string plan_text(const Loaded& loaded) { return PlanWriter(loaded, Comments::none).text(); }

}  // namespace cuakhau::scenario
