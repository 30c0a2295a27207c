#include "machine.hpp"

#include <sched.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace verify {
namespace {

std::string first_line(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

}  // namespace

machine_state read_machine() {
  machine_state state;
  // "some avg10=0.00 avg60=0.00 avg300=0.00 total=21848083", in microseconds.
  const std::string pressure = first_line("/proc/pressure/cpu");
  if (const std::size_t at = pressure.find("total="); at != pressure.npos)
    state.pressure =
        std::chrono::microseconds(std::stoll(pressure.substr(at + 6)));
  // "cpu user nice system idle iowait irq softirq steal ...", in ticks.
  std::istringstream times(first_line("/proc/stat"));
  std::string word;
  for (int column = 0; column <= 8; ++column) times >> word;
  if (times)
    state.stolen = std::chrono::nanoseconds(
        std::stoll(word) * (1'000'000'000 / sysconf(_SC_CLK_TCK)));
  return state;
}

std::chrono::nanoseconds disturbance(const machine_state& before,
                                     const machine_state& after) {
  return (after.pressure - before.pressure) + (after.stolen - before.stolen);
}

std::string newest_process() {
  const std::string line = first_line("/proc/loadavg");
  return line.substr(line.rfind(' ') + 1);
}

int cpu_count() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
  return CPU_COUNT(&allowed);
}

}  // namespace verify
