#include <pthread.h>

#include <cerrno>
#include <climits>

#include "interposed.hpp"
#include "pthread_threads.hpp"
#include "regions.hpp"

// What belongs to one thread: thread-specific values (pthread keys) and the
// destructors of thread_local objects. Run by us, under control, before the
// thread counts as ended.

namespace explorer {
namespace {

constexpr std::uint32_t keys_max = 1024;  // PTHREAD_KEYS_MAX

struct key {
  void (*destructor)(void*);
  std::uint32_t generation;  ///< Odd: in use.
};

struct key_table {
  key keys[keys_max];
};

key_table& the_keys() {
  static constinit key_table table{};
  return table;
}

bool in_use(pthread_key_t number) {
  return number < keys_max && (the_keys().keys[number].generation & 1) != 0;
}

key_value* values_of(thread& t) {
  if (t.values == nullptr) {
    t.values = regions::allocate_array<key_value>(keys_max);
  }
  return t.values;
}

// A library's destructor may drop the last reference to something shared, by
// a count that the detector cannot see.
void learn_from_all(thread& self, void (*destructor)(void*)) {
  scheduler& run = the_scheduler();
  if (in_program(reinterpret_cast<std::uintptr_t>(destructor))) return;
  if (!run.watching()) return;
  for (std::uint32_t i = 0; i < run.thread_count(); ++i) {
    self.clock.join(run.thread_at(i).clock);
  }
}

void run_key_destructors(thread& self) {
  if (self.values == nullptr) return;
  for (int round = 0; round < PTHREAD_DESTRUCTOR_ITERATIONS; ++round) {
    bool called = false;
    for (std::uint32_t i = 0; i < keys_max; ++i) {
      const key& of = the_keys().keys[i];
      key_value& mine = self.values[i];
      void* value = mine.value;
      if (value == nullptr || mine.generation != of.generation) continue;
      mine.value = nullptr;
      if (of.destructor == nullptr) continue;
      called = true;
      learn_from_all(self, of.destructor);
      of.destructor(value);
    }
    if (!called) return;
  }
}

}  // namespace

void run_exit_actions(thread& self) {
  while (self.exit_actions != nullptr) {
    const exit_action* first = self.exit_actions;
    self.exit_actions = first->next;
    first->function(first->argument);
  }
  if (&self != &the_scheduler().main_thread() || self.leaving) {
    run_key_destructors(self);
  }
}

}  // namespace explorer

using explorer::the_keys;

extern "C" {

int __cxa_thread_atexit_impl(void (*function)(void*), void* argument,
                             void*) noexcept {
  explorer::thread& self = explorer::the_scheduler().self();
  auto* added = explorer::regions::allocate_array<explorer::exit_action>(1);
  *added = {function, argument, self.exit_actions};
  self.exit_actions = added;
  return 0;
}

int pthread_key_create(pthread_key_t* key, void (*destructor)(void*)) noexcept {
  for (std::uint32_t i = 0; i < explorer::keys_max; ++i) {
    explorer::key& candidate = the_keys().keys[i];
    if ((candidate.generation & 1) != 0) continue;
    ++candidate.generation;
    candidate.destructor = destructor;
    *key = i;
    return 0;
  }
  return EAGAIN;
}

int pthread_key_delete(pthread_key_t key) noexcept {
  if (!explorer::in_use(key)) return EINVAL;
  ++the_keys().keys[key].generation;
  return 0;
}

void* pthread_getspecific(pthread_key_t key) noexcept {
  explorer::thread& self = explorer::the_scheduler().self();
  if (!explorer::in_use(key) || self.values == nullptr) return nullptr;
  const explorer::key_value& mine = self.values[key];
  return mine.generation == the_keys().keys[key].generation ? mine.value
                                                            : nullptr;
}

int pthread_setspecific(pthread_key_t key, const void* value) noexcept {
  if (!explorer::in_use(key)) return EINVAL;
  explorer::thread& self = explorer::the_scheduler().self();
  explorer::values_of(self)[key] = {const_cast<void*>(value),
                                    the_keys().keys[key].generation};
  return 0;
}

}  // extern "C"
