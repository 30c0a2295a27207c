#ifndef COURSE_BENCH_PROGRESS_HPP
#define COURSE_BENCH_PROGRESS_HPP

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <string>

namespace bench {

/// The time still to go, if the rest goes on like what is done; nothing to say
/// before the first run has ended.
std::string time_left(std::chrono::duration<double> elapsed, std::size_t done,
                      std::size_t total);

/// Tells a waiting person how far a measurement has come: on a terminal one
/// line that changes, elsewhere a line whenever a tenth of the work is done.
class progress {
public:
  progress(std::ostream& out, bool terminal, std::string suite);
  /// Ends the changing line, also when the measurement fails.
  ~progress();

  /// `done` of `total` runs have ended; `next` begins.
  void show(std::size_t done, std::size_t total, const std::string& next);

private:
  std::ostream& out_;
  const bool terminal_;
  const std::string suite_;
  const std::chrono::steady_clock::time_point start_;
  std::size_t tenths_shown_ = 0;
  bool line_open_ = false;
};

}  // namespace bench

#endif
