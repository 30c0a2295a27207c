#ifndef COURSE_EXPLORER_MUTEX_STATE_HPP
#define COURSE_EXPLORER_MUTEX_STATE_HPP

#include <pthread.h>

#include <cstdint>

#include "scheduler.hpp"
#include "sync_object.hpp"
#include "thread.hpp"

namespace explorer {

/// What stands in the bytes of a pthread_mutex_t. All zero is unlocked and
/// new, as the static initialisers have it; `kind` lies where theirs does.
struct mutex_state {
  std::uint32_t owner;  ///< Thread that holds it, plus 1.
  std::uint32_t depth;  ///< How often more, for recursive ones.
  std::uint32_t object;
  std::uint32_t damage;  ///< Of a robust one: see below.
  std::int32_t kind;
};

/// In `kind` beside the type, as in the C library's.
inline constexpr std::int32_t robust_kind = 16;
inline constexpr std::int32_t shared_kind = 128;

/// In `damage`: its last owner died, and nobody has repaired what it guards;
/// nobody did so in time, and it is of no further use.
inline constexpr std::uint32_t unrepaired = 1;
inline constexpr std::uint32_t useless = 2;
static_assert(sizeof(mutex_state) <= sizeof(pthread_mutex_t));

inline mutex_state& state_of(pthread_mutex_t* mutex) {
  return *reinterpret_cast<mutex_state*>(mutex);
}

inline sync_object& object_of(mutex_state& mutex) {
  return object_in(mutex.object, &mutex, object_kind::mutex);
}

inline std::uint32_t mutex_owner(const void* mutex) {
  return static_cast<const mutex_state*>(mutex)->owner;
}

/// Can somebody take it: or, of a robust one, learn that its owner is dead?
inline bool can_be_taken(const mutex_state& mutex) {
  if (mutex.owner == 0 || mutex.damage == useless) return true;
  return (mutex.kind & robust_kind) != 0 &&
         !the_scheduler().thread_at(mutex.owner - 1).alive;
}

/// Whoever takes it finds it as its owner left it: what the C library says of
/// that, 0 or EOWNERDEAD.
int find_damage(mutex_state& mutex);

/// Takes the mutex, which is free, and notes who has it.
void take_mutex(thread& self, mutex_state& mutex, std::uint64_t pc);

/// Gives the mutex back as far as the model is concerned; no point.
void drop_mutex(thread& self, mutex_state& mutex);

inline bool second_subject_is_free(const thread& t) {
  return can_be_taken(*static_cast<const mutex_state*>(t.second_subject));
}

}  // namespace explorer

#endif
