/// @file
/// What may travel between processes as plain bytes.

#ifndef COURSE_TRANSFERABLE_HPP
#define COURSE_TRANSFERABLE_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace course {

/// What may travel between processes as its bytes.
///
/// Such a type has no constructor that must run and holds no address, for
/// an address means nothing in another process. The compiler rejects a
/// pointer, but does not see one inside a class: `std::string_view` is
/// trivially copyable, and yet must not be sent.
template <class T>
concept transferable = std::is_object_v<T> && !std::is_pointer_v<T> &&
                       std::is_trivially_copyable_v<T>;

/// What a worker process can be told to run: a pointer to a function, or a
/// lambda that captures nothing.
///
/// A forked worker has the same code at the same addresses, so that the
/// address of a function is good there. A captured reference would lead
/// into the worker's own, older copy of the data.
template <class F>
concept remote_function = std::is_trivially_copyable_v<F> &&
    (std::is_empty_v<F> ||
     std::is_function_v<std::remove_pointer_t<F>>);

namespace detail {

template <class T>
void append(std::vector<std::byte>& to, const T& value) {
  const auto raw = std::as_bytes(std::span(&value, 1));
  to.insert(to.end(), raw.begin(), raw.end());
}

// Cuts a T off the front of `from`.
template <class T>
T take(std::span<const std::byte>& from) {
  std::array<std::byte, sizeof(T)> raw;
  std::copy_n(from.begin(), sizeof(T), raw.begin());
  from = from.subspan(sizeof(T));
  return std::bit_cast<T>(raw);
}

}  // namespace detail

}  // namespace course

#endif  // COURSE_TRANSFERABLE_HPP
