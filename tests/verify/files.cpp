#include "files.hpp"

#include <openssl/evp.h>
#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "join.hpp"
#include "messages.hpp"
#include "source.hpp"

namespace verify {
namespace fs = std::filesystem;

void write_file(const fs::path& path, std::string_view bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  const fs::path draft =
      join(path.string(), ".", std::to_string(getpid()), ".tmp");
  std::ofstream file(draft, std::ios::binary);
  file << bytes;
  file.close();
  std::error_code error;
  if (file) fs::rename(draft, path, error);
  if (file && !error) return;
  fs::remove(draft, error);
  throw std::runtime_error(messages::cannot_write(path.string()));
}

bool write_if_changed(const fs::path& path, std::string_view bytes) {
  if (fs::exists(path) && read_file(path) == bytes) return false;
  write_file(path, bytes);
  return true;
}

void move_program(const fs::path& from, const fs::path& to) {
  if (!write_if_changed(to, read_file(from))) return;
  fs::permissions(to, fs::status(from).permissions());
}

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(),
                 nullptr) != 1)
    throw std::runtime_error("SHA-256 failed");
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned i = 0; i < size; ++i) {
    text += digits[digest[i] >> 4];
    text += digits[digest[i] & 15];
  }
  return text;
}

temporary_directory::temporary_directory() {
  std::string name = (fs::temp_directory_path() / "verify-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw std::system_error(errno, std::generic_category(), "mkdtemp");
  path_ = name;
}

temporary_directory::~temporary_directory() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace verify
