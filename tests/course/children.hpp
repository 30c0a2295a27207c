#ifndef COURSE_TESTS_CHILDREN_HPP
#define COURSE_TESTS_CHILDREN_HPP

#include <sys/wait.h>

#include <cerrno>

/// Whether every child of this process has ended and was waited for.
inline bool no_child_left() {
  return ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
}

#endif
