#ifndef COURSE_EXPLORER_PROTOCOL_HPP
#define COURSE_EXPLORER_PROTOCOL_HPP

#include <cstdint>

#include "search_log.hpp"

// What `explore` and the runtime inside an explored program say to each other:
// one block of shared memory, written by turns. `explore` fills in `request`,
// the runtime's server forks a child that runs the program once and fills in
// `report` and the tables behind it.

namespace explorer {

inline constexpr std::uint32_t protocol_version = 3;
/// Environment variable that carries the descriptors of an explored run.
inline constexpr char protocol_variable[] = "COURSE_EXPLORER";
/// Environment variable that says how to go from thread to thread: "kernel"
/// asks for the slow way, which every processor has.
inline constexpr char switch_variable[] = "COURSE_EXPLORER_SWITCH";
/// Stands in every explored build, so that `explore` can tell one.
inline constexpr char runtime_marker[] = "course-explorer-runtime-1";

/// Sent to a thread that is stuck: it says where, and ends the run.
inline constexpr int stuck_signal = 16;  // SIGSTKFLT, which nobody uses.

inline constexpr std::uint32_t threads_max = 1024;
inline constexpr std::uint32_t processes_max = 256;
inline constexpr std::uint32_t output_max = 4u << 20;
inline constexpr std::uint32_t error_max = 1u << 20;
inline constexpr std::uint32_t stamps_max = 1u << 17;
inline constexpr std::uint32_t decisions_max = 1u << 20;
inline constexpr std::uint32_t events_max = 500;
inline constexpr std::uint32_t frames_max = 40;
inline constexpr std::uint32_t findings_max = 32;
inline constexpr std::uint32_t places_max = 16;
inline constexpr std::uint32_t learned_max = 4096;

enum class time_mode : std::uint32_t {
  any,  ///< A sleeper may wake at any point; deadlines keep their order.
  idle  ///< The clock moves only when nothing else can run.
};

enum class strategy_kind : std::uint32_t {
  random_walk,
  pct,
  pos,
  replay,
  search
};

/// One strategy with its parameters; what a seed is turned into.
struct strategy_choice {
  strategy_kind kind;
  std::uint32_t depth;        ///< PCT: the depth d.
  double switch_probability;  ///< Random walk; 1 or more: uniform over all.
};

/// A decision that differs from the default one (stay with the running thread,
/// else the lowest number; for other choices the first).
struct decision {
  std::uint32_t index;  ///< Number of the choice within the run, from 0.
  std::uint16_t kind;   ///< 0: which thread; 1: another choice.
  std::uint16_t value;
};

/// What a thread does at one step. The order is that of the words in
/// driver/words.cpp.
enum class action : std::uint8_t {
  none,
  start,
  finish,
  create,
  join,
  detach,
  read,
  write,
  atomic_load,
  atomic_store,
  atomic_update,
  atomic_compare,
  fence,
  lock,
  try_lock,
  unlock,
  read_lock,
  write_lock,
  wait,
  wake,
  signal,
  broadcast,
  acquire,
  release,
  arrive,
  once,
  guard,
  futex_wait,
  futex_wake,
  yield,
  sleep,
  clock,
  output,
  input,
  free_memory,
  close,
  kill,
  exit,
};

enum class object_kind : std::uint8_t {
  none,
  thread,
  mutex,
  condition,
  rwlock,
  semaphore,
  barrier,
  once_flag,
  spin_lock,
  atomic,
  memory,
  futex,
  process,
  channel,
  stream,
};

/// A call stack, innermost first, as return addresses.
struct call_stack {
  std::uint32_t depth;
  std::uint64_t frames[frames_max];
};

/// One line of a trace.
struct event {
  std::uint64_t time;
  std::uint64_t address;
  std::uint64_t value;  ///< Whatever helps: bytes, the other thread, ...
  std::uint32_t step;
  std::uint32_t object;  ///< Its number among the objects of its kind.
  std::uint16_t thread;
  action what;
  object_kind kind;
  call_stack stack;
};

enum class finding_kind : std::uint32_t {
  data_race,
  deadlock,
  partial_deadlock,
  lock_order,
  lost_wakeup,
  livelock,
  livelock_suspect,
  terminate,
  crash,
  misuse,
  use_after_free,
  double_free,
};

/// One place of a finding: who does what, where.
struct place {
  std::uint32_t thread;
  action what;
  object_kind kind;
  std::uint16_t size;    ///< Of a memory access, in bytes.
  std::uint32_t object;  ///< What it waits for, takes or touches.
  std::uint32_t owner;   ///< Thread that holds it, plus 1; else 0.
  std::uint64_t address;
  call_stack stack;
};

struct finding {
  finding_kind kind;
  std::uint32_t number;  ///< Signal number, where that says more.
  std::uint32_t place_count;
  char detail[192];
  place places[places_max];
};

enum class run_end : std::uint32_t {
  none,     ///< The child died before it could say.
  exited,   ///< With `code`.
  aborted,  ///< By signal `code`.
  deadlock,
  livelock,
  step_limit,
  not_controlled,
  diverged,   ///< A replay met a choice that is not there.
  redundant,  ///< A search has already seen all that could follow.
};

struct run_request {
  std::uint64_t seed;
  strategy_choice strategy;
  time_mode time;
  std::uint32_t race;   ///< 1: look for data races.
  std::uint32_t trace;  ///< 1: record events.
  std::uint64_t points_limit;
  std::uint64_t points_expected;  ///< PCT's k.
  std::uint32_t decision_count;   ///< Of `decisions_in`, for a replay.
  std::uint32_t searching;        ///< 1: keep the log of an exhaustive search.
};

struct run_report {
  std::uint64_t progress;  ///< Grows while the program is under control.
  std::uint64_t points;    ///< Choices of a thread with more than one.
  std::uint64_t choices;   ///< All choices, of threads and others.
  std::uint64_t steps;
  std::uint64_t hash;  ///< Of everything that was done, in order.
  std::uint64_t now;   ///< Virtual nanoseconds at the end.
  run_end end;
  std::int32_t code;
  std::uint32_t threads;  ///< All there ever were.
  std::uint32_t preemptions;
  std::uint32_t demotions;  ///< PCT priorities lost to a yield.
  std::uint32_t output_size;
  std::uint32_t error_size;
  std::uint32_t stamp_count;
  std::uint32_t decision_count;
  std::uint32_t decisions_lost;  ///< More than `decisions_max`.
  std::uint32_t output_lost;     ///< More than the tables hold.
  std::uint32_t finding_count;
  std::uint32_t event_count;  ///< All that happened, kept or not.
  std::uint32_t terminated;   ///< std::terminate was called.
  std::uint64_t diverged_at;
  std::uint32_t running;        ///< The thread that holds the baton.
  std::int32_t native_thread;   ///< Its number for the kernel.
  std::int32_t native_process;  ///< The same of its process; 0: the first.
  char call[64];                ///< Call that cannot be controlled.
  char why[192];
  call_stack where;  ///< Last known place of the running thread.
};

/// What a program does that asks for more scheduling points.
enum special_deed : std::uint32_t {
  somebody_tries = 1,  ///< Looks whether a lock is held.
  somebody_kills = 2   ///< Ends another process, wherever that is.
};

/// Addresses that must be scheduling points, because races met there.
struct learned_table {
  std::uint32_t granule_count;
  std::uint32_t place_count;
  std::uint64_t granules[learned_max];  ///< Multiples of 8.
  std::uint64_t places[learned_max];    ///< Return addresses of accesses.
  std::uint32_t special_deeds;          ///< Those that were seen: their sum.
};

struct shared_area {
  std::uint32_t version;
  std::int32_t child;  ///< The process of the run under way.
  /// All that this process started, where it started any, itself first: their
  /// numbers for the kernel; 0 where nothing is left of one.
  std::uint32_t process_count;
  std::int32_t processes[processes_max];
  run_request request;
  run_report report;
  learned_table learned;
  finding findings[findings_max];
  event events[events_max];
  std::uint64_t stamps[stamps_max];
  decision decisions_in[decisions_max];
  decision decisions_out[decisions_max];
  char output[output_max];
  char error[error_max];
  search_log search;
};

/// What the server answers on its pipe after each run.
struct server_answer {
  std::int32_t pid;
  std::int32_t status;  ///< As from waitpid.
};

}  // namespace explorer

#endif
