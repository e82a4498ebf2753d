#pragma once

// A value or the reason why there is none. The part of C++23's std::expected that this project
// needs.

#include <utility>
#include <variant>

#include <cuakhau/base/contract.hpp>

namespace cuakhau {

template <class E>
struct Unexpected {
  E error;
};
template <class E>
Unexpected(E) -> Unexpected<E>;

template <class T, class E>
class Expected {
 public:
  Expected(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: a value is a success
  Expected(Unexpected<E> failure)  // NOLINT: so that `return Unexpected{e}` reads
      : state_(std::in_place_index<1>, std::move(failure.error)) {}

  [[nodiscard]] bool has_value() const { return state_.index() == 0; }
  [[nodiscard]] explicit operator bool() const { return has_value(); }

  [[nodiscard]] T& value() & { return checked<0>(state_); }
  [[nodiscard]] const T& value() const& { return checked<0>(state_); }
  [[nodiscard]] T&& value() && { return std::move(checked<0>(state_)); }
  [[nodiscard]] E& error() & { return checked<1>(state_); }
  [[nodiscard]] const E& error() const& { return checked<1>(state_); }
  [[nodiscard]] E&& error() && { return std::move(checked<1>(state_)); }

  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

 private:
  template <std::size_t I, class State>
  static auto& checked(State& state) {
    CUAKHAU_CHECK(state.index() == I, "alternative {} of an Expected that holds {}", I,
                  state.index());
    return *std::get_if<I>(&state);
  }

  std::variant<T, E> state_;
};

}  // namespace cuakhau
