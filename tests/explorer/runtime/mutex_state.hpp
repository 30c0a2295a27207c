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
  std::uint32_t unused;
  std::int32_t kind;
};
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

/// Takes the mutex, which is free, and notes who has it.
void take_mutex(thread& self, mutex_state& mutex, std::uint64_t pc);

/// Gives the mutex back as far as the model is concerned; no point.
void drop_mutex(thread& self, mutex_state& mutex);

inline bool second_subject_is_free(const thread& t) {
  return static_cast<const mutex_state*>(t.second_subject)->owner == 0;
}

}  // namespace explorer

#endif
