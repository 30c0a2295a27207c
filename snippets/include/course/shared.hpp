/// @file
/// One object in memory that processes share.

#ifndef COURSE_SHARED_HPP
#define COURSE_SHARED_HPP

#include <sys/mman.h>

#include <cerrno>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace course {

/// One object in memory that this process and its later children share.
///
///     course::shared<std::atomic<int>> ready(0);
///     course::process child([&] { *ready = 1; });
///     child.join();
///     // *ready is 1: both processes see the same memory.
///
/// The memory is anonymous and shared (`MAP_SHARED | MAP_ANONYMOUS`): it has
/// no name, a child inherits it with `fork` at the same address, and it is
/// gone when the last process that has it lets it go.
///
/// What `T` holds must make sense in every process: no pointer into one
/// process's own memory, hence no `std::string` or `std::vector`; and no
/// `std::mutex`, which is made for the threads of one process. Take
/// `course::process_mutex` and lock-free atomics.
///
/// The destructor lets go of the memory in this process only and does not
/// destroy the object, which others may still use: hence the requirement.
///
/// Thread and process safety: that of `T`. Sharing is not locking.
template <class T>
requires std::is_trivially_destructible_v<T>
class shared {
public:
  /// Makes the memory and in it a `T` from `arguments`.
  /// @throws std::system_error if the system has no memory to give.
  template <class... Arguments>
  explicit shared(Arguments&&... arguments) : object_(map()) {
    std::construct_at(object_.get(),
                      std::forward<Arguments>(arguments)...);
  }

  /// The object.
  T& operator*() const { return *object_; }

  /// A member of the object.
  T* operator->() const { return object_.get(); }

private:
  struct unmap {
    void operator()(T* object) const { ::munmap(object, sizeof(T)); }
  };

  static T* map() {
    void* memory = ::mmap(nullptr, sizeof(T), PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
      throw std::system_error(errno, std::generic_category(),
                              "course::shared: mmap");
    }
    return static_cast<T*>(memory);
  }

  std::unique_ptr<T, unmap> object_;
};

}  // namespace course

#endif  // COURSE_SHARED_HPP
