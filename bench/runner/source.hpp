#ifndef COURSE_BENCH_SOURCE_HPP
#define COURSE_BENCH_SOURCE_HPP

#include <string>

namespace bench {

/// The first sentence of a suite's opening comment (`///`): the question that
/// the suite answers. `path` is for the message only.
/// \throws failure if the file does not begin with such a comment
std::string opening_sentence(const std::string& text, const std::string& path);

/// The SHA-256 of a file, in hexadecimal, from the `sha256sum` of coreutils.
/// \throws failure if it cannot be had
std::string sha256_of_file(const std::string& path);

}  // namespace bench

#endif
