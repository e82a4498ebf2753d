#pragma once

// The roads of a plan as a graph: by which road a truck sets out from one place to come to another
// soonest. Places and roads are numbered by name, so that the order of a file cannot reach a run.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/plan.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::model::detail {

enum class RoadsCounted : std::uint8_t { open, all };

class RoadNet {
 public:
  static constexpr std::uint32_t k_none = 0xffffffffU;

  /// The ends of all roads, each once, in order.
  [[nodiscard]] static std::vector<std::string> places_of(const Plan& plan);

  RoadNet() = default;
  explicit RoadNet(const Plan& plan, RoadsCounted counted = RoadsCounted::open);

  [[nodiscard]] const std::vector<std::string>& places() const { return places_; }
  /// The number of a place; none: no road leads there.
  [[nodiscard]] std::uint32_t place(std::string_view name) const;
  [[nodiscard]] std::size_t roads() const { return links_.size(); }

  /// The first road of the quickest way by mean travel, of equally quick ones that with the fewest
  /// roads, then by name; none: there is no open way, or the truck is there.
  [[nodiscard]] std::uint32_t next_road(std::uint32_t from, std::uint32_t to) const {
    return next_[to * places_.size() + from];
  }
  [[nodiscard]] std::uint32_t behind(std::uint32_t road, std::uint32_t place) const {
    const Link& link = links_[road];
    return link.from == place ? link.to : link.from;
  }
  /// Whether a truck that sets out from this place drives from the second end to the first.
  [[nodiscard]] bool is_back(std::uint32_t road, std::uint32_t place) const {
    return links_[road].from != place;
  }
  [[nodiscard]] bool leads(std::uint32_t from, std::uint32_t to) const {
    return from == to || next_road(from, to) != k_none;
  }

  /// What a truck can reckon with on the quickest way.
  struct Drive {
    double travel_ms = 0.0;
    double fee = 0.0;
    bool is_open = true;
  };
  [[nodiscard]] Drive drive(std::uint32_t from, std::uint32_t to) const;

 private:
  struct Link {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    bool one_way = false;
    bool counts = true;
    double travel_ms = 0.0;
    double fee = 0.0;

    /// Where one comes out who drives from `place`; none when it does not lead on from there.
    [[nodiscard]] std::uint32_t beyond(std::uint32_t place) const {
      if (!counts) return k_none;
      if (from == place) return to;
      return to == place && !one_way ? from : k_none;
    }
    [[nodiscard]] std::int64_t weight() const;
  };
  void find_ways_to(std::uint32_t target);

  std::vector<std::string> places_;
  std::vector<Link> links_;          // by road
  std::vector<std::uint32_t> next_;  // by target, then place: a road
};

}  // namespace cuakhau::model::detail
