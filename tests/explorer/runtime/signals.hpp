#ifndef COURSE_EXPLORER_SIGNALS_HPP
#define COURSE_EXPLORER_SIGNALS_HPP

namespace explorer {

struct process;

/// Does the other process neither block nor ignore nor handle the signal?
bool leaves_default(const process& other, int number);

}  // namespace explorer

#endif
