#ifndef COURSE_VERIFY_PROCESS_TREE_HPP
#define COURSE_VERIFY_PROCESS_TREE_HPP

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <vector>

namespace verify {

/// Every process that descends from one, without itself.
struct family {
  std::vector<pid_t> living;
  /// They have ended, but still stand in the kernel's tables, because their
  /// parents take no note of it. Children of the ancestor itself do not count.
  int unreaped = 0;
};

/// What left its session or was orphaned is found as long as `ancestor` adopts
/// it.
family family_of(pid_t ancestor);

/// The living ones alone.
std::vector<pid_t> descendants(pid_t ancestor);

/// How many bytes of memory these processes use; pages they share count for
/// each.
std::size_t memory_of(const std::vector<pid_t>& processes);

/// Ends every descendant of this process, which must be their subreaper, and
/// reaps them. Processes that keep forking are stopped first.
/// Returns false if some are still there after `patience`.
bool end_descendants(std::chrono::milliseconds patience);

}  // namespace verify

#endif
