#ifndef COURSE_EXPLORER_PROCESS_END_HPP
#define COURSE_EXPLORER_PROCESS_END_HPP

#include <cstdint>

namespace explorer {

/// Has crashes and std::terminate written down; before the first run.
void watch_for_crashes();

/// Gives the calling thread a stack for the moment at which its own is full.
void use_crash_stack();

/// Would this signal, sent by the program to itself, end it?
bool is_deadly(int signal_number);

/// Ends the run by a signal that came at `pc`.
[[noreturn]] void end_by_signal(int signal_number, std::uint64_t pc);

/// Registers what runs after every handler of the program's own.
void register_last_exit_handler();

}  // namespace explorer

#endif
