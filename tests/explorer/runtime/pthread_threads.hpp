#ifndef COURSE_EXPLORER_PTHREAD_THREADS_HPP
#define COURSE_EXPLORER_PTHREAD_THREADS_HPP

#include <pthread.h>

#include "thread.hpp"

namespace explorer {

/// Starts a thread of the program; an error number or 0.
int start_thread(pthread_t* handle, const pthread_attr_t* attributes,
                 void* (*routine)(void*), int (*c11_routine)(void*),
                 void* argument, std::uint64_t pc);

/// Waits for the end of `other`, at most until `deadline`.
int join_thread(pthread_t handle, void** result, std::uint64_t deadline,
                std::uint64_t pc);

/// The thread with this handle; null when there is none.
thread* thread_of(pthread_t handle);
pthread_t handle_of(const thread& t);

/// Calls the real `main` on a stack of our own, so that its locals lie at the
/// same addresses in every run; returns what it returned.
int call_main(int (*main)(int, char**, char**), int count, char** arguments,
              char** environment);

/// Runs what the thread left to be done at its end: thread_local destructors,
/// then the destructors of its keys.
void run_exit_actions(thread& self);

}  // namespace explorer

#endif
