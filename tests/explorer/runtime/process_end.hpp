#ifndef COURSE_EXPLORER_PROCESS_END_HPP
#define COURSE_EXPLORER_PROCESS_END_HPP

namespace explorer {

/// Has crashes and std::terminate written down; before the first run.
void watch_for_crashes();

/// Registers what runs after every handler of the program's own.
void register_last_exit_handler();

}  // namespace explorer

#endif
