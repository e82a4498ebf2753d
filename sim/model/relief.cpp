#include <cuakhau/model/relief.hpp>

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include <cuakhau/model/field_walk.hpp>

namespace cuakhau::model {
namespace {

[[nodiscard]] bool enlarge(Count& count) {
  if (count.is_unlimited || count.value == 0) return false;
  count.value *= k_ample;
  return true;
}

[[nodiscard]] bool enlarge(std::vector<ServerGroup>& groups) {
  bool is_larger = false;
  for (ServerGroup& group : groups) is_larger |= enlarge(group.count);
  return is_larger;
}

[[nodiscard]] bool enlarge(Lanes& lanes) {
  bool is_larger = false;
  for (Count* count : {&lanes.export_, &lanes.import_, &lanes.reversible})
    is_larger |= enlarge(*count);
  return is_larger;
}

[[nodiscard]] bool lift(Count& limit) {
  const bool was_limited = !limit.is_unlimited;
  limit = Count::unlimited();
  return was_limited;
}

/// Relieves stages of one plan; each returns whether there was anything to relieve.
class Relief {
 public:
  explicit Relief(Plan& plan) : plan_(plan) {}

  [[nodiscard]] bool station(const std::string& name) {
    const auto found = plan_.stations.find(name);
    if (found == plan_.stations.end()) return false;
    Station& station = found->second;
    // Of so many queues each would be a stage of its own; where servers are ample none has a queue.
    station.queueing = Queueing::shared;
    const bool has_queue = lift(station.queue);
    forget("stations." + name, {"servers", "queue"});
    return enlarge(station.servers) || has_queue;
  }

  [[nodiscard]] bool crossing(const std::string& name) {
    const auto found = plan_.crossings.find(name);
    if (found == plan_.crossings.end()) return false;
    forget("crossings." + name, {"lanes"});
    return enlarge(found->second.lanes);
  }

  [[nodiscard]] bool exchange(const std::string& name) {
    const auto found = plan_.exchanges.find(name);
    if (found == plan_.exchanges.end()) return false;
    ExchangePlaces& places = found->second.places;
    const bool had_export = lift(places.export_);
    const bool had_import = lift(places.import_);
    forget("exchanges." + name, {"bays", "places"});
    return enlarge(found->second.bays) || had_export || had_import;
  }

  [[nodiscard]] bool pool(const std::string& name) {
    const auto found = plan_.pools.find(name);
    if (found == plan_.pools.end()) return false;
    forget("pools." + name, {"members"});
    return enlarge(found->second.members);
  }

  [[nodiscard]] bool yard(const std::string& name) {
    const auto found = plan_.yards.find(name);
    if (found == plan_.yards.end()) return false;
    found->second.call_up_below.reset();
    forget("yards." + name, {"places", "call_up_below"});
    return lift(found->second.places);
  }

 private:
  /// Drops what policies set in these fields of a stage.
  void forget(const std::string& stage, std::initializer_list<std::string_view> fields) {
    for (Policy& policy : plan_.policies)
      std::erase_if(policy.set, [&](const Setting& setting) {
        return std::ranges::any_of(fields, [&](std::string_view field) {
          return lies_below(setting.path, stage + '.' + std::string{field});
        });
      });
  }

  Plan& plan_;
};

}  // namespace

std::optional<Plan> relieved(const Plan& plan, const std::string& stage) {
  Plan changed = plan;
  Relief relief{changed};
  const bool is_relieved = relief.station(stage) || relief.crossing(stage) ||
                           relief.exchange(stage) || relief.pool(stage) || relief.yard(stage);
  if (!is_relieved) return std::nullopt;
  return changed;
}

std::string_view limit_word(StageKind kind) {
  switch (kind) {
    case StageKind::station: return "servers";
    case StageKind::crossing: return "lanes";
    case StageKind::exchange: return "bays";
    case StageKind::pool: return "members";
    case StageKind::yard: return "places";
    case StageKind::check:
    case StageKind::road:
    case StageKind::choice: break;
  }
  return "limits";
}

}  // namespace cuakhau::model
