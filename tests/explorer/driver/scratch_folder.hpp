#ifndef COURSE_EXPLORER_SCRATCH_FOLDER_HPP
#define COURSE_EXPLORER_SCRATCH_FOLDER_HPP

#include <filesystem>

namespace explorer {

/// A temporary folder in which a program runs; gone, with all that is in it,
/// when this goes.
class scratch_folder {
public:
  /// Throws usage_error when there can be none.
  scratch_folder();
  ~scratch_folder();
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Removes what the last run left: the next one must not see it.
  void clear() const;

private:
  std::filesystem::path path_;
};

}  // namespace explorer

#endif
