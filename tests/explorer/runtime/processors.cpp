#include <pthread.h>
#include <sched.h>
#include <sys/sysinfo.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "real.hpp"

// Every machine looks the same: four processors, the first of them in use.

namespace {

constexpr int processors = 4;

void all_processors(std::size_t size, cpu_set_t* set) {
  std::memset(set, 0, size);
  for (int i = 0; i < processors; ++i) CPU_SET_S(i, size, set);
}

}  // namespace

extern "C" {

int get_nprocs() noexcept {
  return processors;
}
int get_nprocs_conf() noexcept {
  return processors;
}
int sched_getcpu() noexcept {
  return 0;
}

long sysconf(int name) noexcept {
  if (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF) {
    return processors;
  }
  static auto* const real_sysconf = explorer::real<long(int)>("sysconf");
  return real_sysconf(name);
}

int sched_getaffinity(pid_t, std::size_t size, cpu_set_t* set) noexcept {
  all_processors(size, set);
  return 0;
}

// All threads run on one processor in turn, wherever they ask to be.
int sched_setaffinity(pid_t, std::size_t, const cpu_set_t*) noexcept {
  return 0;
}

int pthread_getaffinity_np(pthread_t, std::size_t size,
                           cpu_set_t* set) noexcept {
  all_processors(size, set);
  return 0;
}

int pthread_setaffinity_np(pthread_t, std::size_t, const cpu_set_t*) noexcept {
  return 0;
}

}  // extern "C"
