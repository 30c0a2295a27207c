#include "process_tree.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>

namespace verify {
namespace {

struct process {
  pid_t parent;
  char state;
};

/// Reads /proc/<pid>/stat: "pid (name) state parent ...". The name may hold
/// anything, so what follows the last parenthesis counts.
std::optional<process> read_process(const std::string& pid) {
  const int file =
      open(("/proc/" + pid + "/stat").c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::array<char, 512> buffer;
  const ssize_t size = read(file, buffer.data(), buffer.size());
  close(file);
  if (size <= 0) return std::nullopt;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(size));
  const std::size_t name_end = text.rfind(')');
  if (name_end == text.npos || name_end + 4 >= text.size()) return std::nullopt;
  process result{0, text[name_end + 2]};
  std::from_chars(text.data() + name_end + 4, text.data() + text.size(),
                  result.parent);
  return result;
}

/// Calls `use(pid, process)` for every process of the machine.
template <typename Use>
void for_each_process(Use use) {
  std::error_code error;
  for (const auto& entry :
       std::filesystem::directory_iterator("/proc", error)) {
    const std::string name = entry.path().filename();
    pid_t pid = 0;
    const auto parsed =
        std::from_chars(name.data(), name.data() + name.size(), pid);
    if (parsed.ptr != name.data() + name.size()) continue;
    if (const std::optional<process> one = read_process(name)) use(pid, *one);
  }
}

/// Takes note of children that have ended; false once there are none at all.
bool reap() {
  while (true) {
    const pid_t ended = waitpid(-1, nullptr, WNOHANG);
    if (ended == 0) return true;
    if (ended < 0 && errno != EINTR) return false;
  }
}

/// Stops the whole tree, so that nothing in it can fork any more.
std::set<pid_t> stop_descendants() {
  std::set<pid_t> stopped;
  while (true) {
    bool grew = false;
    for (pid_t pid : descendants(getpid())) {
      if (!stopped.insert(pid).second) continue;
      grew = true;
      kill(pid, SIGSTOP);
    }
    if (!grew) return stopped;
  }
}

}  // namespace

family family_of(pid_t ancestor) {
  struct child {
    pid_t pid;
    bool living;
  };
  std::multimap<pid_t, child> children;
  for_each_process([&](pid_t pid, const process& one) {
    children.emplace(one.parent,
                     child{pid, one.state != 'Z' && one.state != 'X'});
  });
  family found;
  std::vector<pid_t> open{ancestor};
  while (!open.empty()) {
    const pid_t parent = open.back();
    open.pop_back();
    const auto [first, last] = children.equal_range(parent);
    for (auto each = first; each != last; ++each) {
      const auto [pid, living] = each->second;
      // One that has ended may still have living children for an instant.
      open.push_back(pid);
      if (living)
        found.living.push_back(pid);
      else if (parent != ancestor)
        ++found.unreaped;
    }
  }
  return found;
}

std::vector<pid_t> descendants(pid_t ancestor) {
  return family_of(ancestor).living;
}

std::size_t memory_of(const std::vector<pid_t>& processes) {
  std::size_t pages = 0;
  for (pid_t pid : processes) {
    // "size resident shared ...", in pages.
    std::ifstream file("/proc/" + std::to_string(pid) + "/statm");
    std::size_t size = 0;
    std::size_t resident = 0;
    if (file >> size >> resident) pages += resident;
  }
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

bool end_descendants(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (reap()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    for (pid_t pid : stop_descendants()) kill(pid, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}

}  // namespace verify
