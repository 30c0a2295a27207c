#ifndef COURSE_BENCH_SCRATCH_FOLDER_HPP
#define COURSE_BENCH_SCRATCH_FOLDER_HPP

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace bench {

/// A folder for one test; gone with all that is in it when the test ends.
class scratch_folder {
public:
  scratch_folder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "measure-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
      throw std::runtime_error("cannot make a folder like " + name);
    }
    path_ = name;
  }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  ~scratch_folder() { std::filesystem::remove_all(path_); }

  std::string path(const std::string& name) const { return path_ / name; }

  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
  }

  std::string read(const std::string& name) const {
    std::ifstream file(path(name));
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// How many files and folders are in it.
  std::ptrdiff_t size() const {
    return std::distance(std::filesystem::directory_iterator(path_), {});
  }

private:
  std::filesystem::path path_;
};

}  // namespace bench

#endif
