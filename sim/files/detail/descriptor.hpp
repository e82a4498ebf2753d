#pragma once

// An open file of the operating system: closed when it goes out of scope, written to the last byte.

#include <string>
#include <string_view>

namespace cuakhau::files::detail {

/// An error number of the operating system; 0: none.
enum class ErrorNumber : int { none = 0 };

/// The number that the last failing call left behind.
[[nodiscard]] ErrorNumber last_error();
[[nodiscard]] std::string message_of(ErrorNumber error);

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept;
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  [[nodiscard]] int number() const { return number_; }
  /// Goes on after signals and short writes.
  [[nodiscard]] ErrorNumber write_all(std::string_view text) const;
  [[nodiscard]] ErrorNumber close();
  /// Forgets the number without closing it.
  void release() { number_ = -1; }

 private:
  int number_ = -1;
};

/// A new file in that folder that has no name yet and so leaves nothing behind, however the process
/// ends. Not open where the file system has none such, or nothing could name it later.
[[nodiscard]] Descriptor nameless_file(const std::string& folder);

/// Gives a nameless file its name; an error where something has that name.
[[nodiscard]] ErrorNumber give_name(const Descriptor& file, const std::string& path);

}  // namespace cuakhau::files::detail
