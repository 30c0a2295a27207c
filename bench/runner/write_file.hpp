#ifndef COURSE_BENCH_WRITE_FILE_HPP
#define COURSE_BENCH_WRITE_FILE_HPP

#include <filesystem>
#include <string>

namespace bench {

/// Replaces a file as a whole: whoever looks sees the old bytes or the new,
/// never half of them. Missing folders are made.
/// \throws failure if it cannot be written; the old file is still there then
void write_file(const std::filesystem::path& path, const std::string& text);

}  // namespace bench

#endif
