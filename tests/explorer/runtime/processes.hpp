#ifndef COURSE_EXPLORER_PROCESSES_HPP
#define COURSE_EXPLORER_PROCESSES_HPP

#include <sys/types.h>

#include <cstdint>

#include "../shared/protocol.hpp"
#include "common_state.hpp"
#include "regions.hpp"
#include "thread.hpp"

// The processes of a run. Each has memory of its own, and one thread of all of
// them runs: within a process the baton goes on as ever, from one process to
// another it goes by a call. A process that does not run waits for a call.
//
// Whether a thread can go on may depend on the memory of its process, which
// nobody else sees; but that memory does not change while the process waits. So
// the process notes the answers when it hands the baton on. Only what a pipe
// holds does change meanwhile: then the process is called and asked again.

namespace explorer {

class scheduler;

struct process {
  std::uint32_t call;    ///< Futex: what it is called for; 0: nothing.
  std::int32_t native;   ///< Its number for the kernel.
  std::uint32_t number;  ///< Among all; 0 is the one that was there first.
  std::uint32_t body;    ///< Its first thread, which has the same number.
  std::uint32_t parent;  ///< Its number; `no_process`: the system's first.
  std::int32_t status;   ///< How it ended, as from waitpid.
  run_end how;           ///< The same in the report's words,
  std::int32_t code;     ///< and its code.
  bool ended;
  bool waited_for;
  bool adopts;  ///< What its descendants leave behind becomes its own.
};

inline constexpr std::uint32_t no_process = ~0u;

/// The number of the calling process.
inline std::uint32_t& this_process() {
  static constinit std::uint32_t number = 0;
  return number;
}

/// Did the calling process ever start a thread?
inline bool& has_started_threads() {
  static constinit bool value = false;
  return value;
}

/// Whose memory this is: the calling process's, or that of all.
inline constexpr std::uint32_t everybody = ~0u;
inline std::uint32_t owner_of(const volatile void* address) {
  return regions::is_one_for_all(address) ? everybody : this_process();
}

namespace processes {

/// Did the program ever fork in this run?
inline bool several() {
  return the_common_state().processes != nullptr;
}
inline std::uint32_t count() {
  return the_common_state().process_count;
}
inline process& at(std::uint32_t number) {
  return the_common_state().processes[number];
}
inline process& own() {
  return at(this_process());
}

/// What the program calls the process whose first thread this is.
inline constexpr pid_t first_number = 1000;
inline pid_t number_of(const process& which) {
  return first_number + static_cast<pid_t>(which.body);
}
/// An operation on it, as a whole.
operation on(action what, const process& which, std::uint64_t pc);
/// Null when there is none of this number.
process* find(pid_t number);

/// Can be said in this process whether `t` can go on, as far as that depends
/// on `subject`?
inline bool is_asked_here(const thread& t, const volatile void* subject) {
  return t.process == this_process() || regions::is_one_for_all(subject);
}

/// Is what `t` waits for the one at this address? Two processes may have two.
inline bool is_same(const thread& t, const volatile void* subject) {
  return t.subject == subject &&
         (t.process == this_process() || regions::is_one_for_all(subject));
}

/// Has all threads say anew whether they can go on that wait for a change of
/// something outside, if there was one.
void ask_who_waits_outside(scheduler& run);

/// Something that the kernel keeps has changed: a pipe, a descriptor.
inline void note_outside_change() {
  ++the_common_state().outside_changes;
}

/// Hands the baton to a thread of another process; returns when this process
/// has it again, with the thread that it is for.
thread& hand_over(scheduler& run, thread& next);

/// Has the program one more process? Makes one, not yet running, whose only
/// thread goes on where `self` is. Null when there are too many.
process* add(scheduler& run, thread& self);
/// In the new process: becomes what was added. Returns when it may go on.
void become(scheduler& run, process& added);

/// The process ends in this way: with the run, where it is the only one.
[[noreturn]] void end(run_end how, int code);

/// Ends another process by a signal, before the call returns.
void end_by_signal(scheduler& run, process& which, int signal_number);

/// `which` is known to have ended, and is forgotten.
void forget(scheduler& run, process& which);

/// The run is over: no other process goes on. Returns in the first one only.
void end_all();

/// What descendants of this process leave behind becomes its own, or not.
void adopt_orphans(bool wanted);

/// Nobody can go on. Has the first process ended, long since? Then that is
/// how the run ends.
void end_as_first_did(scheduler& run);

}  // namespace processes
}  // namespace explorer

#endif
