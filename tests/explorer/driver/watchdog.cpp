#include "watchdog.hpp"

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace explorer {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr auto patience_blocked = 2s;
constexpr auto patience_signal = 20s;
constexpr double patience_computing = 10;  // Seconds of processor time.

struct call_name {
  long number;
  const char* name;
};

// Calls that can wait for the world outside.
constexpr call_name blocking_calls[] = {
    {SYS_read, "read"},
    {SYS_write, "write"},
    {SYS_readv, "readv"},
    {SYS_poll, "poll"},
    {SYS_ppoll, "ppoll"},
    {SYS_select, "select"},
    {SYS_pselect6, "pselect"},
    {SYS_epoll_wait, "epoll_wait"},
    {SYS_epoll_pwait, "epoll_wait"},
    {SYS_accept, "accept"},
    {SYS_accept4, "accept"},
    {SYS_connect, "connect"},
    {SYS_recvfrom, "recv"},
    {SYS_recvmsg, "recvmsg"},
    {SYS_sendto, "send"},
    {SYS_wait4, "wait"},
    {SYS_waitid, "waitid"},
    {SYS_futex, "futex"},
    {SYS_flock, "flock"},
    {SYS_fcntl, "fcntl"},
    {SYS_pause, "pause"},
    {SYS_rt_sigtimedwait, "sigwait"},
    {SYS_rt_sigsuspend, "sigsuspend"},
    {SYS_nanosleep, "nanosleep"},
    {SYS_clock_nanosleep, "clock_nanosleep"},
    {SYS_openat, "open"},
    {SYS_msgrcv, "msgrcv"},
    {SYS_semop, "semop"},
};

std::string name_of(long number) {
  for (const call_name& known : blocking_calls) {
    if (known.number == number) return known.name;
  }
  return "system call " + std::to_string(number);
}

/// The first fields of a /proc stat file that matter here.
struct task_state {
  char state = '?';
  std::uint64_t ticks = 0;  ///< Processor time.
};

task_state read_state(const fs::path& stat) {
  task_state result;
  std::string text;
  std::getline(std::ifstream(stat), text);
  // After the name, which may hold anything, come the fields from the third.
  const std::size_t name_end = text.rfind(')');
  if (name_end == std::string::npos) return result;
  std::istringstream fields(text.substr(name_end + 1));
  std::string field;
  std::uint64_t user = 0;
  std::uint64_t kernel = 0;
  fields >> result.state;
  for (int i = 0; i < 10; ++i) fields >> field;
  fields >> user >> kernel;
  result.ticks = user + kernel;
  return result;
}

/// A call, and what it waits for.
struct sleeping_call {
  std::string name;
  bool on_input = false;  ///< Standard input.
};

// The call in which every thread of the process sleeps: that of `running`.
// Empty while one of them runs, or only waits for a processor.
sleeping_call common_sleep(const fs::path& process, int running) {
  std::error_code error;
  for (const auto& task : fs::directory_iterator(process / "task", error)) {
    if (read_state(task.path() / "stat").state != 'S') return {};
  }
  if (error) return {};
  std::string text;
  std::getline(
      std::ifstream(process / "task" / std::to_string(running) / "syscall"),
      text);
  if (text.empty() || text[0] < '0' || text[0] > '9') return {};
  std::istringstream fields(text);
  long number = 0;
  std::string first;
  fields >> number >> first;
  const bool reads = number == SYS_read || number == SYS_readv;
  return {name_of(number), reads && first == "0x0"};
}

}  // namespace

watchdog::watchdog(shared_area& area)
    : area_(area), progress_(0), since_(std::chrono::steady_clock::now()) {}

// Of several processes the one that holds the baton.
int watchdog::running_process(int first) const {
  const int running =
      __atomic_load_n(&area_.report.native_process, __ATOMIC_RELAXED);
  return running == 0 ? first : running;
}

void watchdog::look() {
  const int first = __atomic_load_n(&area_.child, __ATOMIC_ACQUIRE);
  if (first == 0) return;
  const int process = running_process(first);
  const auto now = std::chrono::steady_clock::now();
  const std::uint64_t progress =
      __atomic_load_n(&area_.report.progress, __ATOMIC_RELAXED);
  const int native =
      __atomic_load_n(&area_.report.native_thread, __ATOMIC_RELAXED);
  const fs::path folder = "/proc/" + std::to_string(process);
  const task_state state = read_state(folder / "stat");
  const std::uint64_t ticks = state.ticks;
  if (progress != progress_) {
    progress_ = progress;
    since_ = now;
    processor_time_ = ticks;
    blocked_in_.clear();
    return;
  }
  if (signals_sent_ > 0) {
    if (now - since_ > patience_signal) kill(first, SIGKILL);
    return;
  }
  // It is gone, and has passed the baton to nobody: the run ends here.
  if (process != first && (state.state == 'Z' || state.state == '?')) {
    if (now - since_ <= patience_blocked) return;
    note("", "one of its processes was ended from outside");
    kill(first, SIGKILL);
    return;
  }
  const double computed =
      static_cast<double>(ticks - std::min(ticks, processor_time_)) /
      static_cast<double>(sysconf(_SC_CLK_TCK));
  if (computed > patience_computing) {
    end_run(process, "",
            "it computes without end where no access is instrumented");
    return;
  }
  const sleeping_call call =
      common_sleep(folder, native == 0 ? process : native);
  if (call.name.empty() || call.name != blocked_in_) {
    blocked_in_ = call.name;
    since_ = now;
  } else if (now - since_ > patience_blocked) {
    end_run(process, call.name,
            call.on_input
                ? "it reads standard input, which only a file can give to each "
                  "schedule alike: add '< FILE'"
                : "it waits in the kernel for the world outside");
  }
}

void watchdog::note(const std::string& call, const std::string& why) {
  run_report& report = area_.report;
  std::strncpy(report.call, call.c_str(), sizeof report.call - 1);
  std::strncpy(report.why, why.c_str(), sizeof report.why - 1);
}

void watchdog::end_run(int process, const std::string& call,
                       const std::string& why) {
  note(call, why);
  const int native = area_.report.native_thread;
  const int task = native == 0 ? process : native;
  // The runtime's handler writes down where the thread is.
  syscall(SYS_tgkill, process, task, stuck_signal);
  ++signals_sent_;
  since_ = std::chrono::steady_clock::now();
}

}  // namespace explorer
