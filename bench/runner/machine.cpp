#include "machine.hpp"

#include <sched.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "failure.hpp"

namespace bench {

namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw failure("cannot read '" + path + "'");
  return {std::istreambuf_iterator<char>(file), {}};
}

// The rest of the first line that begins with `key` and a colon, trimmed.
std::string field(const std::string& text, const std::string& key) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind(key, 0) != 0) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::size_t first = line.find_first_not_of(" \t", colon + 1);
    return first == std::string::npos ? "" : line.substr(first);
  }
  return "";
}

// For every processor that may be used, those it shares a core with.
std::vector<std::string> usable_processors() {
  cpu_set_t usable;
  CPU_ZERO(&usable);
  if (sched_getaffinity(0, sizeof usable, &usable) != 0) {
    throw failure("cannot ask which processors may be used");
  }
  std::vector<std::string> siblings;
  for (std::size_t number = 0; number < CPU_SETSIZE; ++number) {
    if (!CPU_ISSET(number, &usable)) continue;
    std::ifstream file("/sys/devices/system/cpu/cpu" + std::to_string(number) +
                       "/topology/thread_siblings_list");
    std::string list;
    std::getline(file, list);
    siblings.push_back(list);
  }
  return siblings;
}

// The limit of a container, which sees its own control group as the root.
std::string cpu_limit() {
  std::ifstream file("/sys/fs/cgroup/cpu.max");
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string kernel_release() {
  utsname name{};
  uname(&name);
  return std::string(name.sysname) + " " + name.release;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

double seconds_used(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double percent(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return 0;
  return 100 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

unsigned count_cores(const std::vector<std::string>& siblings) {
  std::set<std::string> known;
  unsigned cores = 0;
  for (const std::string& list : siblings) {
    if (list.empty() || known.insert(list).second) ++cores;
  }
  return cores;
}

unsigned allowed_cores(const std::string& cpu_max, unsigned cores) {
  std::istringstream line(cpu_max);
  unsigned long quota = 0;
  unsigned long period = 0;
  if (!(line >> quota >> period) || period == 0) return cores;
  const unsigned long whole = std::max(quota / period, 1UL);
  return static_cast<unsigned>(std::min<unsigned long>(whole, cores));
}

std::string cpu_model(const std::string& cpuinfo) {
  const std::string model = field(cpuinfo, "model name");
  return model.empty() ? "unknown" : model;
}

unsigned memory_gib(const std::string& meminfo) {
  const std::string kibibytes = field(meminfo, "MemTotal");
  if (kibibytes.empty()) return 0;
  return static_cast<unsigned>(
      std::lround(std::stod(kibibytes) / (1024.0 * 1024.0)));
}

cpu_ticks read_ticks(const std::string& stat) {
  // "cpu  user nice system idle iowait irq softirq steal guest guest_nice";
  // guest time is counted in user time already.
  std::istringstream line(stat);
  std::string name;
  std::array<std::uint64_t, 8> ticks{};
  line >> name;
  for (std::uint64_t& entry : ticks) line >> entry;
  if (!line || name != "cpu") throw failure("/proc/stat is not as expected");
  const auto [user, nice, system, idle, iowait, irq, softirq, steal] = ticks;
  const std::uint64_t busy = user + nice + system + irq + softirq;
  return {busy + idle + iowait + steal, busy, steal};
}

double read_load(const std::string& loadavg) {
  std::istringstream line(loadavg);
  double load = 0;
  if (!(line >> load)) throw failure("/proc/loadavg is not as expected");
  return load;
}

double steal_percent(const cpu_ticks& before, const cpu_ticks& after) {
  return percent(after.steal - before.steal, after.total - before.total);
}

double others_percent(const cpu_ticks& before, const cpu_ticks& after,
                      std::uint64_t own) {
  const std::uint64_t busy = after.busy - before.busy;
  // The two clocks are read one after the other: a tick may be counted as
  // ours that the machine has not counted yet.
  return percent(busy > own ? busy - own : 0, after.total - before.total);
}

machine this_machine() {
  const unsigned cores = count_cores(usable_processors());
  return {cpu_model(text_of("/proc/cpuinfo")),
          allowed_cores(cpu_limit(), cores),
          memory_gib(text_of("/proc/meminfo")), kernel_release()};
}

cpu_ticks ticks_now() {
  return read_ticks(text_of("/proc/stat"));
}

double load_now() {
  return read_load(text_of("/proc/loadavg"));
}

std::uint64_t own_ticks() {
  const double used = seconds_used(RUSAGE_SELF) + seconds_used(RUSAGE_CHILDREN);
  return static_cast<std::uint64_t>(used *
                                    static_cast<double>(sysconf(_SC_CLK_TCK)));
}

}  // namespace bench
