#include "scratch_folder.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

#include "options.hpp"

namespace explorer {
namespace fs = std::filesystem;

scratch_folder::scratch_folder() {
  std::string pattern =
      (fs::temp_directory_path() / "explored-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw usage_error{"cannot make '" + pattern + "': " + std::strerror(errno)};
  }
  path_ = pattern;
}

scratch_folder::~scratch_folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void scratch_folder::clear() const {
  for (const fs::directory_entry& each : fs::directory_iterator(path_)) {
    fs::remove_all(each);
  }
}

}  // namespace explorer
