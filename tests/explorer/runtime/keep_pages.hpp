#ifndef COURSE_EXPLORER_KEEP_PAGES_HPP
#define COURSE_EXPLORER_KEEP_PAGES_HPP

namespace explorer {

/// Makes each process that is forked from here on begin with the pages of the
/// program and its libraries in place, instead of asking for each anew.
void keep_pages_at_fork();

}  // namespace explorer

#endif
