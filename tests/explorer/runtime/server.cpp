#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "fiber.hpp"
#include "keep_pages.hpp"
#include "learned.hpp"
#include "output.hpp"
#include "process_end.hpp"
#include "pthread_threads.hpp"
#include "raw_system.hpp"
#include "real.hpp"
#include "regions.hpp"
#include "scheduler.hpp"
#include "shadow.hpp"

// The beginning of an explored program: before any constructor of its own it
// becomes a server that forks one child for each schedule. The child goes on
// from here as the program.

namespace explorer {
namespace {

// What `explore` looks for in the file.
[[gnu::used]] const char marker[] = "course-explorer-runtime-1";

struct channel {
  shared_area* area;
  int commands;
  int answers;
};

[[noreturn]] void give_up(const char* text) {
  raw::write_all(2, text, std::strlen(text));
  raw::exit_process(2);
}

channel connect() {
  const char* variable = std::getenv(protocol_variable);
  int memory = -1;
  channel result{};
  if (variable == nullptr ||
      std::sscanf(variable, "%d,%d,%d", &memory, &result.commands,
                  &result.answers) != 3) {
    give_up(
        "explore: this program is built to be explored, not to be run alone\n"
        "note: run 'explore PROGRAM'\n");
  }
  void* area = mmap(nullptr, sizeof(shared_area), PROT_READ | PROT_WRITE,
                    MAP_SHARED, memory, 0);
  if (area == MAP_FAILED) give_up("explore: cannot map the shared memory\n");
  result.area = static_cast<shared_area*>(area);
  if (result.area->version != protocol_version) {
    give_up(
        "explore: this program was linked with another version of the "
        "runtime\nnote: build it again\n");
  }
  unsetenv(protocol_variable);
  raw::call(SYS_close, memory);
  return result;
}

// One processor for all threads of a run: handing the baton on is cheaper.
void pin_to_this_processor() {
  unsigned processor = 0;
  raw::call(SYS_getcpu, raw::as_long(&processor));
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(processor, &set);
  raw::call(SYS_sched_setaffinity, 0, sizeof set, raw::as_long(&set));
}

void clear(run_report& report) {
  report = run_report{};
}

// What a program with several processes leaves behind becomes this one's. Of
// those in the table none has been waited for, so each still has its number.
void end_what_is_left(const shared_area& area) {
  for (std::uint32_t i = 1; i < area.process_count; ++i) {
    if (area.processes[i] != 0) raw::call(SYS_kill, area.processes[i], SIGKILL);
  }
  while (raw::call(SYS_wait4, -1) != -ECHILD) {
  }
}

// Returns in each child, never in the server itself.
void serve(const channel& to) {
  auto* const fork_child = real<pid_t()>("_Fork");
  for (;;) {
    char command = 0;
    long size = 0;
    do {
      size = raw::call(SYS_read, to.commands, raw::as_long(&command), 1);
    } while (size == -EINTR);
    if (size != 1) raw::exit_process(0);
    the_learned_places().update(to.area->learned);
    clear(to.area->report);
    to.area->process_count = 0;
    const pid_t child = fork_child();
    if (child == 0) {
      raw::call(SYS_close, to.commands);
      raw::call(SYS_close, to.answers);
      return;
    }
    server_answer answer{child, 0};
    if (child < 0) {
      give_up("explore: the system refuses to start another process\n");
    }
    __atomic_store_n(&to.area->child, child, __ATOMIC_RELEASE);
    long ended = 0;
    do {
      ended = raw::call(SYS_wait4, child, raw::as_long(&answer.status));
    } while (ended == -EINTR);
    if (to.area->process_count != 0) end_what_is_left(*to.area);
    __atomic_store_n(&to.area->child, 0, __ATOMIC_RELEASE);
    raw::write_all(to.answers, reinterpret_cast<const char*>(&answer),
                   sizeof answer);
  }
}

[[gnu::constructor(101)]] void begin() {
  const channel to = connect();
  shadow::reserve();
  std::free(std::malloc(1));
  regions::guard_stack(0);
  this_thread_slot() = &the_scheduler().main_thread();
  capture_standard_streams();
  watch_for_crashes();
  register_last_exit_handler();
  const bool fibers = fiber::available();
  keep_pages_at_fork();
  raw::call(SYS_prctl, PR_SET_CHILD_SUBREAPER, 1);
  serve(to);
  pin_to_this_processor();
  scheduler& run = the_scheduler();
  run.begin(*to.area, fibers);
  thread& main_thread = run.main_thread();
  main_thread.clock.set(0, 1);
  main_thread.hard.set(0, 1);
  main_thread.native_id = static_cast<std::int32_t>(raw::call(SYS_gettid));
  run.report().native_thread = main_thread.native_id;
  fiber::begin_with(main_thread);
}

using main_function = int(int, char**, char**);

main_function*& the_real_main() {
  static constinit main_function* function = nullptr;
  return function;
}

int run_main(int count, char** arguments, char** environment) {
  exit(call_main(the_real_main(), count, arguments, environment));
}

}  // namespace
}  // namespace explorer

extern "C" int __libc_start_main(explorer::main_function* main, int count,
                                 char** arguments, void (*init)(),
                                 void (*fini)(), void (*rtld_fini)(),
                                 void* stack_end) {
  explorer::the_real_main() = main;
  auto* const start =
      explorer::real<int(explorer::main_function*, int, char**, void (*)(),
                         void (*)(), void (*)(), void*)>("__libc_start_main");
  return start(explorer::run_main, count, arguments, init, fini, rtld_fini,
               stack_end);
}
