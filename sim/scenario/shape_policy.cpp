#include <cuakhau/model/field_walk.hpp>
#include <cuakhau/model/setting.hpp>

#include "scenario/detail/read_value.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Reads the value of a setting by the type of what it replaces.
struct SettledReader {
  Reading& reading;
  const Cursor& at;
  std::optional<model::SettingValue> out;

  void composite() {}
  template <class T>
  void value(const model::Field& field, const T&) {
    if constexpr (model::is_settable<T>) {
      Cursor bounded = at;
      bounded.lowest = field.lowest;
      bounded.highest = field.highest;
      model::Settled<T> value{};
      const std::size_t errors = reading.errors();
      read(reading, bounded, value);
      if (errors == reading.errors()) out = std::move(value);
    }
  }
};

class SettingsReader {
 public:
  SettingsReader(Reading& reading, const Cursor& at, std::vector<model::Setting>& out)
      : reading_(reading), at_(at), out_(out) {}

  /// The entries of a map below a path of the plan.
  void read_entries(const Node& map, const std::string& prefix) {
    for (const Entry& entry : map.entries) {
      if (prefix.empty() && is_annotation(entry)) continue;
      const std::string pattern = below(prefix, entry.key);
      const std::vector<std::string> paths = model::paths_of(*reading_.plan, pattern);
      if (paths.empty()) complain(entry, pattern + " selects nothing");
      for (const std::string& path : paths) read_one(entry, path);
    }
  }

 private:
  void read_one(const Entry& entry, const std::string& path) {
    switch (model::settable_at(*reading_.plan, path)) {
      case model::Settable::unknown:
        return reading_.error_at(entry.key_where, at_.path, reading_.unknown_path(path));
      case model::Settable::fixed:
        return complain(entry, path + " cannot change in mid-run",
                        {"what shapes the network stays as it is; give both shapes a share, and "
                         "change the shares"});
      case model::Settable::composite:
        if (!entry.value.is_map())
          return reading_.expected(cursor_of(entry, path), "a map, since " + path + " is one");
        return read_entries(entry.value, path);
      case model::Settable::value: break;
    }
    const Cursor here = cursor_of(entry, path);
    SettledReader reader{reading_, here, {}};
    model::FieldWalk<SettledReader>(reading_.plan->sides, reader).at(*reading_.plan, path);
    if (reader.out) out_.push_back({path, std::move(*reader.out)});
  }

  [[nodiscard]] Cursor cursor_of(const Entry& entry, const std::string& path) const {
    return {&entry.value, below(at_.path, path), entry.key_where};
  }

  void complain(const Entry& entry, std::string message, std::vector<std::string> help = {}) {
    reading_.error_at(entry.key_where, at_.path, {std::move(message), std::move(help)});
  }

  Reading& reading_;
  const Cursor& at_;
  std::vector<model::Setting>& out_;
};

}  // namespace

void read_value(Reading& reading, const Cursor& at, std::vector<model::Setting>& out) {
  if (!at.node->is_map()) return reading.expected(at, "a map of values by path");
  reading.annotate(at, *at.node);
  out.clear();
  SettingsReader(reading, at, out).read_entries(*at.node, {});
}

}  // namespace cuakhau::scenario::detail
