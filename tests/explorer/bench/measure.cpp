#include "measure.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace explorer::bench {
namespace {

// Nothing here takes a minute, but for what hangs.
constexpr unsigned patience_seconds = 60;
// A deadlock has come long before.
constexpr unsigned patience_with_a_bug_seconds = 2;

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / 1e6;
}

std::string contents(int file) {
  std::string text(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
  if (pread(file, text.data(), text.size(), 0) !=
      static_cast<ssize_t>(text.size())) {
    give_up("cannot read what a program printed");
  }
  return text;
}

[[noreturn]] void become(const std::vector<std::string>& command, int output) {
  dup2(output, 1);
  dup2(open("/dev/null", O_WRONLY), 2);
  // ThreadSanitizer does not start just anywhere.
  personality(ADDR_NO_RANDOMIZE);
  const bool explores = command.front() == EXPLORE_PROGRAM;
  alarm(explores ? patience_seconds : patience_with_a_bug_seconds);
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

cost operator-(const cost& a, const cost& b) {
  return {a.processor - b.processor, a.wall - b.wall};
}

cost operator/(const cost& a, double b) {
  return {a.processor / b, a.wall / b};
}

void give_up(const std::string& why) {
  std::fprintf(stderr, "explorer_bench: %s\n", why.c_str());
  std::exit(2);
}

finished_process run(const std::vector<std::string>& command) {
  using clock = std::chrono::steady_clock;
  const int output = memfd_create("output", MFD_CLOEXEC);
  const clock::time_point begin = clock::now();
  const pid_t child = fork();
  if (child == 0) become(command, output);
  int status = 0;
  rusage usage{};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) {
    give_up("cannot run '" + command.front() + "'");
  }
  const std::chrono::duration<double> wall = clock::now() - begin;
  finished_process result;
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.ended_well = result.code == 0;
  result.output = contents(output);
  result.spent = {seconds(usage.ru_utime) + seconds(usage.ru_stime),
                  wall.count()};
  close(output);
  return result;
}

cost schedule_cost(const std::vector<std::string>& program, int schedules,
                   int code) {
  const auto explore = [&](int count) {
    std::vector<std::string> command{EXPLORE_PROGRAM, "--schedules",
                                     std::to_string(count), "--json",
                                     "/dev/null"};
    command.insert(command.end(), program.begin(), program.end());
    const finished_process done = run(command);
    if (done.code != code) {
      give_up("the exploration of '" + program.front() + "' went wrong");
    }
    return done.spent;
  };
  const cost started = explore(1);
  return (explore(schedules + 1) - started) / schedules;
}

cost median(std::vector<cost> values) {
  const auto middle =
      values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(
      values.begin(), middle, values.end(),
      [](const cost& a, const cost& b) { return a.processor < b.processor; });
  return *middle;
}

}  // namespace explorer::bench
