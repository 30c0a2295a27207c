#include "write_file.hpp"

#include <fstream>
#include <system_error>

#include "failure.hpp"

namespace bench {

void write_file(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::path draft = path;
  draft += ".part";
  std::error_code problem;
  if (path.has_parent_path()) {
    std::filesystem::create_directories(path.parent_path(), problem);
  }
  std::ofstream file(draft, std::ios::binary);
  file << text;
  file.close();
  // Renaming is what the file system does in one step.
  if (file) std::filesystem::rename(draft, path, problem);
  if (!file || problem) {
    std::filesystem::remove(draft, problem);
    throw failure("cannot write '" + path.string() + "'");
  }
}

}  // namespace bench
