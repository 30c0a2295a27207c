#ifndef COURSE_EXPLORER_THREAD_HPP
#define COURSE_EXPLORER_THREAD_HPP

#include <cstdint>
#include <limits>

#include "../shared/protocol.hpp"
#include "clocks.hpp"

namespace explorer {

struct thread;
struct loop_state;

inline constexpr std::uint64_t never =
    std::numeric_limits<std::uint64_t>::max();

/// What a thread is about to do, or does.
struct operation {
  action what = action::none;
  object_kind kind = object_kind::none;
  std::uint32_t object = 0;  ///< Its number among the objects of its kind.
  const volatile void* address = nullptr;
  bool writes = true;  ///< Two operations on one address conflict if one does.
  std::uint64_t pc = 0;
  std::uint64_t value = 0;  ///< Of a memory access, its exact address.
};

/// Can the pending operation of a thread go ahead?
using ready_test = bool (*)(const thread&);

/// Why a waiting thread runs again.
enum class wake_reason : std::uint8_t { ready, timeout };

struct exit_action {
  void (*function)(void*);
  void* argument;
  exit_action* next;
};

struct key_value {
  void* value;
  std::uint32_t generation;
};

/// What a thread saw at an address when it last loaded an atomic.
struct seen_value {
  const volatile void* address = nullptr;
  std::uint32_t size = 0;
  unsigned char bytes[16] = {};
};

struct held_lock {
  const void* address;
  std::uint32_t object;
  object_kind kind;
  std::uint64_t pc;
  std::uint32_t context;
  bool shared;
};

inline constexpr std::uint32_t held_max = 64;
inline constexpr std::uint32_t samples_max = 4;

/// One thread of the program. Everything here belongs to whoever holds the
/// baton, save the baton itself.
struct thread {
  std::uint32_t id = 0;
  std::uint32_t process = 0;
  std::uint32_t stack = 0;  ///< Number of the stack that it runs on.
  std::uint32_t baton = 0;  ///< Futex: 1 says "run".
  std::int32_t native_id = 0;
  bool alive = false;
  bool joined = false;  ///< Its end is known to somebody.
  bool detached = false;
  bool leaving = false;  ///< Its exit handlers run.
  bool timer = false;    ///< An alarm, and none of the program's threads.

  operation pending;
  ready_test ready = nullptr;  ///< Absent: always.
  ready_test gate = nullptr;   ///< Must hold too, even after a timeout.
  void* subject = nullptr;     ///< What the tests look at.
  void* second_subject = nullptr;
  std::uint64_t deadline = never;
  std::uint64_t turn = 0;  ///< Order in which waiters came.
  wake_reason wake = wake_reason::ready;
  bool signalled = false;

  // What its process said when it last handed the baton on.
  bool was_ready = true;
  bool gate_was_open = true;
  std::uint32_t owner_was = 0;  ///< Of the lock that it waits for, plus 1.
  std::uint64_t said_at = 0;    ///< After so many changes outside.
  bool waits_outside = false;   ///< For something that the kernel keeps.

  std::uint32_t context = 0;  ///< Where in the tree of calls it is.
  std::uint64_t last_pc = 0;
  std::uint32_t accesses = 0;   ///< Since the last scheduling point.
  std::uint32_t long_runs = 0;  ///< Points made only by many accesses.
  std::uintptr_t sample[samples_max] =
      {};  ///< Where it read lately, plain memory.
  std::uint32_t samples = 0;
  bool wrote = false;             ///< Since the last long run, plain memory.
  std::uint32_t spins = 0;        ///< Reads since something changed.
  std::uint32_t early_wakes = 0;  ///< Timeouts ahead of their time.
  std::uint32_t clock_reads = 0;

  vector_clock clock;  ///< Happens-before.
  vector_clock hard;   ///< The same without the edges that locks make.
  vector_clock fence_acquire;
  vector_clock fence_release;

  char name[16] = {};  ///< As the program calls it; empty: as the program.

  held_lock held[held_max];
  std::uint32_t held_count = 0;

  void* (*routine)(void*) = nullptr;
  int (*c11_routine)(void*) = nullptr;
  void* argument = nullptr;
  void* result = nullptr;
  std::uint64_t native = 0;  ///< The C library's own handle.
  std::uint64_t handle = 0;  ///< The program's; in a forked process the same.
  void* landing = nullptr;   ///< Where pthread_exit jumps to.
  exit_action* exit_actions = nullptr;
  key_value* values = nullptr;

  seen_value seen;
  std::uint32_t spin = 0;  ///< In a search: the context that it spins in,
  std::uint32_t spin_begins = 0;  ///< and the one that it will have spun in.
  bool only_counts = false;
  loop_state* loop = nullptr;  ///< In a search: is it going in circles?

  void* stack_pointer = nullptr;  ///< While others run, where it stopped.
  std::uint64_t base = 0;         ///< Of its thread_local variables.
  std::uint32_t parked = 0;       ///< Its kernel thread sleeps for good.
};

}  // namespace explorer

#endif
