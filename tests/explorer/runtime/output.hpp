#ifndef COURSE_EXPLORER_OUTPUT_HPP
#define COURSE_EXPLORER_OUTPUT_HPP

#include <cstddef>

namespace explorer {

/// Puts stdout and stderr on streams that end in the report.
void capture_standard_streams();

/// Appends to what the program has printed (descriptor 1) or to its errors.
void append_output(int descriptor, const char* text, std::size_t size);

}  // namespace explorer

#endif
