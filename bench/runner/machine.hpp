#ifndef COURSE_BENCH_MACHINE_HPP
#define COURSE_BENCH_MACHINE_HPP

#include <cstdint>
#include <string>

namespace bench {

/// The machine as a reader needs to know it to judge a number.
struct machine {
  std::string cpu;
  unsigned cores;  ///< Those this process may use, not those built in.
  unsigned memory_gib;
  std::string kernel;
};

/// How the processors spent their time since the machine was started, in
/// clock ticks summed over all cores.
struct cpu_ticks {
  std::uint64_t total;
  std::uint64_t busy;   ///< Spent on programs of this machine.
  std::uint64_t steal;  ///< Wanted, but given to another virtual machine.
};

/// The machine this program runs on.
machine this_machine();

/// The processors' time until now, from /proc/stat.
cpu_ticks ticks_now();

/// The average number of runnable programs in the last minute.
double load_now();

/// Clock ticks that this program and all its ended children have used.
std::uint64_t own_ticks();

// Each of these reads the text of one file below /proc.
std::string cpu_model(const std::string& cpuinfo);  ///< "unknown" if unnamed.
unsigned memory_gib(const std::string& meminfo);    ///< Rounded; 0 if absent.
cpu_ticks read_ticks(const std::string& stat);      ///< \throws failure
double read_load(const std::string& loadavg);       ///< \throws failure

/// The share of the time between two readings that other virtual machines
/// took from this one, in percent.
double steal_percent(const cpu_ticks& before, const cpu_ticks& after);

/// The share of the time between two readings that programs other than this
/// one and its children used, in percent of all cores; `own` is what those
/// used in between.
double others_percent(const cpu_ticks& before, const cpu_ticks& after,
                      std::uint64_t own);

}  // namespace bench

#endif
