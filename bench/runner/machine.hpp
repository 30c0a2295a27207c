#ifndef COURSE_BENCH_MACHINE_HPP
#define COURSE_BENCH_MACHINE_HPP

#include <cstdint>
#include <string>
#include <vector>

namespace bench {

/// The machine as a reader needs to know it to judge a number.
struct machine {
  std::string cpu;
  unsigned cores;  ///< How many this process may keep busy at a time.
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

/// The number of cores behind some processors, each of which is given by the
/// list of those it shares a core with ("0,4"; empty if the system does not
/// say). Two processors on one core share what computes, so two threads on them
/// are not twice as fast as one.
unsigned count_cores(const std::vector<std::string>& siblings);

/// How many of `cores` a control group lets its processes keep busy, given its
/// file cpu.max: "150000 100000" is 1.5 of them, "max 100000" is all. A part of
/// a core runs no thread beside another, so it does not count; one core does.
unsigned allowed_cores(const std::string& cpu_max, unsigned cores);

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
