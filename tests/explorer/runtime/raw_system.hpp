#ifndef COURSE_EXPLORER_RAW_SYSTEM_HPP
#define COURSE_EXPLORER_RAW_SYSTEM_HPP

#include <sys/syscall.h>

#include <cstdint>

// System calls as bare instructions: the C library's own functions are what
// the runtime replaces, so it cannot use them.

namespace explorer::raw {

inline long call(long number, long a = 0, long b = 0, long c = 0, long d = 0,
                 long e = 0, long f = 0) {
  long result;
  register long r10 asm("r10") = d;
  register long r8 asm("r8") = e;
  register long r9 asm("r9") = f;
  asm volatile("syscall"
               : "=a"(result)
               : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8), "r"(r9)
               : "rcx", "r11", "memory");
  return result;
}

template <typename T>
long as_long(T* pointer) {
  return static_cast<long>(reinterpret_cast<std::uintptr_t>(pointer));
}

inline constexpr int futex_wait_private = 128;
inline constexpr int futex_wake_private = 129;

inline void futex_wait(std::uint32_t* word, std::uint32_t value) {
  call(SYS_futex, as_long(word), futex_wait_private, value);
}

inline void futex_wake(std::uint32_t* word, int count) {
  call(SYS_futex, as_long(word), futex_wake_private, count);
}

// The same between processes, where the word lies in memory that they share.
inline void futex_wait_shared(std::uint32_t* word, std::uint32_t value) {
  call(SYS_futex, as_long(word), 0, value);
}

inline void futex_wake_shared(std::uint32_t* word, int count) {
  call(SYS_futex, as_long(word), 1, count);
}

[[noreturn]] inline void exit_process(int status) {
  for (;;) call(SYS_exit_group, status);
}

inline long write_all(int descriptor, const char* text, unsigned long size) {
  unsigned long done = 0;
  while (done < size) {
    const long n = call(SYS_write, descriptor, as_long(text + done),
                        static_cast<long>(size - done));
    if (n <= 0) return n;
    done += static_cast<unsigned long>(n);
  }
  return static_cast<long>(done);
}

}  // namespace explorer::raw

#endif
