#ifndef COURSE_VERIFY_FILES_HPP
#define COURSE_VERIFY_FILES_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace verify {

/// Writes the file in one step, so that nobody ever reads half of it.
/// \throws std::runtime_error if it cannot be written.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// As write_file, but leaves a file alone that holds these bytes already.
/// Returns whether it wrote.
bool write_if_changed(const std::filesystem::path& path,
                      std::string_view bytes);

/// Moves a program to its place, unless the same bytes are there already.
void move_program(const std::filesystem::path& from,
                  const std::filesystem::path& to);

/// The SHA-256 of these bytes in hexadecimal.
std::string sha256(std::string_view bytes);

/// An empty directory that is removed with everything in it.
class temporary_directory {
public:
  temporary_directory();
  temporary_directory(const temporary_directory&) = delete;
  temporary_directory& operator=(const temporary_directory&) = delete;
  ~temporary_directory();
  const std::filesystem::path& path() const { return path_; }

private:
  std::filesystem::path path_;
};

}  // namespace verify

#endif
