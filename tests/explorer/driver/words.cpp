#include "words.hpp"

#include <signal.h>

#include <cstring>

namespace explorer {
namespace {

constexpr const char* action_words[] = {
    "",
    "start",
    "finish",
    "create",
    "join",
    "detach",
    "read",
    "write",
    "atomic load",
    "atomic store",
    "atomic update",
    "compare-exchange",
    "fence",
    "lock",
    "try lock",
    "unlock",
    "read lock",
    "write lock",
    "wait",
    "wake",
    "notify one",
    "notify all",
    "acquire",
    "release",
    "arrive",
    "call once",
    "initialise static",
    "futex wait",
    "futex wake",
    "yield",
    "sleep",
    "read clock",
    "output",
    "input",
    "free",
    "close",
    "kill",
    "exit",
};
static_assert(std::size(action_words) ==
              static_cast<std::size_t>(action::exit) + 1);

constexpr const char* object_words[] = {
    "",          "thread",    "mutex",   "condition variable",
    "rwlock",    "semaphore", "barrier", "once flag",
    "spin lock", "atomic",    "memory",  "futex",
    "process",   "pipe",      "stream",
};
static_assert(std::size(object_words) ==
              static_cast<std::size_t>(object_kind::stream) + 1);

std::string signal_name(int number) {
  const char* name = sigabbrev_np(number);
  if (name == nullptr) return std::to_string(number);
  std::string text = "SIG";
  return text += name;
}

}  // namespace

std::string word_for(action what) {
  return action_words[static_cast<std::size_t>(what)];
}

std::string name_thread(std::uint32_t id) {
  std::string name = "T";
  return name += std::to_string(id);
}

std::string name_object(object_kind kind, std::uint32_t number) {
  std::string name = object_words[static_cast<std::size_t>(kind)];
  switch (kind) {
    case object_kind::none:
      return "";
    case object_kind::thread:
      return name_thread(number);
    case object_kind::stream:
      return number == 1 ? "stdout" : number == 2 ? "stderr" : "file";
    case object_kind::memory:
      return "memory";
    case object_kind::process:
      if (number == 0) return "a child process";
      break;
    default:
      break;
  }
  name += ' ';
  return name += std::to_string(number);
}

std::string name_finding(const finding& what) {
  switch (what.kind) {
    case finding_kind::data_race:
      return "data race";
    case finding_kind::deadlock:
      return "deadlock";
    case finding_kind::partial_deadlock:
      return "partial deadlock";
    case finding_kind::lock_order:
      return "lock-order inversion";
    case finding_kind::lost_wakeup:
      return "lost wake-up";
    case finding_kind::livelock:
    case finding_kind::livelock_suspect:
      return "livelock";
    case finding_kind::terminate:
      return "terminate";
    case finding_kind::crash:
      return "signal " + signal_name(static_cast<int>(what.number));
    case finding_kind::misuse:
      return "misuse";
    case finding_kind::use_after_free:
      return "use after free";
    case finding_kind::double_free:
      return "double free";
  }
  return "";
}

std::string describe_place(const place& where, finding_kind kind) {
  if (where.what == action::free_memory) return "gives the memory back";
  if (kind == finding_kind::use_after_free && where.size == 0) {
    return "uses an object there";
  }
  if (kind == finding_kind::data_race || kind == finding_kind::use_after_free) {
    const bool atomic =
        where.what == action::atomic_load || where.what == action::atomic_store;
    const bool writes =
        where.what == action::write || where.what == action::atomic_store;
    return std::string(atomic ? "atomic " : "") + (writes ? "write" : "read") +
           " of " + std::to_string(where.size) +
           (where.size == 1 ? " byte" : " bytes");
  }
  if (kind == finding_kind::terminate || kind == finding_kind::crash) {
    return "happens here";
  }
  if (kind == finding_kind::lock_order) {
    return (where.owner != 0 ? "holds " : "wants ") +
           name_object(where.kind, where.object);
  }
  if (kind == finding_kind::misuse && where.what == action::none) {
    return "destroys " + name_object(where.kind, where.object);
  }
  if (where.what == action::none) return "runs";
  const std::string object = name_object(where.kind, where.object);
  std::string words;
  switch (where.what) {
    case action::join:
      return "waits for " + object + " to end";
    case action::lock:
    case action::read_lock:
    case action::write_lock:
      words = "waits for " + object;
      break;
    case action::wait:
    case action::futex_wait:
      return "waits on " + object;
    case action::sleep:
      return "sleeps";
    case action::input:
      return "waits for something in " + object;
    case action::output:
      if (where.kind != object_kind::channel) return "output " + object;
      return "waits for room in " + object;
    default:
      return word_for(where.what) + (object.empty() ? "" : " " + object);
  }
  if (where.owner != 0) {
    words += where.owner == where.thread + 1
                 ? ", which it holds itself"
                 : ", held by " + name_thread(where.owner - 1);
  }
  return words;
}

std::string describe_finding(const finding& what) {
  if (what.detail[0] != 0) return what.detail;
  const auto thread = [&](std::uint32_t i) {
    return i < what.place_count ? name_thread(what.places[i].thread)
                                : std::string("a thread");
  };
  switch (what.kind) {
    case finding_kind::data_race:
      return thread(0) + " and " + thread(1) +
             " access the same memory without an order between them, and at "
             "least one writes";
    case finding_kind::deadlock:
      return "no thread can go on";
    case finding_kind::partial_deadlock:
      return what.place_count == 1
                 ? thread(0) + " waits for a lock that it holds itself"
                 : "these threads wait for each other for ever";
    case finding_kind::lock_order:
      return "two threads take the same locks in opposite orders";
    case finding_kind::lost_wakeup:
      return "all threads wait for a notification, and nobody is left to send "
             "one";
    case finding_kind::livelock:
      return "all threads spin, and nothing that they read ever changes";
    case finding_kind::livelock_suspect:
      return "suspect: the limit of steps was reached without an end in sight";
    case finding_kind::terminate:
      return "std::terminate was called";
    case finding_kind::crash:
      return "the program was ended by " +
             signal_name(static_cast<int>(what.number));
    case finding_kind::misuse:
      return "a synchronisation object is misused";
    case finding_kind::use_after_free:
      return thread(1) + " uses memory that " + thread(0) + " has given back";
    case finding_kind::double_free:
      return "the same memory is given back twice";
  }
  return "";
}

std::string describe_end(const run_report& report) {
  switch (report.end) {
    case run_end::exited:
      return "exit " + std::to_string(report.code);
    case run_end::aborted:
      return "signal " + signal_name(report.code);
    case run_end::deadlock:
      return "deadlock";
    case run_end::livelock:
      return "livelock";
    case run_end::step_limit:
      return "step limit";
    case run_end::none:
    case run_end::not_controlled:
    case run_end::diverged:
    case run_end::redundant:
      break;
  }
  return "not controlled";
}

std::string describe_cut(std::uint32_t cut) {
  if ((cut & cut_many) != 0) {
    return "the program has more than " + std::to_string(searched_threads_max) +
           " threads";
  }
  if ((cut & cut_processes) != 0) {
    return "the program starts another process";
  }
  if ((cut & cut_long) != 0) return "a schedule is too long to be searched";
  if ((cut & cut_limit) != 0) {
    return "a schedule reached the limit on its points";
  }
  if ((cut & cut_time) != 0) {
    return "a thread polls the time, or until a time has come: it may do so "
           "any number of times";
  }
  return "a thread spins, and changes something each time: it may do so any "
         "number of times";
}

}  // namespace explorer
