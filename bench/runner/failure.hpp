#ifndef COURSE_BENCH_FAILURE_HPP
#define COURSE_BENCH_FAILURE_HPP

#include <stdexcept>

namespace bench {

/// What went wrong, in words for a person: the measurement cannot be made.
/// Ends the program with 1.
class failure : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// The program was called wrongly. Ends the program with 2.
class wrong_use : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

}  // namespace bench

#endif
