#ifndef COURSE_EXPLORER_CLOCKS_HPP
#define COURSE_EXPLORER_CLOCKS_HPP

#include <cstdint>

#include "common.hpp"

// Vector clocks: what each thread knows of every other. Sized by the threads
// that exist, grown when one more is met.

namespace explorer {

class vector_clock {
public:
  std::uint32_t operator[](std::uint32_t thread) const {
    return thread < size_ ? values_[thread] : 0;
  }

  void set(std::uint32_t thread, std::uint32_t value) {
    reach(thread + 1);
    values_[thread] = value;
  }

  void increment(std::uint32_t thread) { set(thread, (*this)[thread] + 1); }

  /// Learns everything that `other` knows.
  void join(const vector_clock& other) {
    reach(other.size_);
    for (std::uint32_t i = 0; i < other.size_; ++i) {
      if (other.values_[i] > values_[i]) values_[i] = other.values_[i];
    }
  }

  void assign(const vector_clock& other) {
    clear();
    join(other);
  }

  void clear() {
    for (std::uint32_t i = 0; i < size_; ++i) values_[i] = 0;
  }

private:
  void reach(std::uint32_t size) {
    if (size <= capacity_) {
      if (size > size_) size_ = size;
      return;
    }
    // The old values are left behind: the run's memory ends with the run.
    const std::uint32_t capacity = (size + 15) / 16 * 16;
    auto* values = common::allocate_array<std::uint32_t>(capacity);
    for (std::uint32_t i = 0; i < size_; ++i) values[i] = values_[i];
    values_ = values;
    capacity_ = capacity;
    size_ = size;
  }

  std::uint32_t* values_ = nullptr;
  std::uint32_t size_ = 0;
  std::uint32_t capacity_ = 0;
};

}  // namespace explorer

#endif
