#include "watcher.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>

#include "fork_gate.hpp"
#include "join.hpp"
#include "launch.hpp"
#include "machine.hpp"
#include "process_tree.hpp"

namespace verify {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using std::chrono::steady_clock;

/// How often the tree of processes is counted.
constexpr milliseconds tick{20};
constexpr milliseconds patience_to_end{10'000};

/// An empty directory that goes when the run is over.
class scratch_directory {
public:
  scratch_directory() {
    // Named by its owner, the process that waits for the result.
    std::string name =
        std::filesystem::temp_directory_path() /
        join("verify-run-", std::to_string(getppid()), "-XXXXXX");
    if (!mkdtemp(name.data()))
      throw std::system_error(errno, std::generic_category(), "mkdtemp");
    path_ = name;
  }
  scratch_directory(const scratch_directory&) = delete;
  scratch_directory& operator=(const scratch_directory&) = delete;
  ~scratch_directory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

/// One run, from start to end.
class watched_run {
public:
  watched_run(const run_request& request, int signals)
      : request_(request), signals_(signals) {}

  run_result go() {
    const machine_state before = read_machine();
    for (int i = 0; i < request_.load; ++i)
      busy_.push_back(launch_busy(request_.one_cpu));
    start_ = steady_clock::now();
    const launched program =
        launch(request_, request_.directory.value_or(scratch_.path()),
               scratch_.path());
    program_ = program.pid;
    output_ = program.output;
    error_ = program.error;
    gate_ = program.gate;
    tree_ = {program_};
    for (int descriptor : {output_, error_})
      fcntl(descriptor, F_SETFL, O_NONBLOCK);
    while (!over()) wait_for_something();
    result_.disturbance = disturbance(before, read_machine());
    if (!end_everything())
      throw std::runtime_error("a process cannot be ended");
    if (program.failure != 0) {
      result_.how = ended_by::not_started;
      result_.value = program.failure;
    }
    return std::move(result_);
  }

  /// Returns false if something is still there after a long while.
  bool end_everything() {
    // Whatever has stayed in its session goes at once, as one.
    if (program_ > 0 && !ended_) kill(-program_, SIGKILL);
    return end_descendants(patience_to_end);
  }

private:
  bool everything_ended() const { return ended_ && alone_; }
  bool read_everything() const { return output_ < 0 && error_ < 0; }

  bool over() {
    if (given_up_) return true;
    if (everything_ended() && read_everything()) return true;
    const auto now = steady_clock::now();
    if (!ended_ && now > start_ + request_.limits.wall)
      return give_up(ended_by::timeout, 0);
    if (ended_ && now > end_ + request_.limits.linger) {
      const std::size_t left = descendants(getpid()).size();
      if (left > 0)
        return give_up(ended_by::left_running, static_cast<int>(left));
      // Nobody is left: on a busy machine it is this process that is late.
      alone_ = true;
    }
    return false;
  }

  bool give_up(ended_by how, int value) {
    if (!ended_) result_.duration = steady_clock::now() - start_;
    result_.how = how;
    result_.value = value;
    given_up_ = true;
    return true;
  }

  void wait_for_something() {
    // A negative descriptor is passed over.
    std::array<pollfd, 4> sources{
        pollfd{signals_, POLLIN, 0}, pollfd{output_, POLLIN, 0},
        pollfd{error_, POLLIN, 0}, pollfd{gate_, POLLIN, 0}};
    poll(sources.data(), sources.size(), static_cast<int>(tick.count()));
    if (sources[1].revents != 0) collect(output_, result_.output, true);
    if (sources[2].revents != 0) collect(error_, result_.error, false);
    if (sources[0].revents != 0) read_signals();
    if (sources[3].revents != 0) mind_gate(sources[3].revents);
    check_tree();
  }

  /// Lets a fork happen as long as there is room for one more process.
  void mind_gate(int events) {
    if (given_up_) return;
    if (!(events & POLLIN)) {
      // Nobody is left who could ask.
      close(gate_);
      gate_ = -1;
      return;
    }
    const std::optional<std::uint64_t> fork = waiting_fork(gate_);
    if (!fork) return;
    if (process_count() >= request_.limits.processes) count_tree();
    if (process_count() >= request_.limits.processes) {
      give_up(ended_by::too_many_processes, process_count() + 1);
      return;
    }
    ++allowed_;
    allow_fork(gate_, *fork);
  }

  void collect(int& descriptor, std::string& text, bool is_output) {
    std::array<char, 65536> buffer;
    const ssize_t size = read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) {
      // A terminal reports its end as an error.
      close(descriptor);
      descriptor = -1;
      return;
    }
    const std::size_t room = request_.limits.output_bytes - text.size();
    const auto arrived = static_cast<std::size_t>(size);
    text.append(buffer.data(), std::min(arrived, room));
    if (is_output)
      result_.arrivals.push_back({text.size(), steady_clock::now() - start_});
    if (arrived > room) give_up(ended_by::too_much_output, 0);
  }

  void read_signals() {
    signalfd_siginfo info{};
    while (read(signals_, &info, sizeof info) == sizeof info)
      // Anything else asks to stop: the result is of no interest any more.
      if (info.ssi_signo != SIGCHLD) throw std::runtime_error("asked to stop");
    reap();
  }

  void reap() {
    while (true) {
      int status = 0;
      rusage used{};
      const pid_t pid = wait4(-1, &status, WNOHANG, &used);
      if (pid == 0) break;
      if (pid < 0 && errno == EINTR) continue;
      if (pid < 0) break;
      std::erase(busy_, pid);
      if (pid == program_) note_end(status, used);
    }
    if (ended_) alone_ = descendants(getpid()).empty();
  }

  void note_end(int status, const rusage& used) {
    ended_ = true;
    end_ = steady_clock::now();
    result_.duration = end_ - start_;
    for (pid_t pid : busy_) kill(pid, SIGKILL);
    if (WIFEXITED(status)) {
      result_.how = ended_by::exit;
      result_.value = WEXITSTATUS(status);
      return;
    }
    result_.how = ended_by::signal;
    result_.value = WTERMSIG(status);
    const bool used_up = used.ru_utime.tv_sec + used.ru_stime.tv_sec >=
                         request_.limits.cpu.count();
    if (result_.value == SIGXCPU || (result_.value == SIGKILL && used_up))
      result_.how = ended_by::too_much_cpu;
  }

  /// As last counted, and what has been allowed since.
  int process_count() const {
    return static_cast<int>(tree_.size()) + unreaped_ + allowed_;
  }

  void count_tree() {
    family all = family_of(getpid());
    tree_ = std::move(all.living);
    unreaped_ = all.unreaped;
    allowed_ = 0;
    if (ended_ && tree_.empty()) alone_ = true;
    std::erase_if(tree_, [&](pid_t pid) {
      return std::ranges::find(busy_, pid) != busy_.end();
    });
  }

  /// Whether there can be processes that have not been counted.
  bool may_have_grown() {
    if (gate_ >= 0) return allowed_ > 0;
    // Reading one number tells whether the machine has any new one.
    const std::string before = std::exchange(newest_, newest_process());
    return newest_ != before;
  }

  void check_tree() {
    const auto now = steady_clock::now();
    if (given_up_ || now < next_check_) return;
    // Steady: a tick paced by its own cost comes ever later just when the tree
    // grows fast.
    next_check_ = now + tick;
    if (ended_ || may_have_grown()) count_tree();
    if (process_count() > request_.limits.processes)
      give_up(ended_by::too_many_processes, process_count());
    else if (memory_of(tree_) > request_.limits.memory)
      give_up(ended_by::too_much_memory, 0);
  }

  const run_request& request_;
  const int signals_;
  scratch_directory scratch_;
  run_result result_;
  pid_t program_ = -1;
  int output_ = -1;
  int error_ = -1;
  int gate_ = -1;
  std::vector<pid_t> busy_;
  steady_clock::time_point start_;
  steady_clock::time_point end_;
  steady_clock::time_point next_check_;
  std::string newest_;
  /// As last counted, without the busy processes.
  std::vector<pid_t> tree_;
  int unreaped_ = 0;
  /// Forks allowed since then.
  int allowed_ = 0;
  /// The program itself has ended.
  bool ended_ = false;
  /// Nothing that it started is left.
  bool alone_ = false;
  bool given_up_ = false;
};

std::vector<std::uint8_t> encode(const run_result& result) {
  nlohmann::json json;
  json["how"] = static_cast<int>(result.how);
  json["value"] = result.value;
  json["duration"] = result.duration.count();
  json["disturbance"] = result.disturbance.count();
  const auto bytes = [](const std::string& text) {
    return nlohmann::json::binary({text.begin(), text.end()});
  };
  json["output"] = bytes(result.output);
  json["error"] = bytes(result.error);
  json["arrivals"] = nlohmann::json::array();
  for (const arrival& one : result.arrivals)
    json["arrivals"].push_back({one.bytes, one.at.count()});
  return nlohmann::json::to_cbor(json);
}

void write_all(int descriptor, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t size =
        write(descriptor, bytes.data() + done, bytes.size() - done);
    if (size < 0 && errno != EINTR) return;
    if (size > 0) done += static_cast<std::size_t>(size);
  }
}

int open_signals() {
  sigset_t expected;
  sigemptyset(&expected);
  for (int number : {SIGCHLD, SIGTERM, SIGINT, SIGHUP})
    sigaddset(&expected, number);
  sigprocmask(SIG_BLOCK, &expected, nullptr);
  signal(SIGPIPE, SIG_IGN);
  return signalfd(-1, &expected, SFD_NONBLOCK | SFD_CLOEXEC);
}

/// Keeps only the results and the standard streams.
void close_others(int results) {
  close_range(3, static_cast<unsigned>(results) - 1, 0);
  close_range(static_cast<unsigned>(results) + 1, ~0U, 0);
}

}  // namespace

void watch(const run_request& request, int results, pid_t parent) noexcept {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  close_others(results);
  const int signals = open_signals();
  // Not SIGKILL: a watcher that is told can end what it watches.
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != parent) _exit(1);
  int status = 1;
  try {
    watched_run one(request, signals);
    try {
      write_all(results, encode(one.go()));
      status = 0;
    } catch (const std::exception&) {
      // No result is the message; what it started must go all the same, and
      // before its directory does.
      one.end_everything();
    }
  } catch (const std::exception&) {
  }
  _exit(status);
}

run_result decode_result(const std::vector<std::uint8_t>& bytes) {
  const nlohmann::json document = nlohmann::json::from_cbor(bytes, true, false);
  run_result result;
  if (!document.is_object()) return result;
  result.how = static_cast<ended_by>(document["how"].get<int>());
  result.value = document["value"];
  result.duration = nanoseconds(document["duration"].get<std::int64_t>());
  result.disturbance = nanoseconds(document["disturbance"].get<std::int64_t>());
  const auto text = [&](const char* name) {
    const auto& raw = document[name].get_binary();
    return std::string(raw.begin(), raw.end());
  };
  result.output = text("output");
  result.error = text("error");
  for (const nlohmann::json& one : document["arrivals"])
    result.arrivals.push_back(
        {one[0].get<std::size_t>(), nanoseconds(one[1].get<std::int64_t>())});
  return result;
}

}  // namespace verify
