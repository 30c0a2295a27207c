#ifndef COURSE_EXPLORER_RANDOM_DATA_HPP
#define COURSE_EXPLORER_RANDOM_DATA_HPP

#include <cstddef>

namespace explorer {

/// What stands in for entropy: the same bytes in every run, whatever the
/// schedule's seed, so that schedules differ and inputs do not.
void fill_random(void* data, std::size_t size);

}  // namespace explorer

#endif
