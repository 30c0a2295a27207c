#include "join.hpp"
#include "message_parts.hpp"
#include "messages.hpp"

namespace verify::messages {

// ---- What was checked, for the evidence ----

std::string compiles() {
  return "compiles without a warning";
}
std::string says_so() {
  return "says what the contract says";
}
std::string ran(int runs, ran_how judged) {
  std::string_view how;
  if (judged == ran_how::recorded) how = ", not judged";
  if (judged == ran_how::timed)
    how = "; moments judged where nothing disturbed the run";
  if (runs == 1) return join("ran once: it takes longer than a second", how);
  return join("ran ", std::to_string(runs),
              " times: on one core and on all, alone and under load", how);
}
std::string clang_matches() {
  return "clang's program prints the same";
}
std::string clang_compiles() {
  return "compiles without a warning";
}
std::string silent(std::string_view tool) {
  return join(tool, " reports nothing");
}
std::string caught(std::string_view tool, std::string_view failure) {
  return join(tool, " reports the ", failure, " in this listing");
}
std::string not_judged(std::string_view tool) {
  return join(tool, " is not asked about this");
}
std::string not_explored() {
  return "not explored yet";
}
std::string searched(long schedules, std::string_view size) {
  return join("with ", size, ": ", explored_all(schedules));
}
std::string explored_single() {
  return "one thread, so there is one schedule only";
}
std::string explored_all(long schedules) {
  return schedules == 1
             ? "the one schedule there is"
             : join("all ", grouped(schedules), " inequivalent schedules");
}
std::string explored_bounded(long schedules) {
  return join("all ", grouped(schedules),
              " schedules with few preemptions; not those with more");
}
std::string explored_sample(long schedules, const std::vector<double>& missed) {
  std::string text = join("0 of ", grouped(schedules),
                          " sampled schedules break the contract");
  for (std::size_t depth = 1; depth <= missed.size(); ++depth)
    text += join(depth == 1 ? "; chance of having missed a bug of depth "
                            : ", of depth ",
                 std::to_string(depth), ": ", percent(missed[depth - 1]));
  return text;
}
std::string failure_found(std::string_view failure, long count,
                          long schedules) {
  return join(failure, " in ", grouped(count), " of ", grouped(schedules),
              schedules == 1 ? " schedule" : " schedules");
}

// ---- The verification line ----

std::string line_refused(std::string_view compilers, bool only_warns) {
  return join(only_warns ? "warned about by " : "refused by ", compilers);
}
std::string line_single() {
  return "one thread, one schedule";
}
std::string line_schedules(long schedules, std::string_view verdict) {
  const std::string count = grouped(schedules);
  if (verdict == "exhaustive")
    return schedules == 1 ? "its one schedule"
                          : join("all ", count, " inequivalent schedules");
  if (verdict == "bounded")
    return join("all ", count, " schedules with few preemptions");
  return join(count, schedules == 1 ? " schedule " : " schedules ", verdict);
}
std::string line_searched(std::string_view reduced_size,
                          std::string_view schedules,
                          std::string_view full_size) {
  return join("exhaustive at ", reduced_size, " · ", schedules, " at ",
              full_size);
}
std::string line_silent(std::string_view tools) {
  return join("silent under ", tools);
}
std::string line_caught(std::string_view tools) {
  return join("caught by ", tools);
}
std::string line_exempt(std::string_view tool, std::string_view reason) {
  return join("not under ", tool, ": ", reason);
}

}  // namespace verify::messages
