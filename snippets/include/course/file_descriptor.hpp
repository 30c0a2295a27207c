/// @file
/// The owner of an open file, pipe or socket.

#ifndef COURSE_FILE_DESCRIPTOR_HPP
#define COURSE_FILE_DESCRIPTOR_HPP

#include <unistd.h>

#include <utility>

namespace course {

/// The owner of an open file descriptor: closes it, once.
class file_descriptor {
public:
  /// Owns nothing.
  file_descriptor() = default;

  /// Owns `number` from now on.
  explicit file_descriptor(int number) : number_(number) {}

  /// Takes over what `other` owns.
  file_descriptor(file_descriptor&& other) noexcept
      : number_(std::exchange(other.number_, none)) {}

  /// Closes its own, then takes over what `other` owns.
  file_descriptor& operator=(file_descriptor&& other) noexcept {
    if (this != &other) {
      close();
      number_ = std::exchange(other.number_, none);
    }
    return *this;
  }

  /// Closes what it owns.
  ~file_descriptor() { close(); }

  /// The number for the system's functions; -1 if it owns nothing.
  int get() const { return number_; }

  /// Closes what it owns, if anything.
  void close() {
    if (number_ != none) ::close(std::exchange(number_, none));
  }

private:
  static constexpr int none = -1;

  int number_ = none;
};

}  // namespace course

#endif  // COURSE_FILE_DESCRIPTOR_HPP
