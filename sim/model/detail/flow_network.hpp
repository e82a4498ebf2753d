#pragma once

// A network of supplies that drain through gates of limited capacity, and its minimum cut: by the
// max-flow min-cut theorem (Ford & Fulkerson 1956), the most that can pass.

#include <cstddef>
#include <utility>
#include <vector>

namespace cuakhau::model::detail {

class FlowNetwork {
 public:
  enum class Node : std::size_t {};  // a place that flow comes to
  enum class Gate : std::size_t {};

  /// At most `capacity` flows through the gate, wherever it comes from. Quantities are trucks a day
  /// from 0 to 10^12.
  [[nodiscard]] Gate add_gate(double capacity);
  /// @return where the supply comes to
  [[nodiscard]] Node add_supply(double supply);
  /// Leads all from the node to the gate.
  /// @return where it comes to behind the gate
  Node pass(Node from, Gate gate);
  /// Leads all from the node to the end.
  void drain(Node from);

  struct Cut {
    double value = 0.0;
    std::vector<std::size_t> gates;  // in the order in which they were added
  };
  /// The cut nearest to the supplies.
  [[nodiscard]] Cut minimum_cut() const;

 private:
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    double capacity = 0.0;
    bool is_unlimited = false;
  };
  std::size_t add_node() { return nodes_++; }

  static constexpr std::size_t k_source = 0;
  static constexpr std::size_t k_sink = 1;
  std::size_t nodes_ = 2;
  std::vector<std::pair<std::size_t, std::size_t>> gates_;  // nodes before and behind
  std::vector<Edge> edges_;
};

}  // namespace cuakhau::model::detail
