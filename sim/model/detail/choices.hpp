#pragma once

// Which way trucks choose, and the news that they choose by.

#include <vector>

#include "model/detail/reckoning.hpp"
#include "model/detail/world.hpp"

namespace cuakhau::model::detail {

class Choices {
 public:
  explicit Choices(World& world);

  /// Schedules the first news.
  void start();
  /// The state of the border becomes news.
  void on_news(StageId choice);
  /// @return the first step of the way that the truck takes
  [[nodiscard]] OpId choose(const Truck& truck, OpId step);
  /// It may come to wait here: its time until it chooses again begins.
  void arrived(const Truck& truck) { arm(truck); }
  /// It has waited for as long as it does before it chooses again.
  /// @return the first step of another way; none: it stays
  [[nodiscard]] OpId choose_again(const Truck& truck);
  /// Whether what the truck waits for now is not for ever.
  [[nodiscard]] bool may_look_again(const Truck& truck) const;

 private:
  struct Item {
    Instant at;
    News news;
  };
  /// The news that drivers still hear, the oldest first.
  struct Board {
    std::vector<Item> items;
    bool is_read = false;  // by trucks that come to the choice
  };
  /// Tastes of a flow's trucks at a step, by way.
  struct StepKeys {
    kernel::StreamKey again;
    std::vector<kernel::StreamKey> ways{};
  };
  /// The last choice of a truck that may choose again.
  struct Standing {
    TruckRef truck{};
    OpId step = k_none;
    std::size_t way = 0;
    std::uint32_t looks = 0;
    kernel::EventHandle next{};
  };
  /// How a truck sees a way: it takes the one with the least `dislike`, of equals that with the
  /// most `taste`.
  struct View {
    double dislike = 0.0;
    double taste = 0.0;
    bool is_closed = false;  // shut, or full
    bool is_shut = false;
    bool is_other = false;  // than that on which the truck is
  };
  struct WayRef {
    OpId step = k_none;
    std::size_t way = 0;
  };
  static constexpr std::size_t k_no_way = static_cast<std::size_t>(-1);

  void tell(StageId choice, Instant at);
  [[nodiscard]] std::vector<Item>& forget_old(StageId choice);
  void look(News& news) const;
  [[nodiscard]] const News& heard(StageId choice);
  [[nodiscard]] std::size_t best_way(const Truck& truck, OpId step, std::size_t present);
  [[nodiscard]] View view(const Truck& truck, const WayRef& ref, const Reckoned& reckoned,
                          const News& news);
  void stand(const Truck& truck, OpId step, std::size_t way);
  void arm(const Truck& truck);
  [[nodiscard]] bool may_leave(const Truck& truck, const WayOutline& way) const;
  [[nodiscard]] Standpoint standpoint(const Truck& truck, const WayOutline& way) const;
  [[nodiscard]] double cost(const Truck& truck, const Reckoned& reckoned, const Way& way);
  [[nodiscard]] double taste(const Truck& truck, OpId step, std::size_t way) const;
  void record(const Truck& truck, const Op& op, std::size_t way);

  World& world_;
  std::vector<Board> boards_;  // by StageId; of choices alone
  std::vector<StepKeys> keys_;
  std::vector<std::uint32_t> key_index_;  // by OpId
  std::size_t pending_news_ = 0;
  News now_;
  std::vector<View> views_;          // of a choice in progress
  std::vector<Standing> standings_;  // by TruckId
};

}  // namespace cuakhau::model::detail
