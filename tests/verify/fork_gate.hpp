#ifndef COURSE_VERIFY_FORK_GATE_HPP
#define COURSE_VERIFY_FORK_GATE_HPP

#include <cstdint>
#include <optional>

namespace verify {

/// From now on the calling process, and whatever descends from it, must ask
/// before each fork; threads are free. The answer comes from whoever holds the
/// returned descriptor. While nobody answers, nobody forks; once nobody holds
/// it, every fork fails. It takes no privileges and cannot be left again.
/// Returns -1 where the kernel does not offer it or somebody asks already.
int close_fork_gate();

/// A fork that waits for its answer; nothing if it waits no more.
std::optional<std::uint64_t> waiting_fork(int gate);

/// Lets it happen.
void allow_fork(int gate, std::uint64_t fork);

}  // namespace verify

#endif
